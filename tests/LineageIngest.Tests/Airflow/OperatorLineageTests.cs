using System.Text.Json;
using LineageIngest.Airflow.Api;
using LineageIngest.Airflow.Api.Rows;
using LineageIngest.Airflow.Operators;
using LineageIngest.Names;
using LineageIngest.Testing.Airflow;

namespace LineageIngest.Tests.Airflow;

public sealed class OperatorLineageTests
{
    [Fact]
    public void Every_dataset_that_an_operators_fields_name_in_the_zoo_is_claimed()
    {
        var zoo = Recordings.Zoo();
        using var truth = JsonDocument.Parse(Recordings.Truth("truth-zoo.json"));
        var tasks = truth.RootElement.GetProperty("tasks").GetProperty("zoo_warehouses");
        foreach (var task in new[] { "gcs_to_bigquery", "s3_to_redshift", "insert_rows" })
        {
            var lineage = Lineage(zoo, task);
            Assert.Equal(Names(tasks, task, "reads"), lineage.Inputs.Select(Name).Order());
            Assert.Equal(Names(tasks, task, "writes"), lineage.Outputs.Select(Name).Order());
            Assert.All(lineage.Inputs.Concat(lineage.Outputs), claim => Assert.True(claim.Confidence >= 0.7));
        }

        foreach (var task in new[] { "bigquery_query", "sql_to_s3", "pg_to_mssql" })
        {
            var statement = Assert.Single(Lineage(zoo, task).Statements);
            Assert.Equal(Names(tasks, task, "writes"), [Name(statement.Destination!)]);
        }
    }

    [Theory]
    [InlineData("snowflake_merge", "snowflake", "snowflake://xy12345.eu-west-1.aws", "ANALYTICS", "MART")]
    [InlineData("snowflake_sql_api", "snowflake", "snowflake://xy12345.eu-west-1.aws", "ANALYTICS", "MART")]
    [InlineData("mssql_batch", "tsql", "mssql://mssql.corp.example:1433", "Sales", "dbo")]
    [InlineData("bigquery_query", "bigquery", "bigquery", "proj-a", "raw")]
    [InlineData("trino_cross_catalog", "trino", "trino://trino.corp.example:8443", "hive", "mart")]
    [InlineData("mysql_upsert", "mysql", "mysql://mysql.corp.example:3306", "shop", null)]
    [InlineData("athena_insert", "athena", "awsathena://athena.eu-west-1.amazonaws.com", "AwsDataCatalog", "lake")]
    [InlineData("sqlite_real", "sqlite", "sqlite:///opt/airflow/zoo.db", null, null)]
    public void A_statement_knows_where_it_ran(string task, string dialect, string ns, string? database, string? schema)
    {
        var statement = Assert.Single(Lineage(Recordings.Zoo(), task).Statements);
        Assert.Equal((dialect, ns, database, schema), (statement.Dialect, statement.Namespace, statement.Database, statement.Schema));
    }

    [Fact]
    public void Cut_fields_of_both_versions_give_their_beginning_back()
    {
        const string Sentence = "Truncated. You can change this behaviour in [core]max_templated_field_length. ";
        Assert.Equal(["SELECT 'a'\nFROM t"], TruncatedField.Recover(Sentence + @"'SELECT \'a\'\nFROM t'... "));
        Assert.Equal(["SELECT 'a' FROM t"], TruncatedField.Recover(Sentence + "SELECT 'a' FROM t..."));
        Assert.Equal(["INSERT 1", "INSERT 'x"], TruncatedField.Recover(Sentence + """['INSERT 1', "INSERT 'x..."""));
    }

