using LineageIngest.Sql.Ir;

namespace LineageIngest.Sql.Binding;

/// <summary>The binders of one script, which give names their meaning, follow values from tables to outputs, and call each other through this object.</summary>
sealed class Binders
{
    /// <param name="context">What they share.</param>
    /// <param name="readText">Reads SQL that a statement holds as text.</param>
    public Binders(BindingContext context, Func<DynamicStatement, (string Text, Statement[] Statements)> readText)
    {
        Statements = new StatementBinder(context, this, readText);
        Blocks = new BlockBinder(context, this);
        Variables = new VariableBinder(context, this);
        Queries = new QueryBinder(context, this);
        CommonTables = new CommonTableBinder(context, this);
        Relations = new RelationBinder(context, this);
        Pivots = new PivotBinder(context, this);
        Stars = new StarBinder(context, this);
        Expressions = new ExpressionBinder(context, this);
        Columns = new ColumnBinder(context, this);
        Fields = new FieldBinder(context, this);
        Functions = new FunctionBinder(context, this);
        Targets = new TargetBinder(context, this);
        Inserts = new InsertBinder(context, this);
        Assignments = new AssignmentBinder(context, this);
        Modifications = new ModificationBinder(context, this);
        Definitions = new DefinitionBinder(context, this);
    }

    public StatementBinder Statements { get; }

    public BlockBinder Blocks { get; }

    public VariableBinder Variables { get; }

    public QueryBinder Queries { get; }

    public CommonTableBinder CommonTables { get; }

    public RelationBinder Relations { get; }

    public PivotBinder Pivots { get; }

    public StarBinder Stars { get; }

    public ExpressionBinder Expressions { get; }

    public ColumnBinder Columns { get; }

    public FieldBinder Fields { get; }

    public FunctionBinder Functions { get; }

    public TargetBinder Targets { get; }

    public InsertBinder Inserts { get; }

    public AssignmentBinder Assignments { get; }

    public ModificationBinder Modifications { get; }

    public DefinitionBinder Definitions { get; }
}
