using LineageIngest.Sql.Dialects;

namespace LineageIngest.Sql;

/// <summary>How a database reads the tokens that databases read differently; plain data: <c>Dialect.Find("postgres")</c>.</summary>
/// <remarks>A flag exists only where two dialects read the same tokens differently; everything unambiguous is accepted in all of them.</remarks>
public sealed record Dialect(string Name)
{
    /// <summary>The one for whatever has no dialect of its own.</summary>
    public static Dialect Standard => DialectRegistry.All[0];

    /// <summary>Every dialect, in the order in which they are documented.</summary>
    public static IReadOnlyList<Dialect> All => DialectRegistry.All;

    /// <summary>The dialect of that name or alias, without case, or null: <c>Find("mssql")</c>.</summary>
    public static Dialect? Find(string name) => DialectRegistry.ByName.GetValueOrDefault(name);

    /// <summary>The dialect of that name or alias.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public static Dialect Get(string name) =>
        Find(name) ?? throw new ArgumentException($"There is no dialect called '{name}'.", nameof(name));

    /// <summary>Other names that people and tools use for it.</summary>
    public string[] Aliases { get; init; } = [];

    /// <summary>What is written like this in few other dialects; the guess of a script's dialect counts them.</summary>
    public string[] Hints { get; init; } = [];

    /// <summary>Which statements another front end may read better than our own parser.</summary>
    public Grammar Grammar { get; init; } = Grammar.Own;

    /// <summary>What happens to unquoted names.</summary>
    public CaseRule Unquoted { get; init; } = CaseRule.Preserve;

    /// <summary>What <c>"x"</c> is.</summary>
    public QuoteUse DoubleQuote { get; init; } = QuoteUse.Identifier;

    /// <summary>Whether <c>[x]</c> is a name where a name may stand.</summary>
    public bool BracketNames { get; init; }

    /// <summary>Whether a quoted name is split at its dots: <c>`project.dataset.table`</c>.</summary>
    public bool DottedQuotes { get; init; }

    /// <summary>Whether <c>my-project.d.t</c> is a name after FROM.</summary>
    public bool DashedNames { get; init; }

    /// <summary>Whether a backslash escapes inside <c>'…'</c>.</summary>
    public bool BackslashEscapes { get; init; }

    /// <summary>What <c>#</c> begins.</summary>
    public HashUse Hash { get; init; } = HashUse.Operator;

    /// <summary>Whether <c>//</c> begins a comment; else it is division.</summary>
    public bool SlashComments { get; init; }

    /// <summary>Whether <c>/* /* */ */</c> nests.</summary>
    public bool NestedComments { get; init; }

    /// <summary>Whether <c>$$…$$</c> and <c>$tag$…$tag$</c> quote text.</summary>
    public bool DollarQuotes { get; init; }

    /// <summary>Whether <c>COLUMNS('^q')</c> stands for the columns whose names match.</summary>
    public bool ColumnsOfPattern { get; init; }

    /// <summary>Whether an output without an alias is called like its function: <c>count</c> for <c>count(*)</c>.</summary>
    public bool FunctionsNameOutputs { get; init; }

    /// <summary>Whether LEVEL and CONNECT_BY_ISLEAF are pseudo-columns.</summary>
    public bool HasLevels { get; init; }

    /// <summary><c>WITH c AS (SELECT a FROM t) INSERT INTO c</c> writes the table behind the common table.</summary>
    public bool WritesThroughCommonTables { get; init; }

    /// <summary>What <c>@x</c> is.</summary>
    public AtUse At { get; init; } = AtUse.Variable;

    /// <summary>Whether <c>a:b.c</c> reaches into a value; else <c>:b</c> is a parameter.</summary>
    public bool ColonPaths { get; init; }

    /// <summary>Whether a format before a quoted path names files: <c>parquet.`s3://…`</c>.</summary>
    public bool FormatPaths { get; init; }

    /// <summary>What a bare <c>USE x</c> sets.</summary>
    public Ir.UseScope BareUse { get; init; } = Ir.UseScope.Catalog;

    /// <summary>What <c>USE DATABASE x</c> sets.</summary>
    public Ir.UseScope UseDatabase { get; init; } = Ir.UseScope.Catalog;

    /// <summary>How many parts a complete table name has in OpenLineage's naming of that database.</summary>
    public int NameLevels { get; init; } = 3;

    /// <summary>Whether <c>SELECT … INTO x</c> makes a table outside of blocks; else it fills variables.</summary>
    public bool SelectIntoTable { get; init; }

    /// <summary>Whether that holds inside of routines too.</summary>
    public bool SelectIntoTableInRoutines { get; init; }

    /// <summary>Whether a statement may end without a semicolon before the next one.</summary>
    public bool SemicolonsOptional { get; init; }

    /// <summary>Whether DECLARE is a statement of its own; else it opens the declarations of a block.</summary>
    public bool DeclareIsStatement { get; init; }

    /// <summary>Whether the statements of a routine follow its AS; else declarations or a value may.</summary>
    public bool BodyFollowsAs { get; init; }

    /// <summary>Whether a routine is called by its name alone, arguments without parentheses: <c>EXEC p 1</c>, <c>p 1</c>.</summary>
    public bool CallsByName { get; init; }

