using LineageIngest.Graph.Jobs;
using LineageIngest.Host.Insight;
using LineageIngest.Host.Reading;

namespace LineageIngest.Host.Exporting;

/// <summary>A box: a dataset, or a column of one (the field is null for the dataset itself, or where every row is meant).</summary>
public sealed record DrawnNode(string Namespace, string Name, string? Field, string Type, bool IsRoot)
{
    public string Label => Field is null ? Name : $"{Name}.{Field}";
}

/// <summary>An arrow from box to box (by position), through a job.</summary>
public sealed record DrawnEdge(
    int Source,
    int Target,
    string JobNamespace,
    string JobName,
    string Text,
    bool Declared,
    DateTimeOffset? SeenAt,
    DrawnColumn[] Columns
);

/// <summary>A column flow under an arrow between datasets; the target field is null where every row is meant.</summary>
public sealed record DrawnColumn(string SourceField, string? TargetField, string Type, string Subtype, bool Masking);

/// <summary>An answer as a picture: what Mermaid, DOT and OpenLineage are written from.</summary>
public sealed record Drawing(IReadOnlyList<DrawnNode> Nodes, IReadOnlyList<DrawnEdge> Edges)
{
    /// <summary>Null for an answer that is no graph.</summary>
    public static Drawing? Of(object answer) =>
        answer switch
        {
            LineageAnswer lineage => Of(lineage.Nodes, lineage.Edges, lineage.Columns, lineage.RootAssetId),
            DatasetAnswer dataset => Of(
                dataset.Upstream.Concat(dataset.Downstream).Append(dataset.Root).DistinctBy(n => n.Id).ToList(),
                dataset.Edges,
                dataset.Columns,
                dataset.Root.Id
            ),
            JobLineage job => Of(job),
            IReadOnlyList<ColumnLineageItem> columns => Of([
                .. columns.Select(c => (c.Source, c.Target, c.Job, c.Type, c.Transformation, c.Masking, c.Observed)),
            ]),
            ColumnPathsAnswer paths => Of([
                .. paths
                    .Paths.SelectMany(p => p.Steps)
                    .Distinct()
                    .Select(s => (s.Source, s.Target, s.Job, s.Type, s.Transformation, s.Masking, s.Observed)),
            ]),
            RootCauseAnswer { RootCause: { } cause } => Of(cause),
            _ => null,
        };

    static Drawing Of(
        IReadOnlyList<LineageNode> nodes,
        IReadOnlyList<LineageEdge> edges,
        IReadOnlyList<LineageColumnEdge>? columns,
        Guid root
    )
    {
        var places = nodes.Select((node, at) => (node.Id, at)).ToDictionary(row => row.Id, row => row.at);
        var flows = (columns ?? []).ToLookup(
            c => (c.Source, c.Target, c.Job.Id),
            c => new DrawnColumn(c.SourceColumn, c.TargetColumn, c.Type, c.Subtype, c.Masking)
        );
        return new Drawing(
            [.. nodes.Select(n => new DrawnNode(n.Namespace, n.Name, null, n.Type, n.Id == root))],
            [
                .. edges
                    .Where(e => places.ContainsKey(e.Source) && places.ContainsKey(e.Target))
                    .Select(e => new DrawnEdge(
                        places[e.Source],
                        places[e.Target],
                        e.Job.Namespace,
                        e.Job.Name,
                        e.Job.Name,
                        !e.Observed,
                        e.LastSeenAt,
                        [.. flows[(e.Source, e.Target, e.Job.Id)]]
                    )),
            ]
        );
    }

    /// <summary>Reads on the left, writes on the right; a job that only reads, or only writes, keeps its boxes without arrows.</summary>
    static Drawing Of(JobLineage job)
    {
        var nodes = job.Inputs.Concat(job.Outputs).DistinctBy(d => d.Id).ToList();
        var places = nodes.Select((node, at) => (node.Id, at)).ToDictionary(row => row.Id, row => row.at);
        return new Drawing(
            [.. nodes.Select(d => new DrawnNode(d.Namespace, d.Name, null, "table", false))],
            [
                .. from input in job.Inputs
                from output in job.Outputs
                select new DrawnEdge(
                    places[input.Id],
                    places[output.Id],
                    job.Job.Namespace,
                    job.Job.Name,
                    job.Job.Name,
                    !(input.Observed && output.Observed),
                    job.Runs.LastEndedAt,
                    [
                        .. job
                            .Columns.Where(c =>
                                (c.From.Namespace, c.From.Name) == (input.Namespace, input.Name)
                                && (c.To.Namespace, c.To.Name) == (output.Namespace, output.Name)
                            )
                            .Select(c => new DrawnColumn(c.From.Field ?? "", c.To.Field, c.Type, c.Subtype, c.Masking)),
                    ]
                ),
            ]
        );
    }

    /// <summary>The way from the cause to the symptom.</summary>
    static Drawing Of(FoundRootCause cause)
    {
        var nodes = cause.Path.SelectMany(s => new[] { s.From, s.To }).OfType<DatasetReference>().Distinct().ToList();
        return new Drawing(
            [.. nodes.Select(n => new DrawnNode(n.Namespace, n.Name, null, "table", n == cause.Dataset))],
            [
                .. cause
                    .Path.Where(s => s.To is not null)
                    .Select(s => new DrawnEdge(
                        nodes.IndexOf(s.From),
                        nodes.IndexOf(s.To!),
                        s.Job.Namespace,
                        s.Job.Name,
                        s.Job.Name,
                        false,
                        null,
                        []
                    )),
            ]
        );
    }

    static Drawing Of(
        List<(
            ColumnPlace Source,
            ColumnPlace Target,
            JobReference Job,
            string Type,
            string Transformation,
            bool Masking,
            bool Observed
        )> columns
    )
    {
        var nodes = columns.SelectMany(c => new[] { c.Source, c.Target }).Distinct().ToList();
        var places = nodes.Select((place, at) => (place, at)).ToDictionary(row => row.place, row => row.at);
        return new Drawing(
            [.. nodes.Select(p => new DrawnNode(p.Namespace, p.Dataset, p.Field, "column", false))],
            [
                .. columns.Select(c => new DrawnEdge(
                    places[c.Source],
                    places[c.Target],
                    c.Job.Namespace,
                    c.Job.Name,
                    $"{c.Job.Name} {c.Transformation}",
                    !c.Observed,
                    null,
                    [
                        new DrawnColumn(
                            c.Source.Field ?? "",
                            c.Target.Field,
                            c.Type,
                            c.Transformation == c.Type ? "" : c.Transformation,
                            c.Masking
                        ),
                    ]
                )),
            ]
        );
    }
}
