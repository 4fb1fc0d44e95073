namespace LineageIngest.Sql;

/// <summary>Bounds of one analysis, counted in things and steps, never in time, so that the same text always gives the same answer.</summary>
public sealed record SqlLimits
{
    /// <summary>Bounds that every statement seen in practice stays below.</summary>
    public static SqlLimits Default { get; } = new();

    /// <summary>Characters of a script; more are not read. Default 32 Mi.</summary>
    public int MaxLength { get; init; } = 32 * 1024 * 1024;

    /// <summary>Nesting of expressions, queries and blocks; deeper text is only scanned for names. Default 200: a 1 MiB stack holds several times as many.</summary>
    public int MaxDepth { get; init; } = 200;

    /// <summary>Columns that one query puts out; a star that stands for more is cut. Default 10,000, several times what any database allows.</summary>
    public int MaxColumns { get; init; } = 10_000;

    /// <summary>Columns that all stars of a script stand for together. Default 100,000: queries that double the columns of others end there.</summary>
    public int MaxStarColumns { get; init; } = 100_000;

    /// <summary>Queries that read one another, CTE after CTE; deeper ones are left out. Default 400.</summary>
    public int MaxQueries { get; init; } = 400;

    /// <summary>Column edges of a script; more are cut with a diagnostic. Default 500,000.</summary>
    public int MaxEdges { get; init; } = 500_000;
}
