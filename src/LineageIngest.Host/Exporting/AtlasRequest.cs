using System.Text.Json.Nodes;

namespace LineageIngest.Host.Exporting;

/// <summary>A request to Apache Atlas (https://atlas.apache.org/api/v2/): its path below the server's address, and its body. Sent in their order.</summary>
public sealed record AtlasRequest(string Method, string Path, JsonNode Body);

/// <summary>Our types in Atlas's words: datasets and columns are its DataSet, jobs and flows between columns its Process, which is what it draws lineage of.</summary>
static class AtlasTypes
{
    public const string Dataset = "lineage_ingest_dataset";
    public const string Column = "lineage_ingest_column";
    public const string Job = "lineage_ingest_job";
    public const string ColumnFlow = "lineage_ingest_column_flow";
    public const string Path = "/api/atlas/v2/types/typedefs";

    public static AtlasRequest Definitions() =>
        new(
            "POST",
            Path,
            new JsonObject
            {
                ["entityDefs"] = new JsonArray(
                    Entity(Dataset, "DataSet", ("namespace", "string")),
                    Entity(Column, "DataSet", ("dataType", "string"), ("position", "int")),
                    Entity(Job, "Process", ("namespace", "string"), ("integration", "string"), ("jobType", "string")),
                    Entity(
                        ColumnFlow,
                        "Process",
                        ("job", "string"),
                        ("transformationType", "string"),
                        ("transformationSubtype", "string"),
                        ("masking", "boolean"),
                        ("confidence", "float")
                    )
                ),
                ["relationshipDefs"] = new JsonArray(
                    new JsonObject
                    {
                        ["name"] = "lineage_ingest_dataset_columns",
                        ["relationshipCategory"] = "COMPOSITION",
                        ["propagateTags"] = "NONE",
                        ["endDef1"] = End(Dataset, "columns", isContainer: true, "SET"),
                        ["endDef2"] = End(Column, "dataset", isContainer: false, "SINGLE"),
                    }
                ),
            }
        );

    static JsonObject Entity(string name, string super, params (string Name, string Type)[] attributes) =>
        new()
        {
            ["name"] = name,
            ["superTypes"] = new JsonArray(super),
            ["serviceType"] = "lineage_ingest",
            ["typeVersion"] = "1.0",
            ["attributeDefs"] = new JsonArray([
                .. attributes.Select(attribute => new JsonObject
                {
                    ["name"] = attribute.Name,
                    ["typeName"] = attribute.Type,
                    ["isOptional"] = true,
                    ["cardinality"] = "SINGLE",
                    ["isUnique"] = false,
                    ["isIndexable"] = attribute.Name == "namespace",
                }),
            ]),
        };

    static JsonObject End(string type, string name, bool isContainer, string cardinality) =>
        new()
        {
            ["type"] = type,
            ["name"] = name,
            ["isContainer"] = isContainer,
            ["cardinality"] = cardinality,
        };
}
