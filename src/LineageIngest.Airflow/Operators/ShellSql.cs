using System.Text.RegularExpressions;

namespace LineageIngest.Airflow.Operators;

/// <summary>SQL that a command line gives to a database's own client: <c>psql -c "…"</c>, <c>bq query '…'</c>, <c>snowsql -q "…"</c>. Where it runs is unknown.</summary>
static partial class ShellSql
{
    public static IEnumerable<SqlStatement> Statements(string command, string field) =>
        Client()
            .Matches(command)
            .Select(match => (Tool: match.Groups["tool"].Value, Sql: match.Groups["sql"].Value))
            .Where(found => SqlText.Looks(found.Sql))
            .Select(found => new SqlStatement(found.Sql, field)
            {
                Dialect = found.Tool switch
                {
                    "psql" => "postgres",
                    "bq query" => "bigquery",
                    "snowsql" => "snowflake",
                    "mysql" => "mysql",
                    "sqlcmd" => "tsql",
                    _ => null,
                },
            });

    [GeneratedRegex(
        """(?:\b(?<tool>psql|snowsql|mysql|sqlcmd|clickhouse-client|trino|beeline|hive)\b[^|;&]*?\s(?:-c|-q|-e|-Q|--query|--command|--execute)[\s=]*|\b(?<tool>bq query)\b[^'"|;&]*)(?<quote>['"])(?<sql>.*?)\k<quote>""",
        RegexOptions.Singleline
    )]
    private static partial Regex Client();
}
