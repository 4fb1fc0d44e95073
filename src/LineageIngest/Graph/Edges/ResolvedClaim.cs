using LineageIngest.Facts;
using LineageIngest.Names;

namespace LineageIngest.Graph.Edges;

/// <summary>A claim's version, the datasets that only its SQL names, the tables it declares, what it looked for.</summary>
sealed record ResolvedClaim(
    Claim Claim,
    JobVersion? Version,
    IReadOnlyCollection<DatasetName> SqlDatasets,
    IReadOnlyList<DeclaredColumns> Declared,
    IReadOnlyList<Guid> Lookups
);

/// <summary>A table that the SQL creates with columns of its own.</summary>
sealed record DeclaredColumns(Guid DatasetId, string Schema);