    [Fact]
    public void A_temporary_relation_of_dbt_is_the_one_it_becomes_or_made_of_the_model()
    {
        const string View =
            "-- target/run/p/models/s.sql\ncreate view \"d\".\"x\".\"s__dbt_tmp\" as (select 1 as a from r)\n\n-- target/compiled/p/models/s.sql\nselect 1 as a from r";
        Assert.Equal(
            "create view \"d\".\"x\".\"s\" as (select 1 as a from r)",
            Assert.Single(DbtSql.Statements(View, "compiled_sql", SqlRole.Both)).Query
        );

        const string Increment =
            "-- target/run/p/models/f.sql\ninsert into \"f\" select * from \"f__dbt_tmp42\"\n\n-- target/compiled/p/models/f.sql\nselect a from r";
        Assert.Equal(
            "create temporary table \"f__dbt_tmp42\" as (\nselect a from r\n);\ninsert into \"f\" select * from \"f__dbt_tmp42\"",
            Assert.Single(DbtSql.Statements(Increment, "compiled_sql", SqlRole.Both)).Query
        );
    }

    [Fact]
    public void An_unknown_operator_is_read_by_its_field_names_and_marked_as_inferred()
    {
        var book = new ConnectionBook([new ConnectionInfo("pg", "postgres") { Host = "db", Schema = "shop" }]);
        var lineage = OperatorLineage.Read(
            Task("MyLoader", """{"query":"SELECT 1 FROM a","my_conn_id":"pg","target_table":"Mart.T"}"""),
            book
        );
        var output = Assert.Single(lineage.Outputs);
        Assert.Equal(new DatasetName("postgres://db:5432", "shop.mart.t"), output.Dataset);
        Assert.Equal(Certainty.Inferred, output.Certainty);
        Assert.Equal(output.Dataset, Assert.Single(lineage.Statements).Destination);
    }

    [Fact]
    public void An_invisible_connection_is_said_and_nothing_is_claimed()
    {
        var lineage = OperatorLineage.Read(
            Task("SQLInsertRowsOperator", """{"table_name":"t","schema":"s","conn_id":"hidden"}"""),
            ConnectionBook.Empty
        );
        Assert.Empty(lineage.Outputs);
        Assert.Contains("hidden", Assert.Single(lineage.Unresolved), StringComparison.Ordinal);
    }

    [Fact]
    public void A_bash_command_shows_the_sql_that_it_gives_to_a_client()
    {
        var lineage = OperatorLineage.Read(
            Task("BashOperator", """{"bash_command":"psql \"$DB\" -c \"INSERT INTO mart.x SELECT * FROM mart.y\" "}"""),
            ConnectionBook.Empty
        );
        var statement = Assert.Single(lineage.Statements);
        Assert.Equal(
            ("INSERT INTO mart.x SELECT * FROM mart.y", "postgres", null),
            (statement.Query, statement.Dialect, statement.Namespace)
        );
    }

    [Theory]
    [InlineData("snowflake", """{"sql":"SELECT 1 FROM t","conn_id":"c","database":"dwh","hook_params":{"schema":"mart"}}""", "DWH", "MART")]
    [InlineData("postgres", """{"sql":"SELECT 1 FROM t","conn_id":"c","database":"dwh","hook_params":{}}""", "dwh", "public")]
    [InlineData("mssql", """{"sql":"SELECT 1 FROM t","conn_id":"c","hook_params":{"schema":"Sales"}}""", "Sales", "dbo")]
    public void A_task_may_name_another_database_than_its_connection(string type, string rendered, string database, string schema)
    {
        var book = new ConnectionBook([new ConnectionInfo("c", type) { Host = "h", Schema = "first" }]);
        var statement = Assert.Single(OperatorLineage.Read(Task("SQLExecuteQueryOperator", rendered), book).Statements);
        Assert.Equal((database, schema), (statement.Database, statement.Schema));
    }

    [Theory]
    [InlineData(
        "RedshiftDataOperator",
        """{"sql":"SELECT 1 FROM t","database":"dev","cluster_identifier":"c1","region_name":"eu-west-1"}""",
        "redshift://c1.eu-west-1:5439"
    )]
    [InlineData(
        "AthenaOperator",
        """{"query":"SELECT 1 FROM t","database":"lake","region_name":"us-east-1"}""",
        "awsathena://athena.us-east-1.amazonaws.com"
    )]
    public void A_service_of_a_cloud_is_named_by_its_fields(string operatorClass, string rendered, string ns) =>
        Assert.Equal(ns, Assert.Single(OperatorLineage.Read(Task(operatorClass, rendered), ConnectionBook.Empty).Statements).Namespace);

