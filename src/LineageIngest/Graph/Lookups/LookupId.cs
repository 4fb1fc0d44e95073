using LineageIngest.Graph.Aliases;
using LineageIngest.Names;

namespace LineageIngest.Graph.Lookups;

/// <summary>What a claim looked for while it was resolved, as ids: when one of them comes to mean something else, the claim is resolved again.</summary>
static class LookupId
{
    /// <summary>A table by the last part of its name, in a namespace.</summary>
    /// <param name="baseName">see <see cref="DatasetName.BaseName"/></param>
    public static Guid OfTable(string ns, string baseName) => DerivedId.Of("lookup-table", ns, baseName);

    public static Guid OfTable(DatasetName dataset) => OfTable(dataset.Namespace, dataset.BaseName());

    /// <summary>By what a dataset is found: its own name, and the one that the rules give it.</summary>
    public static IEnumerable<Guid> OfTables(DatasetName dataset, AliasRules rules) =>
        [OfTable(dataset), OfTable(rules.Canonical(dataset))];

    /// <summary>The databases seen in a job's parts, and the job's own place among others.</summary>
    public static Guid OfDag(Guid jobId) => DerivedId.Of("lookup-dag", jobId.ToString("N"));
}
