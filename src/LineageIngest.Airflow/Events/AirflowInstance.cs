using LineageIngest.Airflow.Api;

namespace LineageIngest.Airflow.Events;

/// <summary>Which Airflow the events speak of: the name of its connection, its version, and the namespace and form under which its OpenLineage provider names runs.</summary>
public sealed record AirflowInstance(string Connection, string Namespace, RunIdForm Form, AirflowVersion Version);
