namespace LineageIngest.Airflow.Crawling;

/// <summary>What received events tell about runs: enough to find the namespace under which an Airflow emits them.</summary>
public interface IKnownRuns
{
    /// <summary>Namespaces of jobs that Airflow's own provider has sent events of, in a stated order; empty where none has.</summary>
    Task<IReadOnlyList<string>> NamespacesAsync(int subscriptionId, CancellationToken cancellation);

    /// <summary>Those of the run ids that some event speaks of.</summary>
    Task<IReadOnlySet<Guid>> ExistingAsync(int subscriptionId, IReadOnlyCollection<Guid> runIds, CancellationToken cancellation);
}
