using LineageIngest.Host.Reading;
using LineageIngest.Insight.Runs;

namespace LineageIngest.Host.Insight;

/// <summary>Turns judged parts into the rows of an answer: tries of one task are one row, mapped siblings as well.</summary>
sealed class CriticalTasks
{
    readonly string _dag;
    readonly List<TaskTries> _tries;
    readonly FoundPath _found;
    readonly Func<Guid, OrderBasis> _basis;
    readonly Dictionary<Guid, PathTask> _judged;

    /// <summary>By part how many rows it wrote.</summary>
    readonly Dictionary<Guid, long> _written;

    /// <summary>By part the run id of the row in which it stands.</summary>
    readonly Dictionary<Guid, string> _rowOf = [];
    readonly List<List<TaskTries>> _rows;

    public CriticalTasks(string dag, List<TaskTries> tries, FoundPath found, Func<Guid, OrderBasis> basis, Dictionary<Guid, long> written)
    {
        (_dag, _tries, _found, _basis, _written) = (dag, tries, found, basis, written);
        _judged = found.Tasks.ToDictionary(task => task.Key);
        _rows =
        [
            .. tries
                .GroupBy(own => own.Instance.MapIndex is null ? (own.Last.Key, false) : (own.Last.JobId, true))
                .Select(row => row.ToList()),
        ];
        foreach (var row in _rows)
        {
            foreach (var part in row.SelectMany(own => own.Parts))
                _rowOf[part.Key] = Newest(row).RunId;
        }
    }

    public List<CriticalTask> Rows() => _rows.ConvertAll(row => row[0].Instance.MapIndex is null ? Task(row[0]) : Siblings(row));

    /// <summary>First to last; waits and durations of tries that are on the path are added up.</summary>
    public List<CriticalTask> Path()
    {
        var triesOf = _tries.SelectMany(own => own.Parts.Select(part => (part.Key, Own: own))).ToDictionary(row => row.Key, row => row.Own);
        return [.. _found.Path.Select(key => triesOf[key]).Distinct().Select(own => Task(own, onPath: true))];
    }

    CriticalTask Task(TaskTries own, bool onPath = false)
    {
        var judged = own.Parts.Select(part => _judged[part.Key]).ToList();
        var counted = onPath ? judged.FindAll(task => task.Critical) : judged;
        var last = own.Last;
        return new CriticalTask(
            last.RunId,
            new JobReference(last.JobId, last.Namespace, last.Name),
            last.State,
            own.Parts[0].Start,
            last.End,
            last.Ended,
            counted.Sum(task => task.Duration.TotalSeconds),
            onPath ? counted.Sum(task => task.Wait.TotalSeconds) : judged[0].Wait.TotalSeconds,
            judged[^1].Slack.TotalSeconds,
            judged.Exists(task => task.Critical),
            Word(_basis(last.Key)),
            DependsOn(judged, _rowOf[last.Key]),
            Label(own),
            own.Instance.Attempt ?? own.Parts.Count,
            [.. own.Parts.Select(part => new TaskAttempt(part.RunId, part.Start, part.Ended ? part.End : null, part.State))],
            own.Instance.MapIndex,
            own.Instance.TaskGroup,
            null,
            _written.TryGetValue(last.Key, out var rows) ? rows : null
        );
    }

    /// <summary>From the start of the first to the end of the last; the one without most slack speaks for all.</summary>
    CriticalTask Siblings(List<TaskTries> row)
    {
        var tasks = row.ConvertAll(own => Task(own));
        var newest = tasks[row.FindIndex(own => own.Last == Newest(row))];
        var states = new SortedDictionary<string, int>(tasks.CountBy(task => task.State).ToDictionary(), StringComparer.Ordinal);
        var failed = tasks.Count(task => task.State is "FAIL" or "ABORT");
        var (from, to) = (tasks.Min(task => task.StartedAt), tasks.Max(task => task.EndedAt));
        return newest with
        {
            State = failed > 0 ? "FAIL" : newest.State,
            StartedAt = from,
            EndedAt = to,
            Ended = tasks.TrueForAll(task => task.Ended),
            DurationSeconds = (to - from).TotalSeconds,
            WaitSeconds = tasks.MinBy(task => task.StartedAt)!.WaitSeconds,
            SlackSeconds = tasks.Min(task => task.SlackSeconds),
            Critical = tasks.Exists(task => task.Critical),
            DependsOn = [.. tasks.SelectMany(task => task.DependsOn).Distinct()],
            Label = Name(newest.Job.Name),
            Attempt = tasks.Max(task => task.Attempt),
            Attempts = [],
            MapIndex = null,
            Mapped = new MappedTasks(tasks.Count, failed, states),
            RowCount = tasks.Exists(task => task.RowCount is not null) ? tasks.Sum(task => task.RowCount) : null,
        };
    }

    List<string> DependsOn(List<PathTask> judged, string row) =>
        [.. judged.SelectMany(task => task.WaitedFor).Select(key => _rowOf[key]).Where(other => other != row).Distinct()];

    /// <summary>The task without its DAG; of a mapped sibling also which one it is: <c>refresh_region [south]</c>.</summary>
    string Label(TaskTries own)
    {
        var name = own.Instance.TaskId ?? Name(own.Last.Name);
        return own.Instance.MapIndex is { } index
            ? $"{name} [{own.Instance.MapLabel ?? index.ToString(System.Globalization.CultureInfo.InvariantCulture)}]"
            : name;
    }

    string Name(string job) => job.StartsWith($"{_dag}.", StringComparison.Ordinal) ? job[(_dag.Length + 1)..] : job;

    static RunPart Newest(List<TaskTries> row) => row.Select(own => own.Last).MaxBy(part => (part.End, part.Key))!;

    public static string Word(OrderBasis basis) => basis.ToString().ToLowerInvariant();
}
