using LineageIngest.Airflow.Api;
using LineageIngest.Airflow.Naming;
using LineageIngest.Names;

namespace LineageIngest.Airflow.Operators;

/// <summary>
/// Rendered fields of a task instance → its lineage, by the operator table; an operator that is not in it by the names of its fields. Pure.
/// Example: GenericTransfer with <c>sql</c> and <c>destination_table</c> gives a <see cref="SqlRole.Source"/> statement and an output.
/// </summary>
public static class OperatorLineage
{
    public static TaskLineage Read(TaskInstance task, ConnectionBook connections, TaskHints? hints = null)
    {
        var fields = new RenderedFields(task.Rendered);
        var rule = OperatorTable.Find(task.Operator);
        var likely = rule is null ? OperatorTable.FindBase(task.Operator) : null;
        var guess =
            rule is not null ? null
            : likely is not null ? "unknown operator, read like the one whose name it ends with"
            : "unknown operator, read by the names of its fields";
        var reading = new Reading(fields, connections, hints, guess);
        foreach (var clause in rule?.Clauses ?? likely?.Clauses ?? FieldNames.Guess(fields))
        {
            reading.Take(clause);
        }

        return reading.Result;
    }

    /// <summary>The walk over one rule's clauses.</summary>
    sealed class Reading(RenderedFields fields, ConnectionBook connections, TaskHints? hints, string? guess)
    {
        readonly List<SqlStatement> _statements = [];
        readonly List<DatasetClaim> _inputs = [];
        readonly List<DatasetClaim> _outputs = [];
        readonly List<DagLink> _links = [];
        readonly SortedSet<string> _unresolved = new(StringComparer.Ordinal);

        public TaskLineage Result =>
            new(SqlSessions.Join(_statements), Once(_inputs), Once(_outputs), [.. _links.Distinct()], [.. _unresolved]);

        public void Take(Clause clause)
        {
            switch (clause)
            {
                case SqlClause sql:
                    TakeSql(sql);
                    break;
                case DatasetClause dataset:
                    (dataset.Direction == Direction.Reads ? _inputs : _outputs).AddRange(Claims(dataset.Target));
                    break;
                case LinkClause link:
                    TakeLink(link);
                    break;
                case DbtClause dbt when fields.Text(dbt.Field) is { } compiled:
                    _statements.AddRange(DbtSql.Statements(compiled, dbt.Field, dbt.Role));
                    break;
                case ArgumentsClause arguments:
                    TakeArguments(ProgramArguments.Datasets(fields.Texts(arguments.Field)), arguments.Field);
                    break;
                case ShellClause shell when fields.Text(shell.Field) is { } command:
                    _statements.AddRange(ShellSql.Statements(command, shell.Field));
                    break;
            }
        }

        void TakeSql(SqlClause clause)
        {
            var texts = fields.Texts(clause.Field);
            if (texts.Count == 0 && (clause.Field.Split('.')[0] is var whole && fields.Text(whole) is { } cut && TruncatedField.Is(cut)))
            {
                texts = [cut]; // the dict around the statement was cut
            }

            if (texts.Count == 0)
            {
                return;
            }

            var resolved = clause.Connection is null
                ? new(null, Certainty.Inferred, "no connection")
                : connections.Resolve(clause.Connection, fields, hints);
            if (resolved.Place?.Namespace is null)
            {
                _unresolved.Add($"{clause.Field}: {resolved.Why}");
            }

            var targets = clause.To is null ? [] : Claims(clause.To);
            _outputs.AddRange(targets);
            foreach (var text in texts)
            {
                Add(clause, text, resolved, targets);
            }
        }

