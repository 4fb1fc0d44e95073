using LineageIngest.Insight.Alerts;
using LineageIngest.Insight.Assets;
using LineageIngest.Insight.Checks;
using LineageIngest.Insight.Columns;
using LineageIngest.Insight.Events;
using LineageIngest.Insight.Glossary;
using LineageIngest.Insight.History;
using LineageIngest.Insight.Impact;
using LineageIngest.Insight.Pii;
using LineageIngest.Insight.RootCause;
using LineageIngest.Insight.Runs;
using LineageIngest.Insight.Search;
using LineageIngest.Insight.Statements;
using Microsoft.Extensions.DependencyInjection;

namespace LineageIngest.Insight;

static class InsightServices
{
    public static IServiceCollection AddInsight(this IServiceCollection services)
    {
        services.AddSingleton<FiguresQuery>();
        services.AddSingleton<DescriptionQuery>();
        services.AddSingleton<JobFactsQuery>();
        services.AddSingleton<DatasetListQuery>();
        services.AddSingleton<JobListQuery>();
        services.AddSingleton<BrowseQuery>();
        services.AddSingleton<RootRunsQuery>();
        services.AddSingleton<ChecksQuery>();
        services.AddSingleton<MeasuresQuery>();
        services.AddSingleton<ProfileQuery>();
        services.AddSingleton<JobSqlQuery>();
        services.AddSingleton<ExpressionQuery>();
        services.AddSingleton<PastedSqlQuery>();
        services.AddSingleton<JobTreeQuery>();
        services.AddSingleton<EventListQuery>();
        services.AddSingleton<EventOutcomeQuery>();
        services.AddSingleton<HiddenQuery>();
        services.AddSingleton<SearchQuery>();
        services.AddSingleton<JobRunsQuery>();
        services.AddSingleton<RunPartsQuery>();
        services.AddSingleton<RunErrorQuery>();
        services.AddSingleton<DiffQuery>();
        services.AddSingleton<ChangeTimesQuery>();
        services.AddSingleton<HistoryQuery>();
        services.AddSingleton<ImpactQuery>();
        services.AddSingleton<PathDetails>();
        services.AddSingleton<KnownColumnsQuery>();
        services.AddSingleton<RootCauseQuery>();
        services.AddSingleton<GlossaryQuery>();
        services.AddSingleton<AssetWordsQuery>();
        services.AddSingleton<PiiDeclarationQuery>();
        services.AddSingleton<PiiQuery>();
        services.AddSingleton<SchemaFindings>();
        services.AddSingleton<EdgeFindings>();
        services.AddSingleton<RunFindings>();
        services.AddSingleton<QualityFindings>();
        services.AddSingleton<AlertFeed>();
        services.AddSingleton<AlertSubjectQuery>();
        return services;
    }
}
