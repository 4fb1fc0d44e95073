using System.Text.RegularExpressions;
using LineageIngest.Airflow.Api;

namespace LineageIngest.Airflow.Naming;

/// <summary>Airflow connection → OpenLineage namespace, by the naming rules of the specification as Airflow's provider applies them.</summary>
static partial class ConnectionNaming
{
    /// <summary>Null for a connection that leads to no datasets (HTTP, Slack…).</summary>
    public static Place? Of(ConnectionInfo connection) =>
        connection.Type switch
        {
            "postgres" when connection.Extra.GetValueOrDefault("redshift") is "true" or "True" or "1" => Redshift(connection),
            "postgres" or "alloydb" or "gcpcloudsql" or "cockroachdb" => Searched(
                Sql(connection, "postgres", "postgres", 5432, Folding.Lower),
                connection
            ),
            "redshift" => Redshift(connection),
            "mysql" => Sql(connection, "mysql", "mysql", 3306, Folding.Keep, parts: 2),
            "mariadb" => Sql(connection, "mysql", "mariadb", 3306, Folding.Keep, parts: 2),
            "mssql" => Sql(connection, "mssql", "tsql", 1433, Folding.Keep) with { Schema = "dbo" },
            "odbc" when connection.Extra.GetValueOrDefault("driver")?.Contains("SQL Server", StringComparison.OrdinalIgnoreCase) == true =>
                Sql(connection, "mssql", "tsql", 1433, Folding.Keep) with
                {
                    Schema = "dbo",
                },
            "snowflake" => Snowflake(connection),
            "google_cloud_platform" or "gcpbigquery" or "bigquery" => new Place("bigquery", "bigquery", 3, Folding.Keep)
            {
                Database = connection.Extra.GetValueOrDefault("project") ?? connection.Extra.GetValueOrDefault("project_id"),
            },
            "trino" or "presto" => Sql(connection, connection.Type, connection.Type, 8080, Folding.Lower) with
            {
                Database = connection.Extra.GetValueOrDefault("catalog") ?? "hive", // the default of Airflow's hooks
                Schema = connection.Schema,
            },
            "athena" => Athena(connection),
            "databricks" => Databricks(connection),
            "oracle" => Sql(connection, "oracle", "oracle", 1521, Folding.Upper) with
            {
                Database =
                    connection.Extra.GetValueOrDefault("service_name")
                    ?? connection.Extra.GetValueOrDefault("sid")
                    ?? (connection.Extra.GetValueOrDefault("dsn") is { } dsn ? OracleService(dsn) : null)
                    ?? (connection.Host is { } descriptor ? OracleService(descriptor) : null)
                    ?? connection.Schema,
                Schema = connection.Login?.ToUpperInvariant(),
            },
            "teradata" => Sql(connection, "teradata", "teradata", 1025, Folding.Keep, parts: 2) with
            {
                Database = connection.Schema ?? connection.Login,
            },
            "vertica" => Sql(connection, "vertica", "vertica", 5433, Folding.Keep) with { Schema = "public" },
            "clickhouse" => Sql(connection, "clickhouse", "clickhouse", 9000, Folding.Keep, parts: 2) with
            {
                Database = connection.Schema ?? "default",
            },
            "exasol" => Sql(connection, "exasol", "exasol", 8563, Folding.Upper, parts: 2),
            "hive_cli" or "hiveserver2" => Hive(connection, 10000),
            "hive_metastore" => Hive(connection, 9083),
            "spark_sql" or "spark" or "spark_connect" => Spark(connection),
            "sqlite" => File(connection, "sqlite"),
            "duckdb" or "motherduck" => File(connection, "duckdb"),
            "mongo" => Sql(connection, "mongodb", null, 27017, Folding.Keep, parts: 2),
            "cassandra" => Sql(connection, "cassandra", null, 9042, Folding.Keep, parts: 2),
            "jdbc" => Jdbc(connection),
            "sftp" or "ssh" => Sql(connection, "file", null, 22, Folding.Keep, Place.Paths),
            "ftp" or "ftps" => Sql(connection, "file", null, 21, Folding.Keep, Place.Paths),
            _ => null,
        };