        void Add(SqlClause clause, string text, ResolvedPlace resolved, List<DatasetClaim> targets)
        {
            var cut = TruncatedField.Is(text);
            if (cut)
            {
                _unresolved.Add($"{clause.Field}: cut by Airflow after its maximum length");
            }

            if (text.Contains("***", StringComparison.Ordinal))
            {
                _unresolved.Add($"{clause.Field}: Airflow masked a part of it");
            }

            foreach (var query in cut ? TruncatedField.Recover(text) : [text])
            {
                if (SqlText.Looks(query))
                {
                    _statements.Add(
                        new SqlStatement(query, clause.Field)
                        {
                            Dialect = resolved.Place?.Dialect,
                            Namespace = resolved.Place?.Namespace,
                            Database = resolved.Place is { Parts: 2 } two ? two.Schema ?? two.Database : resolved.Place?.Database,
                            Schema = resolved.Place is { Parts: 2 } ? null : resolved.Place?.Schema,
                            SearchPath = resolved.Place?.SearchPath ?? [],
                            Session = clause.Connection?.Field,
                            Role = clause.Role,
                            Destination = targets is [var target] ? target.Dataset : null,
                            Truncated = cut,
                        }
                    );
                }
            }
        }

        List<DatasetClaim> Claims(Target target)
        {
            if (target.Connection is null)
            {
                return
                [
                    .. Uris(target.Template)
                        .Select(UriNaming.Of)
                        .OfType<DatasetName>()
                        .Select(dataset => Claim(dataset, Certainty.Certain, $"field {target.Template}")),
                ];
            }

            // A field that holds a table or a query: of a query the statement tells its tables.
            var tables = fields.Fill(target.Template, table: true).Where(table => !SqlText.Looks(table)).ToList();
            if (tables.Count == 0)
            {
                return [];
            }

            var resolved = connections.Resolve(target.Connection, fields, hints);
            var claims = new List<DatasetClaim>();
            foreach (var table in tables)
            {
                if (resolved.Place?.Table(table) is { } dataset)
                {
                    claims.Add(Claim(dataset, resolved.Certainty, $"field {target.Template}, {resolved.Why}"));
                }
                else
                {
                    _unresolved.Add(
                        $"{target.Template} = {table}: {(resolved.Place?.Namespace is null ? resolved.Why : "the name is not complete")}"
                    );
                }
            }

            return claims;
        }

        /// <summary>Some operators take a whole URI in the key field and leave the bucket out.</summary>
        IReadOnlyList<string> Uris(string template)
        {
            var filled = fields.Fill(template, table: false);
            if (
                filled.Count > 0
                && filled[0].IndexOf("://", StringComparison.Ordinal) is var scheme
                && filled[0].IndexOf("://", scheme + 3, StringComparison.Ordinal) < 0
            )
            {
                return filled;
            }

            var key = template[(template.LastIndexOf('{') + 1)..template.LastIndexOf('}')];
            return [.. fields.Texts(key).Where(text => text.Contains("://", StringComparison.Ordinal))];
        }

        DatasetClaim Claim(DatasetName dataset, Certainty certainty, string why) =>
            guess is not null
                ? new(dataset, ClaimKind.Operator, 0.5, Certainty.Inferred, $"{why}; {guess}")
                : new(dataset, ClaimKind.Operator, certainty == Certainty.Certain ? 0.95 : 0.7, certainty, why);

        void TakeLink(LinkClause clause)
        {
            foreach (var dag in fields.Fill(clause.Dag, table: false))
            {
                var tasks = clause.Task is null ? [] : fields.Fill(clause.Task, table: false);
                _links.AddRange(
                    tasks.Count == 0 ? [new DagLink(clause.Kind, dag, null)] : tasks.Select(task => new DagLink(clause.Kind, dag, task))
                );
            }
        }

        void TakeArguments(IEnumerable<(Direction Direction, DatasetName Dataset, string Flag)> found, string field)
        {
            foreach (var (direction, dataset, flag) in found)
            {
                (direction == Direction.Reads ? _inputs : _outputs).Add(
                    new(dataset, ClaimKind.Operator, 0.4, Certainty.Inferred, $"argument {flag} of {field}")
                );
            }
        }

        static IReadOnlyList<DatasetClaim> Once(List<DatasetClaim> claims) =>
            [
                .. claims
                    .DistinctBy(claim => claim.Dataset)
                    .OrderBy(claim => claim.Dataset.Namespace, StringComparer.Ordinal)
                    .ThenBy(claim => claim.Dataset.Name, StringComparer.Ordinal),
            ];
    }
}
