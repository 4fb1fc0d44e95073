using System.Text.Json;
using LineageIngest.Airflow.Api;
using LineageIngest.Airflow.Operators;

namespace LineageIngest.Tests.Airflow;

public sealed class SqlSessionsTests
{
    [Fact]
    public void A_list_of_statements_is_one_script()
    {
        var statement = Assert.Single(
            Statements(
                "SQLExecuteQueryOperator",
                """{"conn_id":"pg","sql":["CREATE TEMP TABLE s AS SELECT 1;","INSERT INTO t SELECT * FROM s"]}"""
            )
        );
        Assert.Equal("CREATE TEMP TABLE s AS SELECT 1;\nINSERT INTO t SELECT * FROM s", statement.Query);
    }

    [Fact]
    public void A_comment_at_the_end_does_not_swallow_the_next_statement() =>
        Assert.Equal(
            "DELETE FROM t -- all\n;\nINSERT INTO t SELECT * FROM s",
            Assert
                .Single(
                    Statements(
                        "SQLExecuteQueryOperator",
                        """{"conn_id":"pg","sql":["DELETE FROM t -- all","INSERT INTO t SELECT * FROM s"]}"""
                    )
                )
                .Query
        );

    [Theory]
    [InlineData("ms", "\nGO\n")]
    [InlineData("ora", "\n/\n")]
    public void Batches_and_blocks_end_as_their_system_ends_them(string connection, string between)
    {
        var statement = Assert.Single(
            Statements(
                "SQLExecuteQueryOperator",
                $$"""{"conn_id":"{{connection}}","sql":["BEGIN DELETE FROM a; END;","INSERT INTO b SELECT * FROM a"]}"""
            )
        );
        Assert.Equal($"BEGIN DELETE FROM a; END;{between}INSERT INTO b SELECT * FROM a", statement.Query);
    }

    [Fact]
    public void What_runs_before_and_after_on_the_same_connection_is_in_the_same_script()
    {
        var statement = Assert.Single(
            Statements(
                "SQLInsertRowsOperator",
                """{"conn_id":"pg","table_name":"t","preoperator":["CREATE TEMP TABLE s AS SELECT * FROM u"],"postoperator":"INSERT INTO t SELECT * FROM s"}"""
            )
        );
        Assert.Equal("CREATE TEMP TABLE s AS SELECT * FROM u;\nINSERT INTO t SELECT * FROM s", statement.Query);
    }

    [Fact]
    public void Two_connections_are_two_sessions()
    {
        var statements = Statements(
            "GenericTransfer",
            """{"source_conn_id":"pg","destination_conn_id":"ms","sql":"SELECT * FROM a","destination_table":"dbo.b","preoperator":"TRUNCATE TABLE dbo.b"}"""
        );
        Assert.Equal(["postgres", "tsql"], statements.Select(statement => statement.Dialect).Order(StringComparer.Ordinal));
    }

    static IReadOnlyList<SqlStatement> Statements(string operatorClass, string rendered) =>
        OperatorLineage
            .Read(
                new TaskInstance("d", "r", "t") { Operator = operatorClass, Rendered = JsonDocument.Parse(rendered).RootElement },
                new ConnectionBook([
                    new ConnectionInfo("pg", "postgres") { Host = "db", Schema = "shop" },
                    new ConnectionInfo("ms", "mssql") { Host = "ms", Schema = "Sales" },
                    new ConnectionInfo("ora", "oracle")
                    {
                        Host = "ora",
                        Schema = "XE",
                        Login = "hr",
                    },
                ])
            )
            .Statements;
}
