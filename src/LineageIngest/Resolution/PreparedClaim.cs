using System.Text;
using LineageIngest.Facts;
using LineageIngest.Graph.Aliases;
using LineageIngest.Graph.Edges;
using LineageIngest.Graph.Lookups;
using LineageIngest.Names;

namespace LineageIngest.Resolution;

/// <summary>A claim with its texts, their contexts, its own datasets under all their names, and the tables that the texts look for.</summary>
sealed record PreparedClaim(
    Claim Claim,
    IReadOnlyList<(SqlText Text, SqlContext Context)> Texts,
    IReadOnlyList<(DatasetName Dataset, DatasetName Alias)> Own,
    IReadOnlyList<(string Namespace, string BaseName)> TableLookups,
    IReadOnlyList<Guid> Lookups
)
{
    public static PreparedClaim Of(
        Claim claim,
        IReadOnlyDictionary<Guid, string> contents,
        Surroundings surroundings,
        TableNames tables,
        AliasRules rules,
        CancellationToken cancellation
    )
    {
        var own = claim.Facts.HasSql ? surroundings.Own(claim.Facts) : [];
        var datasets = own.Select(o => o.Dataset).Distinct().ToList();
        var texts = SqlText
            .Of(claim.Facts, contents)
            .Select(text => (text, SqlContext.Of(text, datasets, surroundings.SeenInDag(claim), claim.Facts.Integration?.Value)))
            .ToList();
        var lookedFor = texts
            .Where(t => t.Item2.Namespace is not null)
            .SelectMany(t => tables.In(t.text, t.Item2, cancellation).Select(name => (t.Item2.Namespace!, name)))
            .Concat(own.Select(o => (o.Dataset.Namespace, o.Dataset.BaseName())))
            .Distinct()
            .Order()
            .ToList();
        var lookups =
            texts.Count == 0
                ? []
                : lookedFor
                    .SelectMany(t => new[] { t.Item1, rules.Canonical(t.Item1) }.Distinct().Select(ns => LookupId.OfTable(ns, t.Item2)))
                    .Concat(surroundings.Lineage(claim).Select(LookupId.OfDag))
                    .Distinct()
                    .Order()
                    .ToList();
        return new PreparedClaim(claim, texts, own, lookedFor, lookups);
    }

    /// <summary>Equal bases give equal versions: the claim without its times, the contexts, and what is known of each table at its time.</summary>
    public Guid Basis(KnownTables known)
    {
        var text = new StringBuilder(ClaimBasis.Of(Claim.JobId, Claim.Facts).ToString("N"));
        foreach (var (_, context) in Texts)
        {
            text.Append('\n')
                .Append(context.Dialect.Name)
                .Append(' ')
                .Append(context.Namespace)
                .Append(' ')
                .Append(context.Defaults.Catalog)
                .Append(' ')
                .AppendJoin(',', context.Defaults.SearchPath)
                .Append(context.Inferred);
        }

        foreach (var (ns, name) in TableLookups)
        {
            foreach (var dataset in known.Namesakes(ns, name).Concat(known.Declared(ns, name)))
                text.Append('\n').Append(dataset.Id.ToString("N")).Append(' ').Append(known.SchemaAt(dataset.Id, Claim.At)?.ToString("N"));
        }

        foreach (var (dataset, alias) in Own)
            text.Append('\n').Append(dataset.Id.ToString("N")).Append(alias.Id.ToString("N"));
        return DerivedId.OfContent(text.ToString());
    }
}
