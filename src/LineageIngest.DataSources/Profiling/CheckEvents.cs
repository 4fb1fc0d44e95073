using System.Text.Json;
using LineageIngest.Answers;
using LineageIngest.Insight.Checks;
using LineageIngest.Names;
using LineageIngest.OpenLineage;

namespace LineageIngest.DataSources.Profiling;

/// <summary>
/// Results of our own checks on a profile → a DatasetEvent: dataQualityAssertions for everybody (what is still learning asserts nothing), and all of it with
/// its bounds in a facet of our own.
/// </summary>
public static class CheckEvents
{
    public static byte[] Write(DatasetName dataset, TableProfile profile, IReadOnlyList<OwnCheckResult> results) =>
        SourceEvents.Dataset(
            dataset,
            profile.ProfiledAt,
            json =>
            {
                var decided = results.Where(result => result.State != CheckState.Learning).ToList();
                if (decided.Count > 0)
                {
                    json.Facet(
                        "dataQualityAssertions",
                        "1-0-2/DataQualityAssertionsDatasetFacet",
                        "DatasetFacet",
                        () => WriteAssertions(json, decided)
                    );
                }
                json.Facet(
                    CheckFacet.Name,
                    null,
                    "DatasetFacet",
                    () =>
                    {
                        json.WriteString(CheckFacet.Id, DerivedId.Of("check-evaluation", profile.ProfileId.ToString()));
                        json.WriteString(ProfileFacet.Id, profile.ProfileId);
                        json.WritePropertyName("results");
                        JsonSerializer.Serialize(json, results, AnswerJson.Options);
                    }
                );
            }
        );

    static void WriteAssertions(Utf8JsonWriter json, List<OwnCheckResult> results)
    {
        json.WriteStartArray("assertions");
        foreach (var result in results)
        {
            json.WriteStartObject();
            json.WriteString("assertion", result.Assertion);
            json.WriteBoolean("success", result.State == CheckState.Passed);
            if (result.Column is { } column)
                json.WriteString("column", column);
            if (result.Severity is { } severity)
                json.WriteString("severity", severity);
            json.WriteString("description", result.Message);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }
}
