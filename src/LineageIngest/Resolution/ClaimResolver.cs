using System.Collections.Concurrent;
using System.Text.Json;
using LineageIngest.Facts;
using LineageIngest.Graph.Aliases;
using LineageIngest.Graph.Edges;
using LineageIngest.Graph.Facets;
using LineageIngest.Names;
using LineageIngest.OpenLineage;
using LineageIngest.Sql;
using Npgsql;

namespace LineageIngest.Resolution;

/// <summary>Claims → job versions: reads what the store knows about the names in their SQL, analyses, judges. Equal claims are analysed once.</summary>
sealed class ClaimResolver(SqlAnalyzer analyzer)
{
    /// <summary>Results that are kept between batches; then all are forgotten.</summary>
    const int Kept = 5_000;
    readonly TableNames _tables = new(analyzer);

    /// <summary>Of more pairs of inputs and outputs that nobody names the inputs become a set.</summary>
    public int LeastPairs { get; set; } = PairedFlows.LeastPairs;
    readonly ConcurrentDictionary<Guid, ResolvedClaim> _resolved = new();

    public async Task<List<ResolvedClaim>> ResolveAsync(
        NpgsqlConnection connection,
        int subscriptionId,
        List<Claim> claims,
        CancellationToken cancellation
    )
    {
        var contents = await ContentStore.GetAsync(
            connection,
            subscriptionId,
            [.. claims.SelectMany(c => ContentIds(c.Facts)).Distinct()],
            cancellation
        );
        var surroundings = await Surroundings.ReadAsync(connection, subscriptionId, claims, cancellation);
        var rules = await AliasRuleStore.RulesAsync(connection, subscriptionId, cancellation);
        var texts = claims
            .AsParallel()
            .AsOrdered()
            .Select(claim => PreparedClaim.Of(claim, contents, surroundings, _tables, rules, cancellation))
            .ToList();
        var known = await KnownTables.ReadAsync(
            connection,
            subscriptionId,
            [.. texts.SelectMany(t => t.TableLookups).Distinct()],
            rules,
            texts.SelectMany(t => t.Own).Select(o => o.Dataset).Distinct(),
            claims.Min(c => c.At),
            claims.Max(c => c.At),
            cancellation
        );
        if (_resolved.Count > Kept)
            _resolved.Clear();
        return
        [
            .. texts
                .AsParallel()
                .AsOrdered()
                .Select(prepared =>
                {
                    var same = _resolved.GetOrAdd(prepared.Basis(known), _ => Resolve(prepared, contents, known, cancellation));
                    return same with { Claim = prepared.Claim, Lookups = prepared.Lookups };
                }),
        ];
    }

    ResolvedClaim Resolve(PreparedClaim prepared, Dictionary<Guid, string> contents, KnownTables known, CancellationToken cancellation)
    {
        var claim = prepared.Claim;
        var columnLineage = claim.Facts.ColumnLineage.ToDictionary(
            c => c.Key,
            c => Parse(contents[c.Value.Value], ColumnLineageFacet.Read)
        );
        var evidence = JobVersionBuilder.Claims(
            claim.JobId,
            claim.Facts,
            columnLineage,
            [
                .. claim.Facts.Explicit.Select(e =>
                    Parse(
                        contents[e.Key],
                        facet => e.Value == Guid.Empty ? ExplicitLineage.ReadJob(facet) : ExplicitLineage.ReadDataset(facet, e.Value)
                    )
                ),
            ],
            LeastPairs
        );
        if (prepared.Texts.Count == 0)
            return Resolved(claim, evidence, [], []);
        var findings = Read(prepared, known, cancellation);
        var names = prepared
            .Own.Select(o => o.Dataset)
            .Concat(columnLineage.Values.SelectMany(f => f.Datasets))
            .Distinct()
            .ToDictionary(d => d.Id);
        var columns = names.Keys.ToDictionary(id => id, id => known.Columns(id, claim.At));
        return Resolved(claim, new Verdicts(findings, names, columns).Judge(claim.JobId, evidence), findings.Datasets, findings.Declared);
    }

    SqlFindings Read(PreparedClaim prepared, KnownTables known, CancellationToken cancellation)
    {
        var findings = new SqlFindings();
        var outputs = prepared
            .Own.Where(o => prepared.Claim.Facts.Writes.ContainsKey(o.Dataset.Id))
            .Select(o => o.Dataset)
            .Distinct()
            .ToList();
        foreach (var (text, context) in prepared.Texts)
        {
            // A bare query of a job with one output fills that output (dbt's compiled model, an export).
            var destination = text.Destination ?? (outputs.Count == 1 ? outputs[0] : null);
            var catalog = new ClaimCatalog(context, prepared.Own, known, prepared.Claim.At);
            var columns = destination is null ? [] : known.Columns(destination.Id, prepared.Claim.At);
            new SqlReading(text, context, catalog, destination, columns, findings).Add(analyzer, cancellation);
        }
        return findings;
    }

    static ResolvedClaim Resolved(
        Claim claim,
        List<ItemEvidence> evidence,
        IReadOnlyCollection<DatasetName> datasets,
        IReadOnlyList<DeclaredColumns> declared
    ) => new(claim, evidence.Count == 0 ? null : JobVersion.Of(claim.JobId, evidence), datasets, declared, []);

    static T Parse<T>(string json, Func<JsonElement, T> read)
    {
        using var document = JsonDocument.Parse(
            json,
            new JsonDocumentOptions { MaxDepth = TolerantJson.MaxDepth, AllowTrailingCommas = true }
        );
        return read(document.RootElement);
    }

    static IEnumerable<Guid> ContentIds(ClaimFacts facts) =>
        facts.ColumnLineage.Values.Select(r => r.Value).Concat(facts.Explicit.Keys).Concat(facts.Sql.Keys).Concat(facts.Statements);
}