    /// <summary>Whether a connection of this type may name a place, wherever it leads.</summary>
    public static bool LeadsToData(string type) =>
        type == "aws" || Of(new ConnectionInfo("", type)) is not null || type is "jdbc" or "odbc";

    static Place Sql(ConnectionInfo connection, string scheme, string? dialect, int port, Folding folding, int parts = 3) =>
        new(connection.Host is { } host ? $"{scheme}://{Bare(host)}:{connection.Port ?? port}" : null, dialect, parts, folding)
        {
            Database = connection.Schema,
        };

    /// <summary>Scheme and path that some hosts carry are no part of the authority.</summary>
    static string Bare(string host) => Authority().Match(host).Groups["host"].Value;

    static Place Redshift(ConnectionInfo connection)
    {
        var cluster = connection.Extra.GetValueOrDefault("cluster_identifier");
        var region = connection.Extra.GetValueOrDefault("region_name") ?? connection.Extra.GetValueOrDefault("region");
        var host = connection.Host?.Split('.') switch
        {
            [var name, _, var there, "redshift" or "redshift-serverless", "amazonaws", ..] => $"{name}.{there}",
            null => cluster is not null && region is not null ? $"{cluster}.{region}" : null,
            _ => connection.Host,
        };
        return Searched(
            new Place(host is null ? null : $"redshift://{host}:{connection.Port ?? 5439}", "redshift", 3, Folding.Lower)
            {
                Database = connection.Schema ?? connection.Extra.GetValueOrDefault("database"),
            },
            connection
        );
    }

    /// <summary>PostgreSQL and Redshift look for unqualified names along the search path of the session; <c>$user</c> is a schema that hardly ever exists.</summary>
    static Place Searched(Place place, ConnectionInfo connection)
    {
        var path = (connection.Extra.GetValueOrDefault("search_path") ?? connection.Extra.GetValueOrDefault("currentSchema") ?? "")
            .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(schema => schema.StartsWith('"') ? schema.Trim('"') : schema.ToLowerInvariant())
            .Where(schema => schema is not ("$user" or ""))
            .Distinct()
            .ToList();
        return place with
        {
            Schema = path.Count > 0 ? path[0] : connection.Extra.GetValueOrDefault("schema") ?? "public",
            SearchPath = path.Count > 1 ? path : [],
        };
    }

    static Place Hive(ConnectionInfo connection, int port) =>
        Sql(connection, "hive", "hive", port, Folding.Lower, parts: 2) with
        {
            Database = connection.Schema ?? "default",
        };

    /// <summary>Spark's tables are those of its metastore; without one in the connection nobody can say where they are.</summary>
    static Place Spark(ConnectionInfo connection)
    {
        var uris =
            connection.Extra.GetValueOrDefault("spark.hadoop.hive.metastore.uris")
            ?? connection.Extra.GetValueOrDefault("hive.metastore.uris")
            ?? connection.Extra.GetValueOrDefault("spark.sql.hive.metastore.uris");
        return MetastoreUri().Match(uris ?? "") is { Success: true } metastore
            ? new Place($"hive://{metastore.Groups["host"].Value}:{metastore.Groups["port"].Value}", "spark", 2, Folding.Lower)
            {
                Database = "default",
            }
            : new Place(null, "spark", 3, Folding.Lower);
    }

    /// <summary>The service of <c>host:1521/service</c> or of a descriptor <c>(… (SERVICE_NAME=service) …)</c>, or its SID.</summary>
    static string? OracleService(string dsn) =>
        OracleDescriptor().Match(dsn) is { Success: true } descriptor ? descriptor.Groups["service"].Value
        : dsn.Contains('(', StringComparison.Ordinal) ? null
        : OracleEasyConnect().Match(dsn) is { Success: true } easy ? easy.Groups["service"].Value
        : null;

