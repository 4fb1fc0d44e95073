namespace LineageIngest.Names;

/// <summary>A dataset as events name it. Names compare exactly. Example: <c>new DatasetName("postgres://h:5432", "shop.public.orders")</c>.</summary>
public sealed record DatasetName(string Namespace, string Name)
{
    public Guid Id { get; } = DerivedId.Of("dataset", Namespace, Name);

    /// <summary>By what a table is looked for whatever its schema: the last part, without case.</summary>
    public string BaseName() => Name[(Name.LastIndexOf('.') + 1)..].ToLowerInvariant();
}

/// <summary>A job as events name it: a DAG (<c>retail_pg_etl</c>), a task (<c>retail_pg_etl.load</c>), a query.</summary>
public sealed record JobName(string Namespace, string Name)
{
    public Guid Id { get; } = DerivedId.Of("job", Namespace, Name);
}

/// <summary>One run of one job. The run id is text: UUIDs are written in their canonical form, anything else stays as sent.</summary>
public sealed record RunName(JobName Job, string RunId)
{
    public Guid Key { get; } = DerivedId.Of("run", Job.Namespace, Job.Name, RunId);

    /// <summary>What runs of several jobs share when a producer uses one run id for all of them.</summary>
    public static Guid IdKey(string runId) => DerivedId.Of("run-id", runId);

    /// <summary>Canonical text of a run id: <c>urn:uuid:</c>, braces, 32 hex digits and upper case mean the same UUID.</summary>
    public static string Canonical(string runId)
    {
        var text = runId.StartsWith("urn:uuid:", StringComparison.OrdinalIgnoreCase) ? runId[9..] : runId;
        return Guid.TryParse(text, out var uuid) ? uuid.ToString("D") : runId;
    }
}
