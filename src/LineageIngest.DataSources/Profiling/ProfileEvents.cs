using System.Globalization;
using System.Text.Json;
using LineageIngest.Answers;
using LineageIngest.Names;

namespace LineageIngest.DataSources.Profiling;

/// <summary>A profile → a DatasetEvent: dataQualityMetrics for everybody, and all of it in a facet of our own, from which the answers are read.</summary>
public static class ProfileEvents
{
    public static byte[] Write(DatasetName dataset, TableProfile profile) =>
        SourceEvents.Dataset(
            dataset,
            profile.ProfiledAt,
            json =>
            {
                json.Facet("dataQualityMetrics", "1-0-3/DataQualityMetricsDatasetFacet", "DatasetFacet", () => WriteMetrics(json, profile));
                json.Facet(
                    OpenLineage.ProfileFacet.Name,
                    null,
                    "DatasetFacet",
                    () =>
                    {
                        json.WriteString(OpenLineage.ProfileFacet.Id, profile.ProfileId);
                        json.WritePropertyName("profile");
                        JsonSerializer.Serialize(json, profile, AnswerJson.Options);
                    }
                );
            }
        );

    static void WriteMetrics(Utf8JsonWriter json, TableProfile profile)
    {
        json.WriteNumber("rowCount", profile.RowCount);
        if (profile.TableSizeBytes is { } bytes)
            json.WriteNumber("bytes", bytes);
        if (profile.Freshness is { } fresh)
            json.WriteString("lastUpdated", fresh.Newest);
        json.WriteStartObject("columnMetrics");
        foreach (var column in profile.ColumnProfiles)
        {
            json.WriteStartObject(column.ColumnName);
            json.WriteNumber("nullCount", column.NullCount);
            json.WriteNumber("distinctCount", column.DistinctCount);
            if (column.Mean is not null)
            {
                Number("min", column.Min);
                Number("max", column.Max);
            }
            if (column.Quantiles is { } quantiles)
            {
                json.WriteStartObject("quantiles");
                foreach (var (share, value) in quantiles)
                    json.WriteNumber(share, value);
                json.WriteEndObject();
            }
            json.WriteEndObject();
        }
        json.WriteEndObject();

        void Number(string name, string? text)
        {
            if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number))
                json.WriteNumber(name, number);
        }
    }
}
