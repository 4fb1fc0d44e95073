using LineageIngest.Sql.Lexing;
using LineageIngest.Sql.Parsing.Blocks;
using LineageIngest.Sql.Parsing.Expressions;
using LineageIngest.Sql.Parsing.Queries;
using LineageIngest.Sql.Parsing.Relations;
using LineageIngest.Sql.Parsing.Statements;

namespace LineageIngest.Sql.Parsing;

/// <summary>The parsers of one text, which read one sequence of tokens and call each other through this object.</summary>
/// <remarks>Most texts are one short statement, so the parsers that few texts need are made when they are first asked for.</remarks>
sealed class Parsers
{
    readonly TokenCursor _cursor;
    readonly Dialect _dialect;
    readonly SqlLimits _limits;
    readonly ParserStacks _stacks = new();
    readonly CancellationToken _cancellation;

    public Parsers(TokenCursor cursor, Dialect dialect, SqlLimits limits, int textDepth, CancellationToken cancellation)
    {
        _cursor = cursor;
        _dialect = dialect;
        _limits = limits;
        _cancellation = cancellation;
        TextDepth = textDepth;
        var stacks = _stacks;
        var nameTable = new NameTable(dialect.Unquoted);
        Names = new NameParser(cursor, this, stacks, nameTable, dialect);
        Recovery = new Recovery(cursor, this, stacks, dialect);
        Expressions = new ExpressionParser(cursor, this, stacks, dialect, limits);
        Terms = new TermParser(cursor, this, stacks, dialect, limits);
        Operators = new OperatorParser(cursor, this);
        Queries = new QueryParser(cursor, this, dialect);
        Selects = new SelectParser(cursor, this, dialect);
        Projections = new ProjectionParser(cursor, this, stacks, dialect);
        From = new FromParser(cursor, this, stacks, dialect);
        Relations = new RelationParser(cursor, this, nameTable, dialect, limits);
        Statements = new StatementParser(cursor, this, stacks, dialect, cancellation);
        SimpleStatements = new SimpleStatementParser(cursor, this, dialect);
        Templates = new TemplateParser(cursor, stacks);
        Blocks = new BlockParser(cursor, this, stacks, dialect);
        FunctionBodies = new FunctionBodyParser(cursor, this, stacks, dialect, limits, cancellation);
    }

    /// <summary>How many texts given as text this one stands in.</summary>
    public int TextDepth { get; }

    public NameParser Names { get; }

    public Recovery Recovery { get; }

    public ExpressionParser Expressions { get; }

    public ParenthesisParser Parentheses => field ??= new ParenthesisParser(_cursor, this, _stacks);

    public TermParser Terms { get; }

    public OperatorParser Operators { get; }

    public CallParser Calls => field ??= new CallParser(_cursor, this, _stacks, _dialect);

    public ArgumentParser Arguments => field ??= new ArgumentParser(_cursor, this, _stacks, _dialect);

    public QueryParser Queries { get; }

    public SelectParser Selects { get; }

    public ProjectionParser Projections { get; }

    public FromParser From { get; }

    public RelationParser Relations { get; }

    public JoinParser Joins => field ??= new JoinParser(_cursor, this, _stacks, _dialect, _limits);

    public StatementParser Statements { get; }

    public SimpleStatementParser SimpleStatements { get; }

    public TemplateParser Templates { get; }

    public BlockParser Blocks { get; }

    public FunctionBodyParser FunctionBodies { get; }

    public SelectOptionParser SelectOptions => field ??= new SelectOptionParser(_cursor, this, _dialect);

    public RelationOptionParser RelationOptions => field ??= new RelationOptionParser(_cursor, this);

    public TypeParser Types => field ??= new TypeParser(_cursor, this);

    public DataPhraseParser DataPhrases => field ??= new DataPhraseParser(_cursor, this, _dialect);

    public WithParser With => field ??= new WithParser(_cursor, this, _dialect);

    public RowParser Rows => field ??= new RowParser(_cursor, this, _stacks);

    public ModelParser Models => field ??= new ModelParser(_cursor, this);

    public PipeParser Pipes => field ??= new PipeParser(_cursor, this, _stacks, _limits);

    public PivotParser Pivots => field ??= new PivotParser(_cursor, this);

    public TableFunctionParser TableFunctions => field ??= new TableFunctionParser(_cursor, this, _dialect);

    public InsertParser Inserts => field ??= new InsertParser(_cursor, this, _dialect);

    public MultiInsertParser MultiInserts => field ??= new MultiInsertParser(_cursor, this);

    public UpdateParser Updates => field ??= new UpdateParser(_cursor, this);

    public MergeParser Merges => field ??= new MergeParser(_cursor, this);

    public CreateParser Creates => field ??= new CreateParser(_cursor, this, _dialect);

    public ColumnDefinitionParser ColumnDefinitions => field ??= new ColumnDefinitionParser(_cursor, this);

    public AlterParser Alters => field ??= new AlterParser(_cursor, this, _stacks);

    public DropParser Drops => field ??= new DropParser(_cursor, this, _dialect);

    public TransferParser Transfers => field ??= new TransferParser(_cursor, this);

    public FlowParser Flows => field ??= new FlowParser(_cursor, this);

    public VariableParser Variables => field ??= new VariableParser(_cursor, this, _stacks, _dialect);

    public DynamicSqlParser DynamicSql => field ??= new DynamicSqlParser(_cursor, this, _stacks, _dialect, _limits, _cancellation);

    public OtherObjectParser OtherObjects => field ??= new OtherObjectParser(_cursor, this);

    public RuleParser Rules => field ??= new RuleParser(_cursor, this, _stacks);

    public LoopParser Loops => field ??= new LoopParser(_cursor, this, _stacks);

    public CursorParser Cursors => field ??= new CursorParser(_cursor, this);

    public RoutineParser Routines => field ??= new RoutineParser(_cursor, this, _stacks, _dialect);

    public TriggerParser Triggers => field ??= new TriggerParser(_cursor, this);
}
