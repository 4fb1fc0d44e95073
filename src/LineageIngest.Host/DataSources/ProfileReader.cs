using System.Text.Json;
using LineageIngest.Answers;
using LineageIngest.DataSources.Profiling;
using LineageIngest.Insight.Checks;

namespace LineageIngest.Host.DataSources;

/// <summary>Profiles as answers.</summary>
sealed class ProfileReader(ProfileQuery query)
{
    /// <summary>Newest first.</summary>
    public async Task<List<TableProfile>> ListAsync(int subscriptionId, Guid dataset, int limit, CancellationToken cancellation) =>
        (await query.ListAsync(subscriptionId, dataset, limit, cancellation)).ConvertAll(body =>
            JsonSerializer.Deserialize<TableProfile>(body, AnswerJson.Options)! with
            {
                AssetId = dataset,
            }
        );
}
