using System.Text.Json.Serialization;
using LineageIngest.Names;

namespace LineageIngest.DataSources;

/// <summary>The kinds of sources, as addresses begin.</summary>
public enum DataSourceKind
{
    Postgres,
    MySql,
    SqlServer,
    DuckDb,
    Files,
}

/// <summary>A database that is looked into, without its secret. Example: <c>new DataSourceSettings("shop", new Uri("postgresql://db.corp:5432/shop")) { User = "reader" }</c>.</summary>
public sealed record DataSourceSettings(string Name, Uri Address)
{
    public string? User { get; init; }

    /// <summary>The OpenLineage namespace of its datasets, where events name the server otherwise than the address.</summary>
    public string? Namespace { get; init; }

    /// <summary>Schemas with <c>*</c> and <c>?</c>; empty takes all but the system's own.</summary>
    public string[] Schemas { get; init; } = [];

    /// <summary>When the catalog is crawled: a cron text in UTC or an interval; null only when asked to.</summary>
    public string? Schedule { get; init; } = "1h";

    /// <summary>Whether connections have to be encrypted, with a certificate that an authority of this machine vouches for.</summary>
    public bool RequireTls { get; init; }

    /// <summary>Seconds that one statement may take.</summary>
    public int StatementTimeout { get; init; } = 600;

    /// <summary>Rows up to which a profile reads the whole table; beyond it takes a sample of about so many.</summary>
    public long MaxRows { get; init; } = 5_000_000;

    /// <summary>Whether the statements that the database remembers are evidence of lineage.</summary>
    public bool QueryHistory { get; init; }

    /// <summary>Whether whoever gave the address may have private networks reached by it.</summary>
    public bool ReachesPrivate { get; init; }

    [JsonIgnore]
    public DataSourceKind Kind => KindOf(Address) ?? throw new InvalidOperationException($"The address {Address} was not checked."); // Wrong() is asked before anything is stored

    /// <summary>What is wrong with these settings; empty when nothing is. The schedule is checked by whoever keeps it.</summary>
    public IReadOnlyList<string> Wrong()
    {
        var wrong = new List<string>();
        Check(GivenName.Fits(Name), $"name {GivenName.Rule}.");
        Check(
            KindOf(Address) is not null,
            "address begins with postgresql://, mysql://, mariadb://, mssql://, duckdb:/// or file:///, such as postgresql://db.corp:5432/shop."
        );
        Check(Schemas.All(schema => !string.IsNullOrWhiteSpace(schema)), "schemas are patterns of names, none of them empty.");
        Check(Address.UserInfo.Length == 0, "address holds no user and no password: they have fields of their own.");
        Check(Address.Query.Length == 0 && Address.Fragment.Length == 0, "address ends with the database, without ? and #.");
        if (KindOf(Address) is DataSourceKind.DuckDb or DataSourceKind.Files)
        {
            Check(
                Address.Host.Length == 0 && Address.AbsolutePath.Length > 1,
                "address of a file or folder is absolute: duckdb:///data/shop.duckdb."
            );
        }
        else if (KindOf(Address) is { } kind)
        {
            Check(Address.Host.Length > 0, "address names a server.");
            Check(
                kind == DataSourceKind.MySql || Database.Length > 0,
                "address names the database, since a connection sees no other: postgresql://db.corp:5432/shop."
            );
            Check(!Database.Contains('/', StringComparison.Ordinal), "address names one database.");
        }
        Check(StatementTimeout is >= 1 and <= 86_400, "statementTimeout is a number of seconds from 1 to 86400.");
        Check(MaxRows is >= 1000 and <= 1_000_000_000, "maxRows is a number from 1000 to 1000000000.");
        return wrong;

        void Check(bool holds, string rule)
        {
            if (!holds)
                wrong.Add(rule);
        }
    }

    /// <summary>Null for an address that leads to no source.</summary>
    public static DataSourceKind? KindOf(Uri address) =>
        address.IsAbsoluteUri
            ? address.Scheme switch
            {
                "postgres" or "postgresql" => DataSourceKind.Postgres,
                "mysql" or "mariadb" => DataSourceKind.MySql,
                "mssql" or "sqlserver" => DataSourceKind.SqlServer,
                "duckdb" => DataSourceKind.DuckDb,
                "file" => DataSourceKind.Files,
                _ => null,
            }
            : null;

    /// <summary>The database that the address names; empty where it names none.</summary>
    [JsonIgnore]
    public string Database => Uri.UnescapeDataString(Address.AbsolutePath.Trim('/'));

    /// <summary>The file or folder that the address names.</summary>
    [JsonIgnore]
    public string Path => Uri.UnescapeDataString(Address.AbsolutePath);

    [JsonIgnore]
    public int Port =>
        Address.Port > 0
            ? Address.Port
            : Kind switch
            {
                DataSourceKind.Postgres => 5432,
                DataSourceKind.MySql => 3306,
                _ => 1433,
            };
}
