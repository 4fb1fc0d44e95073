using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.Json;
using LineageIngest.Airflow.Api;
using LineageIngest.Airflow.Events;
using LineageIngest.Airflow.Operators;

namespace LineageIngest.Airflow.Crawling;

/// <summary>
/// What is declared: the list of DAGs, and the tasks of those that are new or changed. Airflow 3 names changed DAGs in its versions; for Airflow 2, and for
/// changes that make no version, tasks are read anew when a run shows an unknown one, and for a few DAGs a day in turn.
/// </summary>
sealed class DagCrawl(CrawlSession session, AssetBook assets)
{
    const int Batch = 128;

    /// <summary>DAGs whose tasks are read once more though nothing says that they changed, per crawl.</summary>
    const int InTurn = 2;

    static readonly TimeSpan _old = TimeSpan.FromDays(1);

    static readonly IReadOnlyDictionary<string, TaskHints> _noHints = new Dictionary<string, TaskHints>();

    readonly ConcurrentDictionary<string, Task<string>> _sources = new(StringComparer.Ordinal);
    readonly ConcurrentDictionary<string, KnownDag> _known = new(StringComparer.Ordinal);
    readonly Dictionary<string, Dag> _listed = new(StringComparer.Ordinal);
    Dictionary<string, string> _importErrors = [];
    bool _details;

    /// <summary>Returns how many tasks each DAG has, as far as it is known.</summary>
    public async Task<IReadOnlyDictionary<string, KnownDag>> CrawlAsync(CrawlCursor cursor, CancellationToken cancellation)
    {
        foreach (var (id, dag) in await session.State.ReadDagsAsync(cancellation))
        {
            _known[id] = dag;
        }

        _importErrors = (await session.AllowedAsync("import errors", session.Client.ImportErrorsAsync(cancellation), null, cancellation))
            .DistinctBy(error => error.File)
            .ToDictionary(error => error.File, error => error.Message, StringComparer.Ordinal);
        await ListAsync(cancellation);
        var versions = await ChangedVersionsAsync(cursor, cancellation);
        var changed = _listed
            .Values.Where(dag =>
                !_known.TryGetValue(dag.Id, out var before) || before.ListHash != ListHash(dag) || versions.Contains(dag.Id)
            )
            .Select(dag => dag.Id)
            .Concat(
                _known
                    .Values.Where(dag => !dag.Gone && _listed.ContainsKey(dag.DagId) && dag.TasksReadAt < session.Now - _old)
                    .OrderBy(dag => dag.TasksReadAt)
                    .Take(InTurn)
                    .Select(dag => dag.DagId)
            )
            .Distinct()
            .ToList();
        session.Log($"{_listed.Count} DAGs, {changed.Count} to read");
        await DeclareAsync(changed, session.TryBegin, cancellation);
        session.ThrowIfCut();
        await MarkGoneAsync(cancellation);
        if (session.Airflow.Version.Api == AirflowApi.V2 && session.Report.Complete)
        {
            var now = await session.State.ReadCursorAsync(cancellation);
            await session.State.SaveCursorAsync(now with { VersionsUpTo = session.Now }, cancellation);
        }

        return _known;
    }

    /// <summary>Reads the tasks of these DAGs, as long as another may be begun, and declares what is new; a DAG that fails is left for the next crawl.</summary>
    public async Task DeclareAsync(IEnumerable<string> dagIds, Func<bool> mayBegin, CancellationToken cancellation)
    {
        foreach (var batch in dagIds.Where(_listed.ContainsKey).Chunk(Batch))
        {
            var declarations = new ConcurrentBag<(KnownDag Dag, IReadOnlyList<ReadOnlyMemory<byte>> Bodies)>();
            try
            {
                await Parallel.ForEachAsync(
                    batch,
                    new ParallelOptions { MaxDegreeOfParallelism = session.Concurrency, CancellationToken = cancellation },
                    async (id, token) =>
                    {
                        if (mayBegin() && await ReadAsync(_listed[id], token) is { } declaration)
                        {
                            declarations.Add(declaration);
                        }
                    }
                );
            }
            catch (AirflowException)
            {
                await SaveAsync(declarations, cancellation); // what was read is not asked for again
                throw;
            }

            await SaveAsync(declarations, cancellation);
        }
    }

