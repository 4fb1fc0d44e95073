using LineageIngest.Facts;
using LineageIngest.Names;
using LineageIngest.Postgres;
using LineageIngest.Projection.OwnEvents;

namespace LineageIngest.IntegrationTests.Pipeline;

/// <summary>What people say of what a store holds, as events: every kind and action, words that follow each other and words on what nobody claims; rules on names; captured nodes.</summary>
static class Words
{
    static readonly DateTimeOffset _first = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    public static async Task<List<byte[]>> AboutAsync(PipelineRig rig)
    {
        await using var connection = await rig.Db.OpenConnectionAsync();
        var edges = await connection.QueryAsync(
            """
            SELECT j.namespace, j.name, s.namespace, s.name, t.namespace, t.name, min(c.source_column), min(c.target_column)
              FROM edge AS e JOIN job AS j USING (subscription_id, job_id)
              JOIN dataset AS s ON s.dataset_id = e.source_id JOIN dataset AS t ON t.dataset_id = e.target_id
              LEFT JOIN column_edge AS c ON c.job_id = e.job_id AND c.source_id = e.source_id AND c.target_id = e.target_id
             GROUP BY e.item_id, 1, 2, 3, 4, 5, 6 ORDER BY e.item_id LIMIT 24
            """,
            row =>
                (
                    Job: new JobName(row.GetString(0), row.GetString(1)),
                    Source: new DatasetName(row.GetString(2), row.GetString(3)),
                    Target: new DatasetName(row.GetString(4), row.GetString(5)),
                    Column: row.NullableText(6),
                    TargetColumn: row.NullableText(7) ?? ""
                ),
            CancellationToken.None
        );
        var words = new List<HandClaim>();
        foreach (var (edge, number) in edges.Select((edge, number) => (edge, number)))
        {
            var action = HandAction.All[number % 4];
            words.Add(Word(HandKind.Edge, action, number % 3 == 0 ? edge.Job : null, edge.Source, edge.Target));
            if (edge.Column is { } column)
            {
                words.Add(
                    Word(HandKind.ColumnEdge, HandAction.All[(number + 1) % 4], null, edge.Source, edge.Target, column, edge.TargetColumn)
                );
            }

            if (number % 5 == 0)
                words.Add(Word(HandKind.Read, HandAction.Reject, edge.Job, edge.Source, null));
            if (number % 7 == 0)
                words.Add(Word(HandKind.Write, action, edge.Job, null, edge.Target));
            if (number % 6 == 0)
                words.Add(Word(HandKind.Edge, HandAction.Withdraw, number % 3 == 0 ? edge.Job : null, edge.Source, edge.Target));
        }
        words.Add(Word(HandKind.Edge, HandAction.Add, null, new DatasetName("hand", "made"), new DatasetName("hand", "up")));
        words.Add(Word(HandKind.Edge, HandAction.Reject, null, new DatasetName("nobody", "claims"), new DatasetName("hand", "this")));
        return
        [
            .. words.Select((word, number) => HandClaimEvent.Write(word, _first.AddMinutes(number))),
            .. Rules(edges[0].Source.Namespace, edges[^1].Target),
            .. Nodes(),
        ];
    }

    /// <summary>A rule of every kind, and one that comes and goes.</summary>
    static IEnumerable<byte[]> Rules(string ns, DatasetName dataset)
    {
        var none = new AliasRule("", [], null, null, null, null, []);
        AliasRule[] rules =
        [
            none with
            {
                Kind = RuleKind.Namespace,
                Namespaces = ["hand", ns],
            },
            none with
            {
                Kind = RuleKind.Case,
                NamespacePattern = "*",
            },
            none with
            {
                Kind = RuleKind.Rewrite,
                NamePattern = "_[0-9]+$",
                NameReplacement = "",
            },
            none with
            {
                Kind = RuleKind.Symlink,
                Datasets = [new RuleDataset("hand", "made"), new RuleDataset(dataset.Namespace, dataset.Name)],
            },
            none with
            {
                Kind = RuleKind.Rewrite,
                NamePattern = "^.*(sales|orders|customers).*$",
                NameReplacement = "$1",
            },
        ];
        var said = rules.Select(rule => new RuleFact(rule, true, "because", "ann")).Append(new RuleFact(rules[4], false, "a slip", "ann"));
        return said.Select((rule, number) => AliasRuleEvent.Write(rule, _first.AddHours(1 + number)));
    }

    /// <summary>Two executions of a workflow: one that tells what comes from where, one that tells when.</summary>
    static IEnumerable<byte[]> Nodes()
    {
        CaptureReport Node(string execution, string node, string operation, string? table, DateTimeOffset? at, params string[] from) =>
            new(
                new JobName("capture", "wf"),
                execution,
                node,
                operation,
                table is null ? null : new DatasetName("pg", table),
                from,
                null,
                at
            );
        CaptureReport[] reports =
        [
            Node("one", "w", "write", "c", null, "j"),
            Node("one", "j", "join", null, null, "t", "b"),
            Node("one", "t", "transformation", null, null, "r1"),
            Node("one", "r1", "read", "a", null),
            Node("one", "r2", "read", "b", null),
            Node("one", "r3", "read", "unused", null),
            Node("two", "w", "write", "c", _first.AddMinutes(2)),
            Node("two", "r1", "read", "a", _first.AddMinutes(1)),
            Node("two", "r4", "read", "late", _first.AddMinutes(3)),
            Node("two", "r4", "read", "late", _first.AddMinutes(5)),
        ];
        return reports.Select((report, number) => CaptureEvent.Write(report, _first.AddMinutes(number)));
    }

    static HandClaim Word(
        string kind,
        string action,
        JobName? job,
        DatasetName? source,
        DatasetName? target,
        string sourceColumn = "",
        string targetColumn = ""
    ) =>
        new(
            kind,
            action,
            job,
            source,
            sourceColumn,
            target,
            targetColumn,
            kind == HandKind.ColumnEdge ? "DIRECT" : "",
            "",
            false,
            $"because of {action}",
            "ann"
        );
}