    /// <summary>
    /// <c>org-account</c> stays; an account locator gets its region and cloud, <c>us-west-1.aws</c> where none is given, as the provider has it.
    /// </summary>
    static Place Snowflake(ConnectionInfo connection)
    {
        var account = connection.Extra.GetValueOrDefault("account") ?? connection.Host?.Split(".snowflakecomputing.com")[0];
        var region = connection.Extra.GetValueOrDefault("region");
        var full =
            account is null ? null
            : account.Contains('.', StringComparison.Ordinal)
                ? account.Split('.') is [var name, var there] ? $"{name}.{there}.aws"
                    : account
            : !string.IsNullOrEmpty(region)
                ? region.Contains('.', StringComparison.Ordinal) ? $"{account}.{region}"
                    : $"{account}.{region}.aws"
            : account.Contains('-', StringComparison.Ordinal) || account.Contains('_', StringComparison.Ordinal) ? account
            : $"{account}.us-west-1.aws";
        return new Place(full is null ? null : $"snowflake://{full}", "snowflake", 3, Folding.Upper)
        {
            Database = connection.Extra.GetValueOrDefault("database")?.ToUpperInvariant(),
            Schema = (connection.Schema ?? connection.Extra.GetValueOrDefault("schema") ?? "PUBLIC").ToUpperInvariant(),
        };
    }

    static Place Athena(ConnectionInfo connection)
    {
        var region = connection.Extra.GetValueOrDefault("region_name");
        return new Place(region is null ? null : $"awsathena://athena.{region}.amazonaws.com", "athena", 3, Folding.Lower)
        {
            Database =
                connection.Extra.GetValueOrDefault("catalog") ?? connection.Extra.GetValueOrDefault("catalog_name") ?? "AwsDataCatalog",
            Schema = connection.Schema ?? connection.Extra.GetValueOrDefault("schema_name") ?? "default",
        };
    }

    static Place Databricks(ConnectionInfo connection) =>
        new(connection.Host is { } host ? $"databricks://{Bare(host)}" : null, "databricks", 3, Folding.Lower)
        {
            Database = connection.Extra.GetValueOrDefault("catalog") ?? "hive_metastore",
            Schema = connection.Extra.GetValueOrDefault("schema") ?? connection.Schema ?? "default",
        };

    static Place File(ConnectionInfo connection, string scheme) =>
        new(connection.Host is { } path ? $"{scheme}://{path}" : null, scheme, 1, Folding.Keep);

    static Place? Jdbc(ConnectionInfo connection)
    {
        var url = JdbcUrl().Match(connection.Host ?? "");
        var type = url.Groups["kind"].Value switch
        {
            "postgresql" => "postgres",
            "sqlserver" => "mssql",
            var kind => kind,
        };
        return url.Success && type != "jdbc"
            ? Of(
                new ConnectionInfo(connection.Id, type)
                {
                    Host = url.Groups["host"].Value,
                    Port = int.TryParse(url.Groups["port"].Value, out var port) ? port : connection.Port,
                    Schema = url.Groups["database"].Value is { Length: > 0 } database ? database : connection.Schema,
                    Extra = connection.Extra,
                }
            )
            : null;
    }

    [GeneratedRegex(@"\(\s*(?:SERVICE_NAME|SID)\s*=\s*(?<service>[^)\s]+)\s*\)", RegexOptions.IgnoreCase)]
    private static partial Regex OracleDescriptor();

    [GeneratedRegex(@"^(?://)?[^/]+/(?<service>[\w.$#-]+)")]
    private static partial Regex OracleEasyConnect();

    [GeneratedRegex(@"^\s*thrift://(?<host>[^:/,]+):(?<port>\d+)")]
    private static partial Regex MetastoreUri();

    [GeneratedRegex(@"^(\w+://)?(?<host>[^/:]+)")]
    private static partial Regex Authority();

    [GeneratedRegex(
        @"^jdbc:(?<kind>\w+)://(?<host>[^/:;?]+)(:(?<port>\d+))?(/(?<database>\w+)|.*databaseName=(?<database>\w+))?",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex JdbcUrl();
}
