using System.CommandLine;
using System.Text;
using System.Text.Json;
using LineageIngest.Host.Exporting;
using LineageIngest.Postgres;

namespace LineageIngest.Host.Commands;

/// <summary><c>lineage query</c>: every question of the API from the command line, as a table, JSON, CSV, Mermaid, DOT or OpenLineage events.</summary>
static class QueryCommand
{
    const string Asset = "Our id, dataset:NAMESPACE:NAME, job:NAMESPACE:NAME, or a whole name that only one bears";
    static readonly string[] _graph = ["depth", "limit", "as-of", "observed!", "contradicted!", "columns!", "cursor"];

    public static Command Create()
    {
        var query = new ExampledCommand(
            "query",
            "Ask a running service about lineage, impact, causes, runs and changes",
            "lineage query upstream dataset:postgres://warehouse:5432:shop.mart.orders",
            "lineage query full job:prod:etl_orders --format mermaid",
            "lineage query impact dataset:postgres://warehouse:5432:shop.raw.customer --change drop-column --column email",
            "lineage query root-cause dataset:postgres://warehouse:5432:shop.mart.orders --window 7d",
            "lineage query search custo --kind column",
            "lineage query diff 2026-11-01 2026-11-08"
        );
        foreach (var question in _questions)
            query.Add(Subcommand(question));
        return query;
    }

    /// <summary>A question: words after its name fill the path or (NAME=) a parameter; options are parameters, those with ! are switches.</summary>
    sealed record Question(
        string Name,
        string Description,
        string Path,
        (string Name, string Help)[] Words,
        string[] Options,
        string[] Columns
    );

    static readonly Question[] _questions =
    [
        new(
            "upstream",
            "Where a dataset or job gets its data from",
            "/api/lineage/assets/{0}/upstream",
            [("ID", Asset)],
            _graph,
            EdgeColumns
        ),
        new("downstream", "Where its data goes", "/api/lineage/assets/{0}/downstream", [("ID", Asset)], _graph, EdgeColumns),
        new("full", "Both ways", "/api/lineage/assets/{0}/full", [("ID", Asset)], _graph, EdgeColumns),
        new(
            "dataset",
            "Upstream and downstream of a dataset by name",
            "/api/lineage/dataset/{0}",
            [("NAME", "Its name")],
            ["namespace", "direction", .. _graph],
            EdgeColumns
        ),
        new(
            "job",
            "What a job reads, writes and computes",
            "/api/lineage/job/{0}",
            [("NAME", "Its name")],
            ["namespace", "as-of", "observed!", "contradicted!"],
            ["from.name", "from.field", "to.name", "to.field", "subtype", "masking", "verdict", "namespace", "name", "observed"]
        ),
        new(
            "column",
            "Where a column comes from, or goes to",
            "/api/lineage/column?dataset={0}&column={1}",
            [("DATASET", "Name or id"), ("COLUMN", "Its name")],
            ["namespace", "direction", .. _graph],
            ["level", "source.dataset", "sourceColumn", "target.dataset", "targetColumn", "transformation", "masking", "job.name"]
        ),
        new(
            "paths",
            "The ways of a column from end to end",
            "/api/lineage/column/paths?dataset={0}&column={1}",
            [("DATASET", "Name or id"), ("COLUMN", "Its name")],
            ["namespace", "direction", "to", "to-column", "depth", "limit", "as-of"],
            ["source.dataset", "source.field", "target.dataset", "target.field", "length", "masked", "carriesValue"]
        ),
        new(
            "impact",
            "What a change would break, and whom to tell",
            "/api/lineage/assets/{0}/impact",
            [("ID", Asset)],
            ["change", "column", "depth", "limit", "as-of", "observed!"],
            []
        ),
        new(
            "root-cause",
            "Why a dataset is wrong: what failed, was late or changed upstream",
            "/api/lineage/assets/{0}/root-cause",
            [("ID", Asset)],
            ["column", "at", "window", "depth"],
            CauseColumns
        ),
        new(
            "run-cause",
            "Why a run failed or was late",
            "/api/lineage/runs/{0}/root-cause",
            [("RUN", "Run id")],
            ["at", "window", "depth"],
            CauseColumns
        ),
        new(
            "search",
            "Datasets, jobs, columns, owners, tags and SQL by what one types",
            "/api/lineage/search?q={0}",
            [("TEXT", "Words, all of which must be found")],
            ["kind", "limit", "cursor"],
            ["kind", "qualifiedName", "column", "match", "matched", "text", "popularity"]
        ),
        new(
            "diff",
            "What differs between two instants",
            "/api/lineage/diff?from={0}&to={1}",
            [("FROM", "A time"), ("TO", "A time")],
            ["asset", "namespace", "limit", "cursor"],
            [
                "kind",
                "change",
                "dataset.name",
                "job.name",
                "source.name",
                "sourceColumn",
                "target.name",
                "targetColumn",
                "column",
                "fromType",
                "toType",
            ]
        ),
        new(
            "history",
            "What became of a dataset or job: edges that came and went (--part runs, schemas)",
            "/api/lineage/assets/{0}/history",
            [("ID", Asset)],
            ["part"],
            ["source.name", "target.name", "job.name", "from", "to", "runId", "state", "at", "durationSeconds", "changes"]
        ),
        new(
            "runs",
            "The runs of a job",
            "/api/lineage/jobs/{0}/runs",
            [("JOB", Asset)],
            ["state", "limit", "cursor"],
            ["runId", "state", "startedAt", "endedAt", "durationSeconds", "nominalStartAt"]
        ),
        new(
            "run",
            "A run and its states over time",
            "/api/lineage/runs/{0}",
            [("RUN", "Run id")],
            [],
            ["jobName", "runId", "state", "startedAt", "endedAt", "parentRunId"]
        ),
        new(
            "critical-path",
            "What the length of a DAG run is made of",
            "/api/lineage/runs/{0}/critical-path",
            [("RUN", "Run id")],
            [],
            ["job.name", "state", "startedAt", "durationSeconds", "waitSeconds", "slackSeconds", "critical"]
        ),
        new("owners", "Owners with what they own", "/api/lineage/owners", [], ["limit", "cursor"], ["name", "owner", "datasets", "jobs"]),
        new("audit", "Claims that the SQL contradicts", "/api/lineage/audit", [], ["job", "limit"], []),
        new("schemas", "The schema versions of a dataset", "/api/lineage/schemas?id={0}", [("ID", Asset)], [], []),
        new("measures", "Statistics and checks of a dataset", "/api/lineage/measures?id={0}", [("ID", Asset)], ["limit"], []),
    ];

