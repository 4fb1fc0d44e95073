using System.Diagnostics;
using System.Globalization;

namespace LineageIngest.Chaos;

/// <summary>What the watcher reads: lines with the time since the beginning, and what was violated.</summary>
sealed class Story
{
    readonly Stopwatch _clock = Stopwatch.StartNew();
    readonly Lock _lock = new();
    readonly List<string> _violations = [];

    public IReadOnlyList<string> Violations
    {
        get
        {
            lock (_lock)
                return [.. _violations];
        }
    }

    public TimeSpan Elapsed => _clock.Elapsed;

    public void Say(FormattableString line)
    {
        var text = line.ToString(CultureInfo.InvariantCulture);
        lock (_lock)
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{_clock.Elapsed:mm\\:ss}  {text}"));
    }

    /// <summary>Told at once and again at the end; the same words count once.</summary>
    public void Violated(FormattableString what)
    {
        var text = what.ToString(CultureInfo.InvariantCulture);
        lock (_lock)
        {
            if (_violations.Contains(text))
                return;
            _violations.Add(text);
        }
        Say($"VIOLATED: {text}");
    }
}
