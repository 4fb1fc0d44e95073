using System.Text.Json;
using LineageIngest.Airflow.Api;
using LineageIngest.Airflow.Api.Rows;
using LineageIngest.Airflow.Naming;

namespace LineageIngest.Tests.Airflow;

/// <summary>Where an unqualified table of a connection lies, by system; both Airflows give the same fields.</summary>
public sealed class ConnectionNamingTests
{
    [Theory]
    [InlineData("postgres", "db", "shop", null, "postgres://db:5432 shop.public.t")]
    [InlineData(
        "postgres",
        "db",
        "shop",
        """{"options":"-c statement_timeout=9 -c search_path=stage,Mart"}""",
        "postgres://db:5432 shop.stage.t"
    )]
    [InlineData("postgres", "db", "shop", """{"options":"-csearch_path=\"$user\",\\ stage"}""", "postgres://db:5432 shop.stage.t")]
    [InlineData("postgres", "db", "shop", """{"options":"--search_path=stage"}""", "postgres://db:5432 shop.stage.t")]
    [InlineData(
        "redshift",
        "c.x.eu-west-1.redshift.amazonaws.com",
        "dev",
        """{"options":"-c search_path=raw"}""",
        "redshift://c.eu-west-1:5439 dev.raw.t"
    )]
    [InlineData(
        "postgres",
        "c.x.eu-west-1.redshift.amazonaws.com",
        "dev",
        """{"redshift":true}""",
        "redshift://c.eu-west-1:5439 dev.public.t"
    )]
    [InlineData("oracle", "ora", null, """{"service_name":"SALES"}""", "oracle://ora:1521 SALES.HR.T")]
    [InlineData("oracle", "ora", null, """{"sid":"XE"}""", "oracle://ora:1521 XE.HR.T")]
    [InlineData("oracle", "ora", null, """{"dsn":"ora:1521/SALES"}""", "oracle://ora:1521 SALES.HR.T")]
    [InlineData(
        "oracle",
        "ora",
        null,
        """{"dsn":"(DESCRIPTION=(ADDRESS=(HOST=ora))(CONNECT_DATA=(SERVICE_NAME=SALES)))"}""",
        "oracle://ora:1521 SALES.HR.T"
    )]
    [InlineData("snowflake", null, "MART", """{"account":"org-acc","database":"ANALYTICS"}""", "snowflake://org-acc ANALYTICS.MART.T")]
    [InlineData("google_cloud_platform", null, null, """{"extra__google_cloud_platform__project":"p"}""", null)]
    [InlineData(
        "databricks",
        "https://adb.example",
        null,
        """{"catalog":"main","schema":"sales"}""",
        "databricks://adb.example main.sales.t"
    )]
    [InlineData("trino", "tr", "mart", """{"catalog":"iceberg"}""", "trino://tr:8080 iceberg.mart.t")]
    [InlineData("mysql", "my", "shop", null, "mysql://my:3306 shop.t")]
    [InlineData("clickhouse", "ch", null, null, "clickhouse://ch:9000 default.t")]
    [InlineData("mssql", "ms", "Sales", null, "mssql://ms:1433 Sales.dbo.t")]
    [InlineData(
        "athena",
        null,
        "lake",
        """{"region_name":"eu-west-1"}""",
        "awsathena://athena.eu-west-1.amazonaws.com AwsDataCatalog.lake.t"
    )]
    [InlineData("hiveserver2", "hs2", null, null, "hive://hs2:10000 default.t")]
    [InlineData("hive_metastore", "ms", "lake", null, "hive://ms:9083 lake.t")]
    [InlineData("spark_sql", null, null, """{"spark.hadoop.hive.metastore.uris":"thrift://ms:9083"}""", "hive://ms:9083 default.t")]
    [InlineData("spark_sql", null, null, null, null)]
    public void An_unqualified_table_lies_where_the_connection_says(
        string type,
        string? host,
        string? schema,
        string? extra,
        string? expected
    )
    {
        var row = JsonSerializer.Serialize(
            new
            {
                connection_id = "c",
                conn_type = type,
                host,
                schema,
                login = "hr",
                extra,
            }
        );
        var place = ConnectionNaming.Of(ModelReader.Connection(Row.Of<ConnectionRow>(row)));
        var dataset = place?.Table("t");
        Assert.Equal(expected, dataset is null ? null : $"{dataset.Namespace} {dataset.Name}");
    }

    [Fact]
    public void A_dotted_database_link_is_one_with_its_table()
    {
        var oracle = ConnectionNaming.Of(
            ModelReader.Connection(
                Row.Of<ConnectionRow>("""{"connection_id":"c","conn_type":"oracle","host":"ora","login":"hr","extra":"{\"sid\":\"XE\"}"}""")
            )
        );
        Assert.Equal("XE.STAGE.SRC@LINK.CORP", oracle!.Table("stage.src@link.corp")?.Name);
    }

    [Fact]
    public void A_search_path_is_kept_whole_and_nothing_else_of_the_options()
    {
        var row = JsonSerializer.Serialize(
            new
            {
                connection_id = "c",
                conn_type = "postgres",
                host = "db",
                schema = "shop",
                extra = """{"options":"-c search_path=stage,mart -c app.key=hunter2"}""",
            }
        );
        var connection = ModelReader.Connection(Row.Of<ConnectionRow>(row));
        Assert.Equal(["stage", "mart"], ConnectionNaming.Of(connection)!.SearchPath);
        Assert.DoesNotContain("hunter2", string.Join(' ', connection.Extra.Values), StringComparison.Ordinal);
    }
}
