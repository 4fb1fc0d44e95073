namespace LineageIngest.Airflow.Naming;

/// <summary>An OpenLineage dataset: namespace and name. Example: <c>("postgres://db:5432", "shop.public.orders")</c>.</summary>
public readonly record struct DatasetName(string Namespace, string Name);
