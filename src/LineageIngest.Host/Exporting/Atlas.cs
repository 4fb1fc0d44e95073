using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using LineageIngest.Graph.Edges;
using LineageIngest.Graph.Jobs;
using LineageIngest.Insight.Assets;

namespace LineageIngest.Host.Exporting;

/// <summary>
/// The store as requests to Apache Atlas: the types, then datasets with their columns, then jobs and the flows between columns. Entities know each other by
/// qualifiedName, so the requests can be sent again, and a later export updates what an earlier one made.
/// </summary>
public sealed class Atlas(JobQuery jobs, DescriptionQuery descriptions)
{
    const string Path = "/api/atlas/v2/entity/bulk";

    /// <summary>Entities in one request; Atlas writes a request in one transaction.</summary>
    const int Portion = 200;

    public async IAsyncEnumerable<AtlasRequest> WriteAsync(int subscriptionId, [EnumeratorCancellation] CancellationToken cancellation)
    {
        yield return AtlasTypes.Definitions();
        var (datasets, columns) = await CollectAsync(subscriptionId, cancellation);
        foreach (var portion in datasets.Values.OrderBy(NameOf, StringComparer.Ordinal).Chunk(Portion))
        {
            var described = await descriptions.OfAsync(subscriptionId, [.. portion.Select(dataset => dataset.Id)], null, cancellation);
            var entities = portion.SelectMany(dataset =>
                Dataset(dataset, described.GetValueOrDefault(dataset.Id), columns[NameOf(dataset)])
            );
            foreach (var body in Bulk(entities))
                yield return body;
        }
        var wholes = await jobs.WholesAsync(subscriptionId, cancellation);
        await foreach (var job in jobs.AllAsync(subscriptionId, new LineageFilter(), cancellation))
        {
            // What a DAG does is what its tasks do.
            if (wholes.Contains(job.Job.Id) || (job.Inputs.Count == 0 && job.Outputs.Count == 0))
                continue;
            foreach (var body in Bulk([Job(job), .. job.Columns.Select(column => Flow(job.Job, column)).OfType<JsonObject>()]))
                yield return body;
        }
    }

    /// <summary>What jobs read and write, with the columns that flows name.</summary>
    async Task<(Dictionary<Guid, JobDataset> Datasets, ILookup<string, string> Columns)> CollectAsync(
        int subscriptionId,
        CancellationToken cancellation
    )
    {
        var (datasets, columns) = (new Dictionary<Guid, JobDataset>(), new HashSet<(string Dataset, string Column)>());
        await foreach (var job in jobs.AllAsync(subscriptionId, new LineageFilter(), cancellation))
        {
            foreach (var dataset in job.Inputs.Concat(job.Outputs))
                datasets[dataset.Id] = dataset;
            foreach (var end in job.Columns.SelectMany(column => new[] { column.From, column.To }))
            {
                if (end.Field is { } field)
                    columns.Add((NameOf(end.Namespace, end.Name), field));
            }
        }
        return (datasets, columns.ToLookup(column => column.Dataset, column => column.Column));
    }

    static IEnumerable<AtlasRequest> Bulk(IEnumerable<JsonObject> entities) =>
        entities
            .Chunk(Portion)
            .Select(portion => new AtlasRequest("POST", Path, new JsonObject { ["entities"] = new JsonArray([.. portion]) }));

    /// <summary>The dataset, the columns of its schema in their order, and those that only flows name.</summary>
    static IEnumerable<JsonObject> Dataset(JobDataset dataset, DatasetDescription? described, IEnumerable<string> named)
    {
        var qualifiedName = NameOf(dataset);
        var attributes = Attributes(qualifiedName, dataset.Name, ("namespace", dataset.Namespace), ("description", described?.Text));
        yield return Entity(AtlasTypes.Dataset, attributes);
        var known = described?.Columns ?? [];
        foreach (var (position, column) in known.Index())
            yield return Column(qualifiedName, column.Name, column.Type, position);
        foreach (var column in named.Except(known.Select(column => column.Name)).Order(StringComparer.Ordinal))
            yield return Column(qualifiedName, column, null, null);
    }

    static JsonObject Column(string dataset, string name, string? type, int? position)
    {
        var column = Entity(
            AtlasTypes.Column,
            Attributes(ColumnOf(dataset, name), name, ("dataType", type), ("position", position is { } at ? JsonValue.Create(at) : null))
        );
        column["relationshipAttributes"] = new JsonObject { ["dataset"] = Reference(AtlasTypes.Dataset, dataset) };
        return column;
    }

    static JsonObject Job(JobLineage job)
    {
        var attributes = Attributes(
            NameOf(job.Job.Namespace, job.Job.Name),
            job.Job.Name,
            ("namespace", job.Job.Namespace),
            ("integration", job.Job.Integration),
            ("jobType", job.Job.JobType)
        );
        attributes["inputs"] = References(job.Inputs);
        attributes["outputs"] = References(job.Outputs);
        return Entity(AtlasTypes.Job, attributes);
    }

    /// <summary>Null where no single column is at one of its ends.</summary>
    static JsonObject? Flow(JobIdentity job, JobColumn column)
    {
        if (column is not { From: { Field: { } from } source, To: { Field: { } to } target })
            return null;
        var (input, output) = (ColumnOf(NameOf(source.Namespace, source.Name), from), ColumnOf(NameOf(target.Namespace, target.Name), to));
        var name = NameOf(job.Namespace, job.Name);
        var attributes = Attributes(
            $"{name}:{input}->{output}:{column.Type}:{column.Subtype}",
            $"{from} → {to}",
            ("job", name),
            ("transformationType", column.Type),
            ("transformationSubtype", column.Subtype),
            ("masking", column.Masking),
            ("confidence", column.Confidence)
        );
        attributes["inputs"] = new JsonArray(Reference(AtlasTypes.Column, input));
        attributes["outputs"] = new JsonArray(Reference(AtlasTypes.Column, output));
        return Entity(AtlasTypes.ColumnFlow, attributes);
    }

    static JsonArray References(IEnumerable<JobDataset> datasets) =>
        new([.. datasets.Select(dataset => Reference(AtlasTypes.Dataset, NameOf(dataset)))]);

    static JsonObject Reference(string type, string qualifiedName) =>
        new()
        {
            ["typeName"] = type,
            ["uniqueAttributes"] = new JsonObject { ["qualifiedName"] = qualifiedName },
        };

    static JsonObject Entity(string type, JsonObject attributes) => new() { ["typeName"] = type, ["attributes"] = attributes };

    static JsonObject Attributes(string qualifiedName, string name, params (string Name, JsonNode? Value)[] others)
    {
        var attributes = new JsonObject { ["qualifiedName"] = qualifiedName, ["name"] = name };
        foreach (var (other, value) in others)
        {
            if (value is not null)
                attributes[other] = value;
        }
        return attributes;
    }

    static string NameOf(JobDataset dataset) => NameOf(dataset.Namespace, dataset.Name);

    static string NameOf(string ns, string name) => $"{ns}/{name}";

    static string ColumnOf(string dataset, string column) => $"{dataset}#{column}";
}
