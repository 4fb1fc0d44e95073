using System.Globalization;
using System.Net;
using System.Text;
using LineageIngest.Answers;
using LineageIngest.Host.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LineageIngest.Host.Scheduling;

/// <summary>The jobs as a plain page, <c>/ops/jobs</c>; it works without scripts, with them it asks before nothing and refreshes itself.</summary>
static class OpsJobsPage
{
    public static void MapOpsJobs(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/ops/jobs", ShowAsync).ExcludeFromDescription();
        routes.MapPost("/ops/jobs", ActAsync).ExcludeFromDescription().DisableAntiforgery(); // same-origin only, checked below
    }

    static async Task<ContentHttpResult> ShowAsync(
        HttpContext http,
        JobReader reader,
        JobRunStore runs,
        CancellationToken cancellation,
        string? job = null
    )
    {
        var all = await reader.ListAsync(http.Subscription(), cancellation);
        var history = job is null ? [] : await runs.ListAsync(new JobKey(http.Subscription(), job), long.MaxValue, 20, cancellation);
        var page = new StringBuilder(Head);
        page.Append(
            "<h1>Jobs</h1><p><a href=\"../hangfire\">Hangfire's dashboard</a></p><table><tr><th>Job<th>Schedule<th>Next run (UTC)<th>Last run (UTC)<th>Seconds<th>Outcome<th>"
        );
        foreach (var row in all)
        {
            var last = row.LastRun;
            page.Append(
                CultureInfo.InvariantCulture,
                $"<tr><td><a href=\"?job={Uri.EscapeDataString(row.Name)}\">{Text(row.Name)}</a><td>{Text(row.Schedule ?? "on request")}{Text(Note(row))}<td>{Instant(row.NextRunAt)}<td>{Instant(last?.StartedAt)}<td>{last?.Duration:0.0}<td class=\"{Text(last?.Outcome)}\">{Text(last?.Outcome)} {Text(last?.Progress ?? last?.Summary ?? last?.Error)}<td><form method=\"post\"><input type=\"hidden\" name=\"job\" value=\"{Text(row.Name)}\"><button name=\"act\" value=\"run\">Run now</button> <button name=\"act\" value=\"{(row.IsPaused ? "resume" : "pause")}\">{(row.IsPaused ? "Resume" : "Pause")}</button></form>"
            );
        }
        page.Append("</table>");
        if (job is not null)
            AppendHistory(page, job, history);
        return TypedResults.Content(page.ToString(), "text/html; charset=utf-8");
    }

    static void AppendHistory(StringBuilder page, string job, IReadOnlyList<JobRun> history)
    {
        page.Append(CultureInfo.InvariantCulture, $"<h2>{Text(job)}</h2>");
        foreach (var run in history)
        {
            page.Append(
                CultureInfo.InvariantCulture,
                $"<details><summary>{Instant(run.StartedAt)} · attempt {run.Attempt} · {run.Duration:0.0} s · <span class=\"{Text(run.Outcome)}\">{Text(run.Outcome)}</span> {Text(run.Summary ?? run.Error)}</summary><pre>{Text(string.Join('\n', run.Log))}</pre></details>"
            );
        }
    }

    /// <summary>A form of another site carries its own Origin, or none that a browser of today would leave out.</summary>
    static async Task<Results<RedirectHttpResult, ForbidHttpResult, StatusCodeHttpResult>> ActAsync(
        HttpContext http,
        JobPlan plan,
        CancellationToken cancellation
    )
    {
        if (
            http.Request.Headers.Origin.ToString() is { Length: > 0 } origin
            && !origin.EndsWith("://" + http.Request.Host.Value, StringComparison.OrdinalIgnoreCase)
        )
        {
            return TypedResults.StatusCode(StatusCodes.Status403Forbidden);
        }

        var form = await http.Request.ReadFormAsync(cancellation);
        var key = new JobKey(http.Subscription(), form["job"].ToString());
        var known = form["act"].ToString() switch
        {
            "run" => await plan.RunNowAsync(key, http.Caller()?.Name, cancellation),
            "pause" => await plan.PauseAsync(key, "", http.Caller()?.Name, cancellation),
            "resume" => await plan.ResumeAsync(key, cancellation),
            _ => false,
        };
        return known
            ? TypedResults.Redirect($"/ops/jobs?job={Uri.EscapeDataString(key.Name)}")
            : TypedResults.StatusCode(StatusCodes.Status404NotFound);
    }

    const string Head = """
        <!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta http-equiv="refresh" content="10"><title>Jobs · LineageIngest</title>
        <style>body{font:14px system-ui;margin:2rem;color:#1b1f24}table{border-collapse:collapse;width:100%}td,th{text-align:left;padding:.4rem .6rem;border-bottom:1px solid #d8dde3;vertical-align:top}
        .failed,.lost{color:#a40e26}.incomplete,.interrupted,.cancelled{color:#8a5a00}.succeeded{color:#116329}form{display:inline}pre{background:#f5f7f9;padding:.6rem;overflow:auto}</style>
        """;

    /// <summary>What keeps a job from its schedule.</summary>
    static string Note(JobAnswer job) =>
        job switch
        {
            { Paused: { Reason.Length: > 0 } pause } => $" (paused: {pause.Reason})",
            { IsPaused: true } => " (paused)",
            { Problem: { } problem } => $" (cannot be kept: {problem})",
            _ => "",
        };

    static string Text(string? text) => WebUtility.HtmlEncode(text ?? "");

    static string Instant(DateTimeOffset? at) => at?.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture) ?? "";
}