    /// <summary>Whether <c>@t</c> in the place of a table is a variable that holds rows.</summary>
    public bool VariablesHoldTables { get; init; }

    /// <summary>Whether <c>SELECT a = b</c> names the output <c>a</c>; else it compares.</summary>
    public bool EqualsAlias { get; init; }

    /// <summary>Whether <c>FROM t (NOLOCK)</c> is a hint; else it is a list of columns.</summary>
    public bool BareHints { get; init; }

    /// <summary>Whether values have methods: <c>x.value('…', 'int')</c>; else <c>x</c> is a schema.</summary>
    public bool ValueMethods { get; init; }

    /// <summary>Whether the first argument of CONVERT is a type.</summary>
    public bool ConvertTypeFirst { get; init; }

    /// <summary>Whether <c>UPDATE STATISTICS t</c> writes no rows; else it updates a table of that name.</summary>
    public bool UpdatesStatistics { get; init; }

    /// <summary>Whether an alias of the same SELECT may be used in its other expressions.</summary>
    public LateralAliases LateralAliases { get; init; } = LateralAliases.No;

    /// <summary>Whether a table's alias alone means its whole row: <c>SELECT t FROM t</c>.</summary>
    public bool RowValues { get; init; }

    /// <summary>Whether the alias of a function that yields one column names that column: <c>FROM unnest(a) AS x</c>.</summary>
    public bool AliasNamesColumn { get; init; }

    /// <summary>How the outputs of PIVOT are called.</summary>
    public PivotNames PivotNames { get; init; } = PivotNames.ValueThenAggregate;

    /// <summary>Whether <c>a (FORMAT '9')</c> and <c>a (NAMED b)</c> are phrases after a value.</summary>
    public bool DataPhrases { get; init; }

    /// <summary>Whether a last part <c>branch_x</c> or <c>tag_x</c> of a table's name is a branch or tag of it.</summary>
    public bool BranchNames { get; init; }

    /// <summary>Whether <c>&amp;x</c> is a variable that the client replaces; else <c>&amp;</c> is an operator.</summary>
    public bool AmpersandVariables { get; init; }

    /// <summary>Commands of the usual client that begin a statement and end with the line, no SQL: <c>prompt</c>, <c>spool</c>.</summary>
    public string[] LineCommands { get; init; } = [];

    /// <summary>Statements that the usual client ends with the line: <c>use db</c>.</summary>
    public string[] LineStatements { get; init; } = [];

    /// <summary>Whether <c>SET x y</c> is a command of the client that ends with the line, save for roles, transactions and constraints.</summary>
    public bool ClientSettings { get; init; }

    /// <summary>Whether <c>FORMAT x</c> after a query, <c>USING a</c> without parentheses and <c>WITH expression AS name</c> are clauses.</summary>
    public bool OutputClauses { get; init; }
}

/// <summary>How the outputs of PIVOT are called.</summary>
public enum PivotNames
{
    /// <summary><c>jan_total</c>: the value, and the aggregate's alias where it has one.</summary>
    ValueThenAggregate,

    /// <summary><c>total_jan</c>.</summary>
    AggregateThenValue,

    /// <summary><c>jan</c> where there is one aggregate, else <c>jan_total</c>.</summary>
    ValueAloneForOne,
}

/// <summary>A grammar that another front end may know.</summary>
public enum Grammar
{
    /// <summary>Only our own parser reads it.</summary>
    Own,

    /// <summary>Transact-SQL.</summary>
    TransactSql,

    /// <summary>Transact-SQL of Fabric's warehouse.</summary>
    FabricWarehouse,
}

/// <summary>What happens to unquoted names.</summary>
public enum CaseRule
{
    /// <summary>Kept, compared without case.</summary>
    Preserve,

    /// <summary>Folded to lower case, compared exactly.</summary>
    Lower,

    /// <summary>Folded to upper case, compared exactly.</summary>
    Upper,
}

/// <summary>What double quotes hold.</summary>
public enum QuoteUse
{
    /// <summary>A name.</summary>
    Identifier,

    /// <summary>A text constant.</summary>
    Text,
}

/// <summary>What <c>#</c> begins.</summary>
public enum HashUse
{
    /// <summary>An operator, as in <c>#>></c>.</summary>
    Operator,

    /// <summary>A comment up to the end of the line.</summary>
    Comment,

    /// <summary>A temporary table's name.</summary>
    Name,
}

/// <summary>What <c>@x</c> is.</summary>
public enum AtUse
{
    /// <summary>A variable or parameter.</summary>
    Variable,

    /// <summary>A stage, where a table may stand.</summary>
    Stage,

    /// <summary>A link to another database after a name.</summary>
    Link,
}

/// <summary>Whether a SELECT's aliases may be used in that SELECT.</summary>
public enum LateralAliases
{
    /// <summary>Only in ORDER BY and, where unambiguous, GROUP BY.</summary>
    No,

    /// <summary>Yes, a source's column of that name comes first.</summary>
    ColumnsFirst,

    /// <summary>Yes, and the alias comes first.</summary>
    AliasFirst,
}
