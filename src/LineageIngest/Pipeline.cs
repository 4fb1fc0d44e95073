using LineageIngest.Events;
using LineageIngest.Graph.Aliases;
using LineageIngest.Graph.Changes;
using LineageIngest.Graph.Datasets;
using LineageIngest.Graph.Edges;
using LineageIngest.Graph.Jobs;
using LineageIngest.Graph.Memory;
using LineageIngest.Graph.Runs;
using LineageIngest.Insight;
using LineageIngest.Insight.Manual;
using LineageIngest.Insight.Runs;
using LineageIngest.Postgres;
using LineageIngest.Projection;
using LineageIngest.Resolution;
using LineageIngest.Retention;
using LineageIngest.Sql;
using LineageIngest.Stages;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace LineageIngest;

/// <summary>The stages in order; read this first. Events come in by <see cref="EventLog.AppendAsync"/> and by nothing else.</summary>
public static class Pipeline
{
    /// <summary>Registers the product over an <c>NpgsqlDataSource</c> and a <c>TimeProvider</c> that the host provides.</summary>
    public static IServiceCollection AddLineageIngest(this IServiceCollection services, bool runStages = true)
    {
        services.TryAddSingleton<EventLogOptions>();
        services.AddSingleton<EventLog>(); // 1  bytes, durable
        services.AddSingleton<ProjectionStage>(); // 2  event → facts
        services.TryAddSingleton(new SqlAnalyzer()); //    the host adds front ends of its own
        services.AddSingleton<ResolutionStage>(); // 3  claims, checked against their SQL → job versions → edges
        services.AddSingleton<Wakeups>(); //    tells those who wait for work, in all processes
        services.AddHostedService(provider => provider.GetRequiredService<Wakeups>());
        services.AddSingleton<StageHealth>();
        services.AddSingleton<StageWorker>(); //    drives 2 and 3
        if (runStages)
            services.AddHostedService(provider => provider.GetRequiredService<StageWorker>());
        services.AddSingleton<StageProgress>();
        services.AddSingleton<Replay>();
        services.AddSingleton<LogRetention>();
        services.AddSingleton<RunRetention>();
        services.AddSingleton<ChangeRetention>();
        services.AddSingleton<ReResolution>();
        services.AddSingleton<SetAsideQuery>();
        services.AddSingleton<SetAsideDecisions>();
        services.AddSingleton<SetAsideClaimQuery>();
        services.AddSingleton<AssetQuery>();
        services.AddSingleton<LabelQuery>();
        services.AddSingleton<GraphMaps>(); //    the graph in memory, kept in step by the change feed
        if (runStages)
            services.AddHostedService<MapKeeper>();
        services.AddSingleton<LiveQuery>();
        services.AddSingleton<LineageQuery>();
        services.AddSingleton<ColumnQuery>();
        services.AddSingleton<ColumnEdgesQuery>();
        services.AddSingleton<JobQuery>();
        services.AddSingleton<FacetQuery>();
        services.AddSingleton<OwnerQuery>();
        services.AddSingleton<AuditQuery>();
        services.AddSingleton<ReasonQuery>();
        services.AddSingleton<HandClaimQuery>();
        services.AddSingleton<AliasRuleQuery>();
        services.AddSingleton<AliasPreview>();
        services.AddSingleton<RunQuery>();
        services.AddSingleton<DatasetQuery>();
        services.AddInsight();
        return services;
    }
}
