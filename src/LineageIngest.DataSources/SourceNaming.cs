using System.Globalization;

namespace LineageIngest.DataSources;

/// <summary>Sources and their tables as OpenLineage names them (website/docs/spec/naming.md), so that they meet the datasets of events.</summary>
public static class SourceNaming
{
    /// <summary>Example: <c>postgres://db.corp:5432</c>.</summary>
    public static string Namespace(DataSourceSettings source) =>
        source.Namespace
        ?? source.Kind switch
        {
            DataSourceKind.Postgres => Server("postgres", source),
            DataSourceKind.MySql => Server("mysql", source),
            DataSourceKind.SqlServer => Server("mssql", source),
            DataSourceKind.DuckDb => $"duckdb://{source.Path}", // the specification has no rule for it: a file is a server here
            _ => "file",
        };

    /// <summary>The dialect in which its SQL is read.</summary>
    public static string Dialect(DataSourceKind kind) =>
        kind switch
        {
            DataSourceKind.Postgres => "postgres",
            DataSourceKind.MySql => "mysql",
            DataSourceKind.SqlServer => "tsql",
            _ => "duckdb",
        };

    static string Server(string scheme, DataSourceSettings source) =>
        string.Create(CultureInfo.InvariantCulture, $"{scheme}://{source.Address.Host}:{source.Port}");
}
