using System.Globalization;
using System.Text;

namespace LineageIngest.Host.Insight;

/// <summary>An impact report to paste into a pull request. Pure.</summary>
static class ImpactMarkdown
{
    /// <summary>A longer table is not read in a pull request; the rest is counted.</summary>
    const int Rows = 30;

    public static string Write(ImpactAnswer a)
    {
        var text = new StringBuilder();
        void Line(FormattableString line) => text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
        Line($"### Impact of {a.Change} on `{Code(a.AssetName)}{(a.Column is null ? "" : "." + Code(a.Column))}`");
        Line($"");
        Line(
            $"**Risk {a.RiskScore} of 100.** {a.TotalImpactedAssets} datasets, {a.AffectedWorkflows.Count} jobs in {a.TotalImpactedWorkflows} workflows, {a.AffectedDashboards.Count} dashboards; about {a.RunsPerDay:0.#} runs a day."
        );
        if (a.Truncated)
            Line($"Not all of it is listed: the answer was cut.");
        Line($"");
        foreach (var advice in a.Recommendations)
            Line($"- {Text(advice)}");
        Table(
            "Dataset | Effect | Columns | Level | Owners",
            a.DownstreamAssets.Count,
            a.DownstreamAssets.Take(Rows)
                .Select(d =>
                    $"`{Code(d.Name)}` | {d.Effect} | {Text(string.Join(", ", d.Columns))} | {d.Depth.ToString(CultureInfo.InvariantCulture)} | {Text(string.Join(", ", d.Owners))}"
                )
        );
        Table(
            "Job | Workflow | Effect | Runs a day",
            a.AffectedWorkflows.Count,
            a.AffectedWorkflows.Take(Rows)
                .Select(j =>
                    $"`{Code(j.JobName)}` | {Text(j.WorkflowName)} | {j.Effect} | {j.RunsPerDay.ToString("0.#", CultureInfo.InvariantCulture)}"
                )
        );
        Table(
            "Dashboard or model | Kind | Reads",
            a.AffectedDashboards.Count,
            a.AffectedDashboards.Take(Rows)
                .Select(e =>
                    $"{(e.Url is { } url && Uri.IsWellFormedUriString(url, UriKind.Absolute) ? $"[{Text(e.Name)}](<{url}>)" : Text(e.Name))} | {Text(e.Type)} | `{Code(e.Dataset.Name)}`"
                )
        );
        Table(
            "Part of the risk | Points | Why",
            a.RiskParts.Count,
            a.RiskParts.Select(p =>
                $"{p.Part} | {p.Points.ToString("0.#", CultureInfo.InvariantCulture)} of {p.Weight.ToString(CultureInfo.InvariantCulture)} | {Text(p.Why)}"
            )
        );
        return text.ToString();

        void Table(string head, int count, IEnumerable<string> rows)
        {
            if (count == 0)
                return;
            Line($"");
            Line($"| {head} |");
            Line($"|{string.Concat(Enumerable.Repeat("---|", head.Count(c => c == '|') + 1))}");
            foreach (var row in rows)
                Line($"| {row} |");
            if (count > Rows)
                Line($"\n… and {count - Rows} more.");
        }
    }

    /// <summary>Names come from anywhere: what would end a cell, a line or a code span is taken out of its meaning.</summary>
    static string Text(string text)
    {
        var safe = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (c is '|' or '\\' or '`' or '*' or '_' or '[' or ']' or '<' or '>')
                safe.Append('\\');
            safe.Append(char.IsControl(c) ? ' ' : c);
        }
        return safe.ToString();
    }

    static string Code(string text) => string.Concat(text.Select(c => c is '`' or '|' || char.IsControl(c) ? ' ' : c));
}