    async Task SaveAsync(
        IEnumerable<(KnownDag Dag, IReadOnlyList<ReadOnlyMemory<byte>> Bodies)> declarations,
        CancellationToken cancellation
    )
    {
        var ordered = declarations.OrderBy(declaration => declaration.Dag.DagId, StringComparer.Ordinal).ToList();
        await session.AppendAsync([.. ordered.SelectMany(declaration => declaration.Bodies)], cancellation);
        await session.State.SaveDagsAsync([.. ordered.Select(declaration => declaration.Dag)], cancellation);
        foreach (var (dag, _) in ordered)
        {
            _known[dag.DagId] = dag;
        }
    }

    async Task ListAsync(CancellationToken cancellation)
    {
        await foreach (var page in session.Client.DagsAsync(cancellation))
        {
            foreach (var dag in page.Where(session.Options.Takes))
            {
                _listed[dag.Id] = dag;
            }
        }

        _details = _listed.Count <= session.Options.DetailsUpTo;
        session.Report.CountDags(_listed.Count);
    }

    /// <summary>The first crawl reads every DAG anyway; later ones the versions made since, with the overlap.</summary>
    async Task<HashSet<string>> ChangedVersionsAsync(CrawlCursor cursor, CancellationToken cancellation)
    {
        if (session.Airflow.Version.Api != AirflowApi.V2 || cursor.VersionsUpTo is not { } upTo)
        {
            return [];
        }

        var from = upTo - session.Options.Overlap;
        var versions = await session.AllowedAsync(
            "DAG versions",
            session.Client.VersionsAsync(cancellation),
            page => page[^1].At < from,
            cancellation
        );
        return
        [
            .. versions
                .Where(version =>
                    version.At >= from
                    && !(_known.TryGetValue(version.DagId, out var dag) && dag.TasksReadAt > version.At + session.Options.Overlap)
                )
                .Select(version => version.DagId),
        ];
    }

    async Task<(KnownDag, IReadOnlyList<ReadOnlyMemory<byte>>)?> ReadAsync(Dag dag, CancellationToken cancellation)
    {
        try
        {
            var tasks = dag.Stale ? [] : await session.Client.TasksAsync(dag.Id, cancellation);
            var full = _details && !dag.Stale ? await DetailedAsync(dag, cancellation) : dag;
            return Declare(
                dag,
                full,
                tasks,
                _details && !dag.Stale ? await HintsAsync(dag, tasks, cancellation) : _known.GetValueOrDefault(dag.Id)?.Hints ?? _noHints
            );
        }
        catch (AirflowException problem)
            when (problem.Failure
                    is AirflowFailure.ServerError
                        or AirflowFailure.NotFound
                        or AirflowFailure.Forbidden
                        or AirflowFailure.BadRequest
            )
        {
            session.Report.Problem(problem.Message);
            return null;
        }
    }

    async Task<Dag> DetailedAsync(Dag dag, CancellationToken cancellation) =>
        dag with
        {
            Documentation = (await session.Client.DetailsAsync(dag.Id, cancellation)).Documentation,
        };

    /// <summary>One file often holds several DAGs; it is asked for once. Without the right to read code there are no hints.</summary>
    async Task<IReadOnlyDictionary<string, TaskHints>> HintsAsync(Dag dag, DagTask[] tasks, CancellationToken cancellation)
    {
        try
        {
            var source = await _sources.GetOrAdd(dag.File ?? dag.Id, _ => session.Client.SourceAsync(dag, cancellation));
            return DagSource.Read(source, tasks.Select(task => task.Id));
        }
        catch (AirflowException problem) when (problem.Failure is AirflowFailure.Forbidden or AirflowFailure.NotFound)
        {
            if (problem.Failure == AirflowFailure.Forbidden)
                session.Report.Missing("DAG source");
            return _known.GetValueOrDefault(dag.Id)?.Hints ?? _noHints;
        }
    }

