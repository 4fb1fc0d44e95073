using LineageIngest.Sql.Ir;

namespace LineageIngest.Sql.Binding;

/// <summary>The binders of one script, which give names their meaning, follow values from tables to outputs, and call each other through this object.</summary>
sealed class Binders
{
    readonly BindingContext _context;

    /// <param name="context">What they share.</param>
    /// <param name="readText">Reads SQL that a statement holds as text.</param>
    public Binders(BindingContext context, Func<DynamicStatement, (string Text, Statement[] Statements)> readText)
    {
        _context = context;
        Statements = new StatementBinder(context, this, readText);
        Queries = new QueryBinder(context, this);
        Relations = new RelationBinder(context, this);
        Expressions = new ExpressionBinder(context, this);
        Columns = new ColumnBinder(context, this);
    }

    public StatementBinder Statements { get; }

    public BlockBinder Blocks => field ??= new BlockBinder(_context, this);

    public VariableBinder Variables => field ??= new VariableBinder(_context, this);

    public QueryBinder Queries { get; }

    public CommonTableBinder CommonTables => field ??= new CommonTableBinder(_context, this);

    public RelationBinder Relations { get; }

    public PivotBinder Pivots => field ??= new PivotBinder(_context, this);

    public StarBinder Stars => field ??= new StarBinder(_context, this);

    public ExpressionBinder Expressions { get; }

    public ColumnBinder Columns { get; }

    public FieldBinder Fields => field ??= new FieldBinder(_context, this);

    public FunctionBinder Functions => field ??= new FunctionBinder(_context, this);

    public TableFunctionBinder TableFunctions => field ??= new TableFunctionBinder(_context, this);

    public TargetBinder Targets => field ??= new TargetBinder(_context, this);

    public InsertBinder Inserts => field ??= new InsertBinder(_context, this);

    public AssignmentBinder Assignments => field ??= new AssignmentBinder(_context, this);

    public ModificationBinder Modifications => field ??= new ModificationBinder(_context, this);

    public DefinitionBinder Definitions => field ??= new DefinitionBinder(_context, this);
}
