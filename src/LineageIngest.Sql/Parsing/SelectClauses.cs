using LineageIngest.Sql.Ir;

namespace LineageIngest.Sql.Parsing;

/// <summary>The clauses of a SELECT while it is read, in whatever order they come.</summary>
sealed class SelectClauses
{
    public FromItem[] From { get; set; } = [];

    /// <summary>The token at which the outputs begin.</summary>
    public int FirstProjection { get; set; }

    public List<Identifier> Variables { get; } = [];

    public List<Expression> Where { get; } = [];

    public List<Expression> GroupBy { get; } = [];

    public List<Expression> Having { get; } = [];

    public List<Expression> OrderBy { get; } = [];

    public List<Expression> Others { get; } = [];

    public List<NamedWindow> Windows { get; } = [];

    public WriteTarget? Into { get; set; }

    public bool IntoTemporary { get; set; }

    public ModelClause? Model { get; set; }

    /// <summary>SELECT AS VALUE: the fields of its only output are the columns.</summary>
    public bool AsValue { get; set; }

    public SelectQuery Finish(Projection[] projections, TextSpan span)
    {
        if (AsValue && projections is [{ Value: FunctionCall or Operation } only])
        {
            var fields = new Star(null, [], [], [], only.Value.Span) { Of = only.Value, OrValue = true };
            projections = [only with { Value = fields }];
        }

        if (Model is null)
        {
            return Plain(projections, span);
        }

        // The outputs and their order are those of the cells.
        Others.AddRange(Model.Others);
        var order = OrderBy.ToArray();
        var (into, temporary, variables) = (Into, IntoTemporary, Variables.ToArray());
        OrderBy.Clear();
        Variables.Clear();
        Into = null;
        var cells = new DerivedTable(Plain(Model.Outputs(), span), false, null, span);
        return new SelectQuery(projections, [new FromItem(cells, JoinKind.Comma, null, [])], span)
        {
            OrderBy = order,
            Into = into,
            IntoTemporary = temporary,
            Variables = variables,
        };
    }

    SelectQuery Plain(Projection[] projections, TextSpan span) =>
        new(projections, From, span)
        {
            Into = Into,
            IntoTemporary = IntoTemporary,
            Variables = Variables.Exists(variable => variable.Text.Length > 0) ? [.. Variables] : [],
            Where = [.. Where],
            GroupBy = [.. GroupBy],
            Having = [.. Having],
            OrderBy = [.. OrderBy],
            Windows = [.. Windows],
            Others = [.. Others],
        };
}
