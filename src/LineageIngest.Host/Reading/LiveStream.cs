using System.Globalization;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;
using System.Threading.Channels;
using LineageIngest.Graph.Changes;
using LineageIngest.Host.Scheduling;
using LineageIngest.Postgres;
using LineageIngest.Stages;

namespace LineageIngest.Host.Reading;

/// <summary>
/// A message of the live stream. kind: run, lineage (all edges of a job), dataset, reset (read anew what you show), set-aside, lag, job-run, ping; what does not
/// belong to it is null or left out. changeId: whoever comes back with it misses nothing.
/// </summary>
public sealed record LiveMessage(long ChangeId, string Kind, LiveName? Job, LiveRun? Run, IReadOnlyList<LiveEdge>? Edges, LiveName? Dataset)
{
    /// <summary>How many events and claims are set aside now; of set-aside.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public long? SetAside { get; init; }

    /// <summary>How far the stages are behind the log now; of lag.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Lag? Lag { get; init; }

    /// <summary>A run of a scheduled job as it now is; of job-run.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ScheduledRun? JobRun { get; init; }

    internal static LiveMessage Of(LiveChange change) =>
        new(change.ChangeId, change.Kind, change.Job, change.Run, change.Edges, change.Dataset);
}

/// <summary>What a follower wants to be told, and after which change it goes on.</summary>
sealed record LiveQuestion(int SubscriptionId, long Position, LiveScope? Scope, IReadOnlyCollection<string> Kinds);

/// <summary>What happens in a subscription, as messages: what is projected, how far the stages are, what scheduled jobs do.</summary>
sealed class LiveStream(LiveQuery live, StageProgress progress, JobStream jobs, Wakeups wakeups, TimeProvider time)
{
    public static readonly string[] Kinds = ["run", "lineage", "dataset", "set-aside", "lag", "job-run"];

    /// <summary>Of the graph alone.</summary>
    public static readonly string[] DefaultKinds = ["run", "lineage", "dataset"];

    /// <summary>Proxies close a connection on which nothing moves for a minute; this keeps it open.</summary>
    public static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(15);

    /// <summary>Two sources write for one reader; a slow reader holds them up.</summary>
    const int MostWaiting = 64;

    public async IAsyncEnumerable<SseItem<LiveMessage>> FollowAsync(
        LiveQuestion question,
        [EnumeratorCancellation] CancellationToken cancellation
    )
    {
        var place = new Place(question.Position);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var channel = Channel.CreateBounded<SseItem<LiveMessage>>(MostWaiting);
        var sources = new List<Task> { WriteAsync(GraphAsync(question, place, ended.Token), channel.Writer, ended.Token) };
        if (question.Kinds.Contains("job-run"))
            sources.Add(WriteAsync(JobRunsAsync(question, place, ended.Token), channel.Writer, ended.Token));
        try
        {
            await foreach (var item in channel.Reader.ReadAllAsync(cancellation))
                yield return item;
        }
        finally
        {
            await ended.CancelAsync();
            await Task.WhenAll(sources);
        }
    }

    /// <summary>Hands a failure to the reader, who fails by it.</summary>
    static async Task WriteAsync(
        IAsyncEnumerable<SseItem<LiveMessage>> items,
        ChannelWriter<SseItem<LiveMessage>> writer,
        CancellationToken cancellation
    )
    {
        try
        {
            await foreach (var item in items)
                await writer.WriteAsync(item, cancellation);
        }
        catch (Exception broken)
        {
            writer.TryComplete(broken);
        }
    }

    async IAsyncEnumerable<SseItem<LiveMessage>> GraphAsync(
        LiveQuestion question,
        Place place,
        [EnumeratorCancellation] CancellationToken cancellation
    )
    {
        yield return Item(Empty(place, "ping")); // the headers go out at once, and a client knows from where to go on
        var (spoken, lag) = (time.GetTimestamp(), (Lag?)null);
        while (!cancellation.IsCancellationRequested)
        {
            var next = wakeups.Next(WakeupKind.Changed);
            var (changes, reached) = await live.SinceAsync(question.SubscriptionId, place.Reached, question.Scope, cancellation);
            var told = changes
                .Where(change => change.Kind == "reset" || question.Kinds.Contains(change.Kind))
                .Select(LiveMessage.Of)
                .ToList();
            if (question.Kinds.Contains("lag") || question.Kinds.Contains("set-aside"))
            {
                var now = await progress.LagAsync(question.SubscriptionId, cancellation);
                told.AddRange(Progress(question, new Place(reached), lag, now));
                lag = now;
            }
            foreach (var message in told)
                yield return Item(message);
            var moved = reached != place.Reached;
            place.Reached = reached;
            if (told.Count == 0 && time.GetElapsedTime(spoken) > Heartbeat)
            {
                yield return Item(Empty(place, "ping"));
                spoken = time.GetTimestamp();
            }
            else if (told.Count > 0)
            {
                spoken = time.GetTimestamp();
            }
            if (!moved)
                await Wakeups.WaitAsync(next, cancellation);
        }
    }

    static IEnumerable<LiveMessage> Progress(LiveQuestion question, Place place, Lag? before, Lag now)
    {
        if (question.Kinds.Contains("set-aside") && now.SetAside != before?.SetAside)
        {
            yield return Empty(place, "set-aside") with
            {
                SetAside = now.SetAside,
            };
        }
        if (question.Kinds.Contains("lag") && now != before)
        {
            yield return Empty(place, "lag") with
            {
                Lag = now,
            };
        }
    }

    async IAsyncEnumerable<SseItem<LiveMessage>> JobRunsAsync(
        LiveQuestion question,
        Place place,
        [EnumeratorCancellation] CancellationToken cancellation
    )
    {
        await foreach (var item in jobs.FollowAsync(question.SubscriptionId, cancellation))
        {
            if (item.Data is ScheduledRun run)
                yield return Item(Empty(place, "job-run") with { JobRun = run });
        }
    }

    static LiveMessage Empty(Place place, string kind) => new(place.Reached, kind, null, null, null, null);

    static SseItem<LiveMessage> Item(LiveMessage message) =>
        new(message, message.Kind) { EventId = message.ChangeId.ToString(CultureInfo.InvariantCulture) };

    /// <summary>The change up to which everything was told; read by one source and moved by another.</summary>
    sealed class Place(long reached)
    {
        long _reached = reached;

        public long Reached
        {
            get => Volatile.Read(ref _reached);
            set => Volatile.Write(ref _reached, value);
        }
    }
}