    static string[] EdgeColumns =>
        ["sourceName", "targetName", "job.name", "transformationType", "observed", "verdict", "evidence", "lastSeenAt"];

    static string[] CauseColumns =>
        ["score", "issue.kind", "issue.dataset.name", "issue.job.name", "issue.at", "issue.detail", "level", "explains"];

    static Command Subcommand(Question question)
    {
        var words = question.Words.Select(word => new Argument<string>(word.Name) { Description = word.Help }).ToList();
        var options = question.Options.Select(name => (Parameter: Camel(name.TrimEnd('!')), Option: Option(name))).ToList();
        var part = options.Select(o => o.Option).OfType<Option<string?>>().FirstOrDefault(option => option.Name == "--part");
        var format = new Option<string>("--format")
        {
            Description = "table, json, csv; graphs also as mermaid, dot, openlineage; impact as markdown",
            HelpName = "FORMAT",
            DefaultValueFactory = _ => question.Name == "impact" ? "markdown" : "table",
        };
        format.AcceptOnlyFromAmong("table", "json", "csv", "mermaid", "dot", "openlineage", "markdown");
        var server = ServerClient.Option();
        var command = new Command(question.Name, question.Description);
        foreach (var word in words)
            command.Add(word);
        foreach (var (_, option) in options)
            command.Add(option);
        command.Add(format);
        command.Add(server);
        command.SetAction(
            async (parsed, cancellation) =>
            {
                var path = new StringBuilder(
                    string.Format(
                        System.Globalization.CultureInfo.InvariantCulture,
                        question.Path,
                        [.. words.Select(word => Uri.EscapeDataString(parsed.GetValue(word)!))]
                    )
                );
                void Add(string name, string value) =>
                    path.Append(path.ToString().Contains('?', StringComparison.Ordinal) ? '&' : '?')
                        .Append(name)
                        .Append('=')
                        .Append(Uri.EscapeDataString(value));
                foreach (var (parameter, option) in options)
                {
                    if (option is Option<string?> text && parsed.GetValue(text) is { } value)
                        Add(parameter, value);
                    else if (option is Option<bool> flag && parsed.GetValue(flag))
                        Add(parameter, "true");
                }
                var wanted = parsed.GetValue(format)!;
                if (wanted is not ("json" or "table"))
                    Add("format", wanted);
                using var client = new ServerClient(parsed.GetValue(server)!);
                using var answer = new MemoryStream();
                await client.CopyAsync(path.ToString(), answer, cancellation);
                await Console.Out.WriteAsync(
                    wanted == "table"
                        ? Shown(question, answer.ToArray(), part is null ? null : parsed.GetValue(part))
                        : Encoding.UTF8.GetString(answer.ToArray())
                );
                if (wanted == "json")
                    await Console.Out.WriteLineAsync();
                return 0;
            }
        );
        return command;
    }

    static string Shown(Question question, byte[] answer, string? part)
    {
        using var document = JsonDocument.Parse(answer);
        return AnswerRows.Of(document.RootElement, part ?? "") is { } rows
            ? Table.Of(rows, question.Columns)
            : throw new CannotStartException($"--part {part} names no list of this answer.");
    }

    static Option Option(string name) =>
        name.EndsWith('!')
            ? new Option<bool>($"--{name.TrimEnd('!')}") { Description = Help(name.TrimEnd('!')) }
            : new Option<string?>($"--{name}") { Description = Help(name), HelpName = "X" };

    static string Help(string name) =>
        name switch
        {
            "depth" => "Levels, default 15, at most 100",
            "limit" => "The most rows or datasets",
            "as-of" => "What held at that time, such as 2026-11-21T09:00:00Z",
            "observed" => "Only what a successful run has shown",
            "contradicted" => "Also claims that the SQL contradicts",
            "columns" => "With the column edges (in json and openlineage)",
            "cursor" => "The cursor of the page before",
            "namespace" => "Where the name is in several",
            "direction" => "upstream, downstream or both",
            "change" => "drop-table, drop-column, rename-column, retype-column or stop-job",
            "window" => "How far back to look: 90m, 24h, 7d",
            "at" => "When it was wrong",
            "kind" => "dataset, job, column, owner, tag, sql; several with commas",
            "to" => "Only paths that end at this dataset",
            "to-column" => "and at this column of it",
            "part" => "Which list of the answer: edges, runs, schemas",
            "state" => "START, RUNNING, COMPLETE, FAIL, ABORT or OTHER",
            "asset" => "Only what touches this dataset or job",
            "job" => "Only this job",
            "column" => "Of this column",
            _ => name,
        };

    static string Camel(string name)
    {
        var parts = name.Split('-');
        return parts[0] + string.Concat(parts.Skip(1).Select(part => char.ToUpperInvariant(part[0]) + part[1..]));
    }
}
