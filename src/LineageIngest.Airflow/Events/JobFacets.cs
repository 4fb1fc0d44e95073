using System.Text.Json;
using LineageIngest.Airflow.Operators;

namespace LineageIngest.Airflow.Events;

/// <summary>The facets of jobs, datasets and links that several events share, shaped like those of Airflow's own provider.</summary>
static class JobFacets
{
    public static void JobType(this Utf8JsonWriter json, string type) =>
        json.Facet(
            "jobType",
            "2-0-3/JobTypeJobFacet",
            "",
            () =>
            {
                json.WriteString("integration", "AIRFLOW");
                json.WriteString("jobType", type);
                json.WriteString("processingType", "BATCH");
            }
        );

    public static void Documentation(this Utf8JsonWriter json, string? text)
    {
        if (!string.IsNullOrEmpty(text))
        {
            json.Facet("documentation", "1-1-0/DocumentationJobFacet", "", () => json.WriteString("description", text));
        }
    }

    public static void Ownership(this Utf8JsonWriter json, IReadOnlyCollection<string> owners)
    {
        if (owners.Count > 0)
        {
            json.Facet(
                "ownership",
                "1-0-1/OwnershipJobFacet",
                "",
                () => json.Each("owners", owners, owner => json.WriteString("name", owner))
            );
        }
    }

    public static void Tags(this Utf8JsonWriter json, IReadOnlyCollection<string> tags)
    {
        if (tags.Count > 0)
        {
            json.Facet(
                "tags",
                "1-0-0/TagsJobFacet",
                "",
                () =>
                    json.Each(
                        "tags",
                        tags,
                        tag =>
                        {
                            json.WriteString("key", tag);
                            json.WriteString("source", "AIRFLOW");
                            json.WriteString("value", tag);
                        }
                    )
            );
        }
    }

    /// <summary>Control flow between jobs; nothing is written when there is none.</summary>
    public static void Dependencies(
        this Utf8JsonWriter json,
        AirflowInstance airflow,
        IReadOnlyCollection<Dependency> upstream,
        IReadOnlyCollection<Dependency> downstream
    )
    {
        if (upstream.Count + downstream.Count == 0)
        {
            return;
        }

        json.Facet(
            "jobDependencies",
            "1-0-1/JobDependenciesRunFacet",
            "",
            () =>
            {
                json.Each("downstream", downstream, Write);
                json.Each("upstream", upstream, Write);
            }
        );

        void Write(Dependency dependency)
        {
            if (dependency.AssetUri is not null)
            {
                json.Object("airflow", () => json.Text("asset_uri", dependency.AssetUri));
            }

            json.WriteString("dependency_type", dependency.Type);
            json.Object(
                "job",
                () =>
                {
                    json.WriteString("namespace", airflow.Namespace);
                    json.WriteString("name", dependency.Job);
                }
            );
        }
    }

    public static void Datasets(this Utf8JsonWriter json, string name, IReadOnlyList<DatasetClaim> claims) =>
        json.Each(
            name,
            claims,
            claim =>
            {
                json.WriteString("namespace", claim.Dataset.Namespace);
                json.WriteString("name", claim.Dataset.Name);
                json.Object(
                    "facets",
                    () =>
                        json.Facet(
                            "lineage_ingest_claim",
                            null,
                            "DatasetFacet",
                            () =>
                            {
                                json.WriteString(
                                    "kind",
                                    claim.Kind switch
                                    {
                                        ClaimKind.AirflowAssets => "airflow-assets",
                                        ClaimKind.AirflowInlets => "airflow-inlets",
                                        _ => "operator",
                                    }
                                );
                                json.WriteNumber("confidence", claim.Confidence);
                                json.WriteString("certainty", claim.Certainty == Certainty.Certain ? "certain" : "inferred");
                                json.WriteString("why", claim.Why);
                            }
                        )
                );
            }
        );
}

/// <summary>Another job that this one follows or starts. Example: <c>("DIRECT_INVOCATION", "retail_child", null)</c>.</summary>
sealed record Dependency(string Type, string Job, string? AssetUri);
