using LineageIngest.Airflow.Crawling;
using LineageIngest.DataSources.Profiling;
using LineageIngest.Host.DataSources;
using LineageIngest.Insight.Checks;
using LineageIngest.Names;

namespace LineageIngest.Host.Checks;

/// <summary>Runs the rules on a profile that was just made. What they find becomes an event, so that a replay has it too.</summary>
sealed class ProfileChecks(CheckRuleStore rules, ProfileReader profiles, IEventSink sink)
{
    /// <param name="name">under which the profile was made</param>
    /// <param name="names">all names of the dataset, by which patterns find it</param>
    /// <returns>In order of rule and column; empty where no rule concerns the dataset.</returns>
    public async Task<IReadOnlyList<OwnCheckResult>> RunAsync(
        int subscriptionId,
        DatasetName name,
        IEnumerable<string> names,
        TableProfile profile,
        CancellationToken cancellation
    )
    {
        var known = names.ToList();
        var concerned = (await rules.ListAsync(subscriptionId, cancellation)).FindAll(rule => rule.Concerns(profile.AssetId, known));
        if (concerned.Count == 0)
            return [];
        var earlier = (await profiles.ListAsync(subscriptionId, profile.AssetId, CheckRule.MostProfiles + 1, cancellation)).FindAll(one =>
            one.ProfileId != profile.ProfileId && one.ProfiledAt <= profile.ProfiledAt
        );
        var results = concerned.SelectMany(rule => CheckEvaluation.Of(rule, profile, earlier)).ToList();
        if (results.Count > 0)
            await sink.AppendAsync(subscriptionId, [CheckEvents.Write(name, profile, results)], cancellation);
        return results;
    }
}
