using System.Runtime.CompilerServices;
using System.Text;
using LineageIngest.Airflow.Operators;

namespace LineageIngest.Tests.Airflow;

/// <summary>docs/operators.md is what the table says: <c>UPDATE_DOCS=1</c> writes it anew.</summary>
public sealed class OperatorDocument
{
    [Fact]
    public void The_document_of_operators_is_what_the_table_says()
    {
        var file = Path.Combine(Root(), "docs", "operators.md");
        if (Environment.GetEnvironmentVariable("UPDATE_DOCS") == "1")
            File.WriteAllText(file, Write());
        Assert.Equal(Write(), File.ReadAllText(file));
    }

    [Fact]
    public void No_operator_stands_in_the_table_twice() =>
        Assert.Equal(
            OperatorTable.Rules.SelectMany(rule => rule.Operators).Distinct().Count(),
            OperatorTable.Rules.Sum(rule => rule.Operators.Length)
        );

    static string Write()
    {
        var text = new StringBuilder();
        text.Append(
            """
            # Operators

            What the crawler reads from the rendered template fields of Airflow's operators. Made from `src/LineageIngest.Airflow/Operators/operators.table`
            (`UPDATE_DOCS=1 dotnet test tests/LineageIngest.Tests --filter OperatorDocument`); do not edit.

            `{field}` is put in, `a|b` takes the first field that has a value, `@field (or default)` is the Airflow connection that names host and database. A field
            that Airflow cut or masked, and a connection that cannot be seen, are said in the run's facet `lineage_ingest_airflow.unresolved` and never guessed.
            `…Async` is read like the operator without it, and an own class whose name ends like a listed one (`MyS3ToRedshiftOperator`) like that one, as inferred.
            Any other operator is read by the names of its fields (`sql`, `query`, `*_conn_id`, `destination_table`, …); what comes of that is marked as inferred.

            | operator | SQL | reads | writes | other |
            |---|---|---|---|---|

            """
        );
        foreach (var rule in OperatorTable.Rules.OrderBy(rule => rule.Operators[0], StringComparer.Ordinal))
        {
            text.Append(
                $"| {string.Join("<br>", rule.Operators)} | {Join(rule.Clauses.OfType<SqlClause>().Select(Sql))} | {Join(Datasets(rule, Direction.Reads))} | {Join(Datasets(rule, Direction.Writes))} | {Join(rule.Clauses.Select(Other).OfType<string>())} |\n"
            );
        }

        return text.ToString();
    }

    static string Join(IEnumerable<string> parts) => string.Join("<br>", parts).Replace("|", "\\|", StringComparison.Ordinal);

    static IEnumerable<string> Datasets(OperatorRule rule, Direction direction) =>
        rule
            .Clauses.OfType<DatasetClause>()
            .Where(clause => clause.Direction == direction)
            .Select(clause => Place(clause.Target))
            .Concat(
                direction == Direction.Writes
                    ? rule.Clauses.OfType<SqlClause>().Where(clause => clause.To is not null).Select(clause => Place(clause.To!))
                    : []
            );

    static string Sql(SqlClause clause) =>
        $"`{clause.Field}`{On(clause.Connection)}{(clause.Role == SqlRole.Both ? "" : clause.Role switch { SqlRole.Source => ", its rows are written", SqlRole.Reads => ", only reads", _ => ", before or after" })}";

    static string Place(Target target) => $"`{target.Template}`{On(target.Connection)}";

    static string On(ConnectionRef? connection) =>
        connection switch
        {
            null => "",
            { Field: "", Type: var type } => $" ({type})",
            { As: { } system } => $" @{connection.Field} (or {connection.DefaultId}) as {system}",
            { DefaultId: { } id } => $" @{connection.Field} (or {id})",
            _ => $" @{connection.Field}",
        };

    static string? Other(Clause clause) =>
        clause switch
        {
            LinkClause { Kind: LinkKind.Calls } link => $"starts `{link.Dag}`{(link.Task is null ? "" : $".`{link.Task}`")}",
            LinkClause link => $"waits for `{link.Dag}`{(link.Task is null ? "" : $".`{link.Task}`")}",
            ArgumentsClause arguments => $"URIs in `{arguments.Field}`, as a guess",
            DbtClause dbt => $"SQL of dbt in `{dbt.Field}`",
            ShellClause shell => $"SQL for database clients in `{shell.Field}`",
            NoteClause note => note.Text,
            _ => null,
        };

    static string Root([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..");
}
