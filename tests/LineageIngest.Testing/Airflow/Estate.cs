using LineageIngest.Airflow.Api;

namespace LineageIngest.Testing.Airflow;

/// <summary>What an Airflow of the stub knows, as the raw JSON of its REST rows. Lists are lazy, so that a big estate costs no memory.</summary>
public abstract class Estate
{
    public abstract string Version { get; }
    public AirflowApi Api => Version.StartsWith('2') ? AirflowApi.V1 : AirflowApi.V2;
    public abstract IReadOnlyList<EstateDag> Dags { get; }
    public abstract IReadOnlyList<EstateRun> Runs { get; }
    public abstract IReadOnlyList<string>? Tasks(string dagId);
    public abstract string? Details(string dagId);

    public virtual string? Source(string key) => null;

    public abstract IReadOnlyList<string> Instances(IReadOnlyCollection<string> dagIds, IReadOnlyCollection<string> runIds);
    public virtual IReadOnlyList<string> Assets => [];
    public virtual IReadOnlyList<string> AssetEvents => [];
    public virtual IReadOnlyList<string> Connections => [];
    public virtual IReadOnlyDictionary<string, string> ConnectionDetails => new Dictionary<string, string>();
    public virtual IReadOnlyList<string> ImportErrors => [];
    public virtual IReadOnlyList<string> Providers => [];
    public virtual IReadOnlyList<string> Versions => [];
}

/// <summary>A DAG row and what the list filters by.</summary>
public sealed record EstateDag(string Id, bool Stale, string Json);

/// <summary>A run row and the moment of its last change, which Airflow filters by but does not show.</summary>
public sealed record EstateRun(string DagId, string RunId, DateTimeOffset UpdatedAt, string Json);
