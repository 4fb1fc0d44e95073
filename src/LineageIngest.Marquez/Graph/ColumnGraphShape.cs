using LineageIngest.Marquez.Datasets;
using LineageIngest.Marquez.Models;
using Npgsql;

namespace LineageIngest.Marquez.Graph;

/// <summary>
/// Steps between columns as nodes. A node's own id is the origin in both of its lists, as clients of Marquez expect it.
/// Versions are those at the time of the newest run that showed the step.
/// </summary>
static class ColumnGraphShape
{
    public static async Task<GraphWords> OfAsync(
        NpgsqlConnection connection,
        int subscriptionId,
        IReadOnlyCollection<ColumnStep> steps,
        DateTimeOffset asOf,
        bool withVersions,
        CancellationToken cancellation
    )
    {
        var known = await DatasetBasis.OfAsync(
            connection,
            subscriptionId,
            [.. steps.SelectMany(s => new[] { s.Source.DatasetId, s.Target.DatasetId }).Distinct()],
            cancellation
        );
        var versions = await VersionsAsync(connection, subscriptionId, steps, known, asOf, cancellation);
        var (into, outOf) = (steps.ToLookup(s => s.Target), steps.ToLookup(s => s.Source));
        var fields = steps.SelectMany(s => new[] { s.Source, s.Target }).Distinct().ToList();
        var ids = fields.ToDictionary(f => f, f => NodeId.OfField(known[f.DatasetId].Set.Name, f.Name, withVersions ? Newest(f) : null));
        return new GraphWords([
            .. fields
                .Select(f => new NodeWords(
                    ids[f],
                    "DATASET_FIELD",
                    Data(f),
                    Edges(f, into[f].Select(s => s.Source)),
                    Edges(f, outOf[f].Select(s => s.Target))
                ))
                .OrderBy(n => n.Id, StringComparer.Ordinal),
        ]);

        Guid? Newest(Field field) =>
            versions.GetValueOrDefault((field.DatasetId, (into[field].Any() ? into[field] : outOf[field]).Max(s => s.LastAt)));

        List<EdgeWords> Edges(Field field, IEnumerable<Field> others) =>
            [.. others.Distinct().Select(o => new EdgeWords(ids[field], ids[o])).OrderBy(e => e.Destination, StringComparer.Ordinal)];

        FieldNodeWords Data(Field field)
        {
            var (dataset, sources) = (known[field.DatasetId], into[field].ToList());
            var type = sources.Count == 0 ? "" : dataset.Fields.FirstOrDefault(f => f.Name == field.Name)?.Type ?? "";
            return new FieldNodeWords(
                dataset.Set.Name.Namespace,
                dataset.Set.Name.Name,
                Newest(field),
                field.Name,
                type,
                sources.FirstOrDefault()?.Description,
                sources.FirstOrDefault()?.TransformationType,
                [
                    .. sources.Select(s => new FieldSourceWords(
                        known[s.Source.DatasetId].Set.Name.Namespace,
                        known[s.Source.DatasetId].Set.Name.Name,
                        versions.GetValueOrDefault((s.Source.DatasetId, s.LastAt)),
                        s.Source.Name,
                        s.Description,
                        s.TransformationType
                    )),
                ]
            );
        }
    }

    static async Task<Dictionary<(Guid, DateTimeOffset), Guid?>> VersionsAsync(
        NpgsqlConnection connection,
        int subscriptionId,
        IReadOnlyCollection<ColumnStep> steps,
        Dictionary<Guid, DatasetBasis> known,
        DateTimeOffset asOf,
        CancellationToken cancellation
    )
    {
        var times = steps.SelectMany(s => new[] { (s.Source.DatasetId, s.LastAt), (s.Target.DatasetId, s.LastAt) }).Distinct().ToList();
        var questions = times.ConvertAll(t => new VersionQuestion(known[t.DatasetId].Set, t.LastAt < asOf ? t.LastAt : asOf, null));
        var found = await DatasetVersionsAt.FindAsync(connection, subscriptionId, questions, cancellation);
        return times.Zip(found).ToDictionary(pair => pair.First, pair => pair.Second?.VersionId);
    }
}
