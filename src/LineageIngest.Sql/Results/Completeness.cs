namespace LineageIngest.Sql;

/// <summary>How much of a statement was understood, best first.</summary>
public enum Completeness
{
    /// <summary>Every token was read by the grammar.</summary>
    Full,

    /// <summary>Some clause or expression was skipped; tables are right, column edges may be missing.</summary>
    Partial,

    /// <summary>Only names after FROM, JOIN, INTO, UPDATE, TABLE were caught.</summary>
    TablesOnly,

    /// <summary>Nothing could be said.</summary>
    Nothing,
}
