using LineageIngest.Airflow.Crawling;
using LineageIngest.DataSources;
using LineageIngest.DataSources.Catalog;
using LineageIngest.Host.Scheduling;
using LineageIngest.Host.Security;
using LineageIngest.Names;

namespace LineageIngest.Host.DataSources;

/// <summary>The job <c>catalog:NAME</c>: reads the catalog of a source and declares what changed since the last crawl.</summary>
sealed class CatalogJob(
    DataSourceStore sources,
    DeclaredStore declarations,
    OpenSources open,
    OutwardAddresses addresses,
    StatementReader statements,
    IEventSink sink,
    TimeProvider time
)
{
    public const string Kind = "catalog";

    /// <summary>Tables whose events are made and stored at a time.</summary>
    const int Portion = 500;

    public static ScheduledJob Of(int subscriptionId, DataSourceSettings settings) =>
        new(subscriptionId, Kind, settings.Name, settings.Schedule);

    public static JobKey Key(int subscriptionId, string source) => new(subscriptionId, $"{Kind}:{source}");

    public async Task<JobResult> RunAsync(JobContext run, CancellationToken cancellation)
    {
        if (await sources.OpenAsync(run.SubscriptionId, run.Subject, cancellation) is not var (settings, secret))
            return new JobResult("the data source was removed");
        var source = open.Open(settings, secret, addresses.Route(settings.ReachesPrivate));
        run.Log($"reading the catalog of {settings.Address}");
        var tables = statements.WithReads(settings, await source.TablesAsync(null, run.Warn, cancellation), cancellation).ToList();
        var known = await declarations.AllAsync(run.SubscriptionId, settings.Name, cancellation);
        var events = new CatalogEvents(settings);
        var changed = await DeclareAsync(run, settings, events, tables, known, cancellation);
        var gone = await ForgetGoneAsync(run, settings, events, tables, known, cancellation);
        var queries = settings.QueryHistory ? await DeclareStatementsAsync(run, settings, source, tables, known, cancellation) : 0;
        var views = tables.Count(table => table.Definition is not null);
        return new JobResult(
            $"{tables.Count - views} tables, {views} views: {changed} declared anew, {gone} gone, {queries} statements declared anew",
            gone >= 0
        );
    }

    async Task<int> DeclareAsync(
        JobContext run,
        DataSourceSettings settings,
        CatalogEvents events,
        List<SourceTable> tables,
        List<Declared> known,
        CancellationToken cancellation
    )
    {
        var before = known.ToDictionary(one => (one.Name, one.Kind), one => one.Hash);
        var (changed, done) = (0, 0);
        foreach (var portion in tables.Chunk(Portion))
        {
            var now = time.GetUtcNow();
            var fresh = portion
                .Select(table =>
                    (Table: table, Declared: new Declared(table.Name, KindOf(table), Hash(events.Declare(table, DateTimeOffset.UnixEpoch))))
                )
                .Where(one => before.GetValueOrDefault((one.Declared.Name, one.Declared.Kind)) != one.Declared.Hash)
                .ToList();
            await AppendAsync(run, fresh.SelectMany(one => events.Declare(one.Table, now)), cancellation);
            await declarations.SaveAsync(run.SubscriptionId, settings.Name, fresh.ConvertAll(one => one.Declared), cancellation);
            changed += fresh.Count;
            run.Count(done += portion.Length, tables.Count, "tables compared");
        }
        return changed;
    }

    async Task<int> ForgetGoneAsync(
        JobContext run,
        DataSourceSettings settings,
        CatalogEvents events,
        List<SourceTable> tables,
        List<Declared> known,
        CancellationToken cancellation
    )
    {
        var there = tables.Select(table => (table.Name, KindOf(table))).ToHashSet();
        var names = tables.Select(table => table.Name).ToHashSet();
        var gone = known.FindAll(one => one.Kind != DeclaredKind.Statement && !there.Contains((one.Name, one.Kind)));
        if (gone.Count > 0 && tables.Count == 0)
        {
            run.Warn(
                $"the catalog shows nothing at all where it had {gone.Count} tables and views: a right is missing, or they are gone; nothing is declared gone"
            );
            return 0;
        }
        var now = time.GetUtcNow();
        // A view that became a table is still there under its name.
        await AppendAsync(
            run,
            gone.Where(one => !names.Contains(one.Name)).SelectMany(one => events.Gone(one.Name, one.Kind == DeclaredKind.View, now)),
            cancellation
        );
        await declarations.RemoveAsync(run.SubscriptionId, settings.Name, gone, cancellation);
        return gone.Count;
    }

    async Task<int> DeclareStatementsAsync(
        JobContext run,
        DataSourceSettings settings,
        IDataSource source,
        List<SourceTable> tables,
        List<Declared> known,
        CancellationToken cancellation
    )
    {
        var before = known.Where(one => one.Kind == DeclaredKind.Statement).Select(one => one.Name).ToHashSet();
        var remembered = await source.StatementsAsync(cancellation);
        var fresh = remembered.Where(one => !before.Contains(one.Id)).ToList();
        var now = time.GetUtcNow();
        var events = statements.Declare(settings, tables, fresh, now, cancellation).ToList();
        await AppendAsync(run, events, cancellation);
        await declarations.SaveAsync(
            run.SubscriptionId,
            settings.Name,
            fresh.ConvertAll(one => new Declared(one.Id, DeclaredKind.Statement, DerivedId.OfContent(one.Text))),
            cancellation
        );
        run.Log($"{remembered.Count} statements remembered, {fresh.Count} of them new, {events.Count} of these write from tables");
        return events.Count;
    }

    async Task AppendAsync(JobContext run, IEnumerable<byte[]> events, CancellationToken cancellation)
    {
        ReadOnlyMemory<byte>[] bodies = [.. events.Select(body => new ReadOnlyMemory<byte>(body))];
        if (bodies.Length > 0)
            await sink.AppendAsync(run.SubscriptionId, bodies, cancellation);
    }

    static DeclaredKind KindOf(SourceTable table) => table.Definition is null ? DeclaredKind.Table : DeclaredKind.View;

    static Guid Hash(IEnumerable<byte[]> events) => DerivedId.OfContent(events.SelectMany(body => body).ToArray());
}