    [Theory]
    [InlineData(
        "S3CopyObjectOperator",
        """{"source_bucket_key":"s3://a/x.csv","dest_bucket_key":"y.csv","source_bucket_name":null,"dest_bucket_name":"b"}""",
        "s3://a x.csv",
        "s3://b y.csv"
    )]
    [InlineData(
        "GCSToGCSOperator",
        """{"source_bucket":"a","source_object":"in/*.csv","destination_bucket":"b","destination_object":"out/"}""",
        "gs://a in",
        "gs://b out/"
    )]
    [InlineData(
        "BigQueryInsertJobOperator",
        """{"configuration":{"copy":{"sourceTables":[{"projectId":"p","datasetId":"d","tableId":"a"}],"destinationTable":{"projectId":"p","datasetId":"d","tableId":"b"}}}}""",
        "bigquery p.d.a",
        "bigquery p.d.b"
    )]
    [InlineData(
        "BigQueryInsertJobOperator",
        """{"configuration":{"load":{"sourceUris":["gs://b/k/*.avro"],"destinationTable":{"projectId":"p","datasetId":"d","tableId":"b$20260101"}}}}""",
        "gs://b k",
        "bigquery p.d.b"
    )]
    [InlineData(
        "BigQueryToGCSOperator",
        """{"source_project_dataset_table":"p:d.t","destination_cloud_storage_uris":["gs://b/t-*.csv"]}""",
        "bigquery p.d.t",
        "gs://b /"
    )]
    [InlineData(
        "DatabricksCopyIntoOperator",
        """{"file_location":"s3://b/in/","table_name":"mart.t","databricks_conn_id":"dbx"}""",
        "s3://b in/",
        "databricks://dbx.example hive_metastore.mart.t"
    )]
    public void A_transfer_names_both_ends(string operatorClass, string rendered, string input, string output)
    {
        var book = new ConnectionBook([new ConnectionInfo("dbx", "databricks") { Host = "https://dbx.example/" }]);
        var lineage = OperatorLineage.Read(Task(operatorClass, rendered), book);
        Assert.Equal((input, output), (Name(Assert.Single(lineage.Inputs)), Name(Assert.Single(lineage.Outputs))));
    }

    [Fact]
    public void Arguments_with_uris_are_a_guess()
    {
        var lineage = OperatorLineage.Read(
            Task("SparkSubmitOperator", """{"application_args":["--in","s3://lake/sales","--out=s3://lake/agg","--day","2026-01-01"]}"""),
            ConnectionBook.Empty
        );
        Assert.Equal("s3://lake sales", Name(Assert.Single(lineage.Inputs)));
        Assert.Equal("s3://lake agg", Name(Assert.Single(lineage.Outputs)));
        Assert.True(lineage.Inputs[0].Confidence < 0.5);
    }

    static TaskInstance Task(string operatorClass, string rendered) =>
        new("d", "r", "t") { Operator = operatorClass, Rendered = JsonDocument.Parse(rendered).RootElement };

    static TaskLineage Lineage(RecordedEstate estate, string task)
    {
        var book = new ConnectionBook(estate.Connections.Select(row => ModelReader.Connection(Row.Of<ConnectionRow>(row))));
        return OperatorLineage.Read(
            estate.Instances([], []).Select(row => ModelReader.Instance(Row.Of<InstanceRow>(row))).First(row => row.TaskId == task),
            book
        );
    }

    static string Name(DatasetClaim claim) => Name(claim.Dataset);

    static string Name(DatasetName dataset) => $"{dataset.Namespace} {dataset.Name}";

    static IEnumerable<string> Names(JsonElement tasks, string task, string verb) =>
        tasks.GetProperty(task).TryGetProperty(verb, out var names) ? names.EnumerateArray().Select(name => name.GetString()!).Order() : [];
}
