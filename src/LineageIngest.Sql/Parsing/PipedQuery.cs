using LineageIngest.Sql.Ir;

namespace LineageIngest.Sql.Parsing;

/// <summary>A query in pipe syntax as far as it is read: relations that later steps may name, and conditions on their rows.</summary>
/// <remarks>A step that gives rows other columns closes what came before it into a derived table.</remarks>
sealed class PipedQuery
{
    public PipedQuery(Query first)
    {
        if (
            first is SelectQuery
            {
                Projections: [{ Value: Star { Qualifier: null, Except.Length: 0, Replace.Length: 0, Rename.Length: 0 } }],
                From.Length: > 0,
                GroupBy.Length: 0,
                Having.Length: 0,
                Into: null,
            } select
        )
        {
            From.AddRange(select.From);
            Where.AddRange(select.Where);
            OrderBy.AddRange(select.OrderBy);
            Others.AddRange(select.Others);
        }
        else
        {
            From.Add(Item(first, null));
        }
    }

    public List<FromItem> From { get; } = [];

    public List<Expression> Where { get; } = [];

    public List<Expression> OrderBy { get; } = [];

    public List<Expression> Others { get; } = [];

    /// <summary>A column made of the others: <c>EXTEND a + 1 AS b</c>.</summary>
    public void Extend(Projection projection)
    {
        var span = projection.Value.Span;
        var row = new DerivedTable(new SelectQuery([projection], [], span), true, null, span);
        From.Add(new FromItem(row, JoinKind.Join, null, []));
    }

    /// <summary>All rows so far with other columns; a single relation keeps its name.</summary>
    public void Select(Projection[] projections, TextSpan span, Expression[]? groupBy = null, bool keepsName = false)
    {
        var alias = keepsName && From is [{ Relation: var only }, ..] ? NameOf(only) : null;
        Replace(Close(projections, groupBy ?? [], span), alias);
    }

    public void Replace(Query query, TableAlias? alias)
    {
        From.Clear();
        From.Add(Item(query, alias));
        Where.Clear();
        OrderBy.Clear();
        Others.Clear();
    }

    /// <summary>The query that the steps so far make.</summary>
    public Query Close(TextSpan span) =>
        From is [{ Relation: DerivedTable { Query: var only, Alias: null } }] && Where.Count + OrderBy.Count + Others.Count == 0
            ? only
            : Close([new Projection(new Star(null, [], [], [], span), null)], [], span);

    SelectQuery Close(Projection[] projections, Expression[] groupBy, TextSpan span) =>
        new(projections, [.. From], span)
        {
            Where = [.. Where],
            OrderBy = [.. OrderBy],
            Others = [.. Others],
            GroupBy = groupBy,
        };

    static FromItem Item(Query query, TableAlias? alias) =>
        new(new DerivedTable(query, false, alias, query.Span), JoinKind.Comma, null, []);

    static TableAlias? NameOf(Relation relation) =>
        relation.Alias is { } alias ? new TableAlias(alias.Name, [])
        : relation is TableReference table ? new TableAlias(table.Name.Last, [])
        : null;
}
