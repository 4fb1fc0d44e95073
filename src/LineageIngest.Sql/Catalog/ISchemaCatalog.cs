namespace LineageIngest.Sql;

/// <summary>What the caller knows about the database: how names are completed and which columns tables have.</summary>
public interface ISchemaCatalog
{
    /// <summary>The defaults before the script's own USE and SET search_path.</summary>
    SessionDefaults Defaults { get; }

    /// <summary>Completes a written name and tells what is known of the table; never null, a table that is not known comes back completed and open.</summary>
    /// <param name="written">The name in the text, folded by the dialect, absent parts null; never a path.</param>
    /// <param name="defaults">The defaults at this point of the script.</param>
    KnownTable Resolve(TableName written, SessionDefaults defaults);
}

/// <summary>Default catalogue and schemas, first one first.</summary>
public sealed record SessionDefaults(string? Catalog, string[] SearchPath)
{
    /// <summary>No defaults.</summary>
    public static SessionDefaults None { get; } = new(null, []);
}

/// <summary>A table as the caller names it, with its columns in order.</summary>
/// <param name="Name">The name by which events know it.</param>
/// <param name="Columns">Its columns as events name them; empty where they are not known.</param>
/// <param name="Certainty">Inferred where the name was only guessed from what is left.</param>
public sealed record KnownTable(TableName Name, string[] Columns, Certainty Certainty)
{
    /// <summary>Whether the columns are known.</summary>
    public bool IsOpen => Columns.Length == 0;
}