    (KnownDag, IReadOnlyList<ReadOnlyMemory<byte>>) Declare(Dag row, Dag dag, DagTask[] tasks, IReadOnlyDictionary<string, TaskHints> hints)
    {
        var before = _known.GetValueOrDefault(dag.Id);
        var error = ImportErrorOf(dag);
        var hash = Hash(DagToEvents.Declare(session.Airflow, dag, tasks, assets, hints, error, "", DateTimeOffset.UnixEpoch));
        if (before?.ContentHash == hash)
        {
            return (before with { ListHash = ListHash(row), TasksReadAt = session.Now, Hints = hints }, []);
        }

        // Airflow tells no instant of a change, only when it last parsed the file; a declaration may not be older than the one it replaces.
        var at = dag.LastParsedAt ?? session.Now;
        at = before is not null && at <= before.DeclaredAt ? before.DeclaredAt + TimeSpan.FromMilliseconds(1) : at;
        session.Report.CountDeclared();
        // A stale DAG has no tasks here, so all that it had are gone with it.
        IEnumerable<string> left =
            before is null || (before.Gone && dag.Stale)
                ? []
                : before.Tasks.Except(tasks.Select(task => task.Id)).Order(StringComparer.Ordinal);
        return (
            new KnownDag(
                dag.Id,
                ListHash(row),
                hash,
                dag.Stale ? before?.Tasks ?? [] : [.. tasks.Select(task => task.Id)],
                at,
                session.Now,
                dag.Stale
            )
            {
                Hints = hints,
            },
            [
                .. DagToEvents.Declare(session.Airflow, dag, tasks, assets, hints, error, hash[..12], at),
                .. left.Select(task => DagToEvents.Gone(session.Airflow, dag.Id, task, at)),
            ]
        );
    }

    /// <summary>After a whole list only: a DAG that is not in it was deleted. It is marked, its history stays.</summary>
    async Task MarkGoneAsync(CancellationToken cancellation)
    {
        var gone = _known
            .Values.Where(dag =>
                !dag.Gone && session.Options.Takes(dag.DagId) && !_listed.ContainsKey(dag.DagId) && session.Options.Tags.Length == 0
            )
            .OrderBy(dag => dag.DagId, StringComparer.Ordinal)
            .Select(dag =>
                dag with
                {
                    Gone = true,
                    ListHash = "",
                    ContentHash = "",
                    DeclaredAt = session.Now > dag.DeclaredAt ? session.Now : dag.DeclaredAt + TimeSpan.FromMilliseconds(1),
                }
            )
            .ToList();
        await session.AppendAsync(
            [
                .. gone.SelectMany(dag =>
                    dag.Tasks.Prepend(null).Select(task => DagToEvents.Gone(session.Airflow, dag.DagId, task, dag.DeclaredAt))
                ),
            ],
            cancellation
        );
        await session.State.SaveDagsAsync(gone, cancellation);
    }

    string? ImportErrorOf(Dag dag) =>
        dag.RelativeFile is { } relative && _importErrors.TryGetValue(relative, out var error) ? error
        : dag.File is { } file && _importErrors.TryGetValue(file, out error) ? error
        : null;

    /// <summary>Everything but the instants of parsing and of the next run.</summary>
    string ListHash(Dag dag) =>
        Hash([
            JsonSerializer.SerializeToUtf8Bytes(
                (dag with { LastParsedAt = null }).ToString()
                    + string.Join(',', dag.Owners)
                    + '|'
                    + string.Join(',', dag.Tags)
                    + '|'
                    + ImportErrorOf(dag)
                    + '|'
                    + assets.Digest(dag.Id)
                    + '|'
                    + session.Airflow
            ),
        ]);

    static string Hash(IEnumerable<ReadOnlyMemory<byte>> parts)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var part in parts)
        {
            hash.AppendData(part.Span);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
