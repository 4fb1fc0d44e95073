namespace LineageIngest.Sql;

/// <summary>A table's name or a path; compared exactly. Absent parts are null: <c>new TableName("db", "s", "t")</c>.</summary>
public sealed record TableName(string? Catalog, string? Schema, string Name)
{
    /// <summary>The first of four parts (a linked server), or null.</summary>
    public string? Server { get; init; }

    /// <summary>Whether <see cref="Name"/> is a file, stage, bucket or directory.</summary>
    public bool IsPath { get; init; }

    /// <summary>A path: <c>TableName.Path("s3://b/k")</c>.</summary>
    public static TableName Path(string path) => new(null, null, path) { IsPath = true };

    /// <summary>Dotted: <c>db.s.t</c>; an omitted schema between two parts stays empty (<c>db..t</c>).</summary>
    public override string ToString()
    {
        if (Catalog is null && Server is null)
        {
            return Schema is null ? Name : $"{Schema}.{Name}";
        }

        var dotted = $"{Catalog}.{Schema}.{Name}";
        return Server is null ? dotted : $"{Server}.{dotted}";
    }
}
