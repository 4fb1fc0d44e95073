namespace LineageIngest.IntegrationTests.Marquez;

/// <summary>Writes that the server was sent between the recorded requests and whose answers are not at hand; what the next answers show depends on them.</summary>
static class Unrecorded
{
    const string Sessions = "/api/v1/namespaces/postgres%3A%2F%2Fwarehouse.shop.example%3A5432/datasets/warehouse.mart.sessions";
    const string Categories = "/api/v1/namespaces/food_delivery/datasets/public.categories";
    const string Job =
        """{"type":"BATCH","inputs":[{"namespace":"shop-new","name":"d1"}],"outputs":[],"location":"https://example.org/x.py"}""";
    const string Run = """{"id":"6f1f9a52-0000-4000-8000-000000000102","nominalStartTime":"2025-03-12T00:00:00Z","args":{"a":"1"}}""";

    /// <summary>By the number of the recorded request that follows.</summary>
    public static readonly ILookup<string, (string Method, string Path, string? Body)> Before = new (
        string Number,
        string Method,
        string Path,
        string? Body
    )[]
    {
        ("739", "POST", $"{Sessions}/tags/brandnew", null),
        ("748", "POST", $"{Categories}/tags/brandnew", null),
        ("748", "DELETE", $"{Categories}/tags/GOLD", null),
        ("758", "PUT", "/api/v1/namespaces/shop-new", """{"ownerName":"team:ops","description":"d"}"""),
        ("760", "PUT", "/api/v1/namespaces/shop-new2", """{"ownerName":"team:ops","description":"d"}"""),
        ("770", "PUT", "/api/v1/namespaces/shop-new/jobs/j2", Job),
        ("778", "POST", "/api/v1/namespaces/shop-new/jobs/j1/runs", Run),
        ("778", "POST", "/api/v1/jobs/runs/6f1f9a52-0000-4000-8000-000000000102/start?at=2025-03-12T00:01:00Z", null),
        ("791", "POST", "/api/v1/jobs/runs/6f1f9a52-0000-4000-8000-000000000105/fail?at=2025-03-12T00:02:00Z", null),
        ("800", "DELETE", "/api/v1/namespaces/food_delivery/jobs/etl_categories", null),
        ("806", "DELETE", Categories, null),
        ("816", "DELETE", "/api/v1/namespaces/shop-new2", null),
    }.ToLookup(w => w.Number, w => (w.Method, w.Path, w.Body));
}
