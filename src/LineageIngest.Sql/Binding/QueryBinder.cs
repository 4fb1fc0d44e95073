using System.Runtime.CompilerServices;
using LineageIngest.Sql.Ir;

namespace LineageIngest.Sql.Binding;

/// <summary>Queries: what they put out, and from where.</summary>
sealed class QueryBinder(BindingContext context, Binders binders)
{
    int _queryDepth;

    // The branch of a set operation that holds INTO; the operation writes it when all branches are read.
    SelectQuery? _intoOfBranch;

    public BoundRelation BindQuery(Query query, CommonTables tables, Scope? outer)
    {
        context.Cancellation.ThrowIfCancellationRequested();
        if (_queryDepth >= context.Limits.MaxQueries || !RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            context.Result.Limit(DiagnosticFacts.TooManyQueries(query.Span));
            return Empty();
        }

        _queryDepth++;
        var rows = BindQueryInside(query, tables, outer);
        _queryDepth--;
        return rows;
    }

    BoundRelation BindQueryInside(Query query, CommonTables tables, Scope? outer)
    {
        outer ??= context.Cursors.Count > 0 ? binders.Variables.VariableScope(tables) : null;
        switch (query)
        {
            case WithQuery with:
                return BindQuery(with.Body, binders.CommonTables.AddTables(with.Tables, with.Recursive, tables, outer), outer);
            case SelectQuery select:
                return BindSelect(select, tables, outer);
            case SetOperation operation:
                return BindSetOperation(operation, tables, outer, null);
            case ValuesQuery values:
                return BindValues(values.Rows, [], outer ?? new Scope(null, tables));
            case RelationQuery relation:
                var scope = new Scope(outer, tables);
                binders.Relations.BindRelation(relation.Relation, scope);
                return scope.Sources.Count == 1 ? scope.Sources[0].Relation : Empty();
            default:
                return Empty();
        }
    }

    public BoundQuery Empty() => new([], [], context.Comparison);

    public BoundRelation BindSetOperation(SetOperation operation, CommonTables tables, Scope? outer, Action<BoundRelation>? anchored)
    {
        if (operation.Branches.Length > 1 && FindInto(operation.Branches[0].Query) is { Into: { } into } select)
        {
            var before = _intoOfBranch;
            _intoOfBranch = select;
            var rows = BindBranches(operation, tables, outer, anchored);
            _intoOfBranch = before;
            binders.Targets.WriteInto(into, rows, create: true, select.IntoTemporary, operation.Span);
            return rows;
        }

        return BindBranches(operation, tables, outer, anchored);
    }

    static SelectQuery? FindInto(Query query) =>
        query switch
        {
            SelectQuery { Into: not null } select => select,
            WithQuery with => FindInto(with.Body),
            SetOperation { Branches: [var only] } => FindInto(only.Query),
            _ => null,
        };

    BoundRelation BindBranches(SetOperation operation, CommonTables tables, Scope? outer, Action<BoundRelation>? anchored)
    {
        var indirect = new IndirectSources();
        var branches = new BoundRelation[operation.Branches.Length];
        for (var index = 0; index < branches.Length; index++)
        {
            branches[index] = BindQuery(operation.Branches[index].Query, tables, outer);
            indirect.Add(branches[index].IndirectSources);
            if (index == 0)
            {
                anchored?.Invoke(branches[0]);
            }
        }

        if (branches.Length == 1)
        {
            return branches[0];
        }

        return Array.Exists(branches, branch => branch.IsOpen)
            ? new BoundUnion(branches) { IndirectSources = indirect }
            : new BoundQuery(MergeBranches(operation.Branches, branches), [], context.Comparison) { IndirectSources = indirect };
    }

    OutputColumn[] MergeBranches(SetBranch[] operations, BoundRelation[] branches)
    {
        var columns = new List<OutputColumn>(branches[0].Columns);
        var merged = new List<Origin>[columns.Count];
        for (var index = 0; index < merged.Length; index++)
        {
            merged[index] = context.Rent();
            merged[index].AddRange(columns[index].Origins);
        }

        for (var branch = 1; branch < branches.Length; branch++)
        {
            var from = branches[branch].Columns;
            var tests = operations[branch].Operator == SetOperator.Except;
            for (var index = 0; index < from.Count; index++)
            {
                var at = operations[branch].ByName
                    ? columns.FindIndex(column => BindingContext.SameColumn(column.Name, from[index].Name))
                    : index;
                if (operations[branch].ByName && at < 0)
                {
                    columns.Add(from[index]);
                    Array.Resize(ref merged, columns.Count);
                    merged[^1] = context.Rent();
                    at = columns.Count - 1;
                }

                if (at >= merged.Length)
                {
                    continue;
                }

                foreach (var origin in from[index].Origins)
                {
                    merged[at].Add(tests ? origin.Through(EdgeKind.Conditional) : origin);
                }
            }
        }

        return [.. columns.Select((column, index) => column with { Origins = context.Take(merged[index]) })];
    }

    public BoundQuery BindValues(Expression[][] rows, Identifier[] names, Scope scope)
    {
        var width = rows.Length == 0 ? names.Length : rows.Max(row => row.Length);
        var columns = new OutputColumn[width];
        var indirect = new IndirectSources();
        for (var index = 0; index < width; index++)
        {
            var list = context.Rent();
            foreach (var row in rows)
            {
                if (index < row.Length)
                {
                    binders.Expressions.Collect(row[index], scope, EdgeKind.Identity, list, indirect);
                }
            }

            var name =
                index < names.Length ? names[index].Text
                : rows is [var only] && index < only.Length && only[index] is ColumnReference own ? own.Name.Last.Text
                : $"column{index + 1}";
            columns[index] = new OutputColumn(
                name,
                index < names.Length,
                context.Take(list),
                rows.Length > 0 && index < rows[0].Length ? rows[0][index].Span : default
            );
        }

        return new BoundQuery(columns, [], context.Comparison) { IndirectSources = indirect };
    }

    BoundQuery BindSelect(SelectQuery select, CommonTables tables, Scope? outer)
    {
        var scope = new Scope(outer, tables) { Windows = select.Windows };
        var indirect = new IndirectSources();
        binders.Relations.BindFrom(select.From, scope, indirect);
        if (context.Dialect.LateralAliases != LateralAliases.No)
        {
            scope.Aliases = [];
        }

        var columns = new List<OutputColumn>(select.Projections.Length);
        var open = new List<OpenPart>();
        foreach (var projection in select.Projections)
        {
            BindProjection(projection, scope, columns, open, indirect);
        }

        CollectIndirect(select.Where, scope, EdgeKind.Filter, indirect, columns: null);
        CollectIndirect(select.GroupBy, scope, EdgeKind.GroupBy, indirect, columns);
        CollectIndirect(select.Having, scope, EdgeKind.Filter, indirect, columns);
        CollectIndirect(select.OrderBy, scope, EdgeKind.Sort, indirect, columns);
        CollectIndirect(select.Others, scope, EdgeKind.Filter, indirect, columns: null);
        var rows = new BoundQuery([.. columns], [.. open], context.Comparison) { IndirectSources = indirect };
        if (select.Variables.Length > 0)
        {
            binders.Variables.SetVariables(select.Variables, rows);
        }

        // In a set operation INTO stands in one branch and means the whole.
        if (select.Into is { } into && !ReferenceEquals(_intoOfBranch, select))
        {
            binders.Targets.WriteInto(into, rows, create: true, select.IntoTemporary, select.Span);
        }

        return rows;
    }

    /// <summary>Records what decides over rows; positions and output names count as those outputs.</summary>
    public void CollectIndirect(Expression[] expressions, Scope scope, EdgeKind kind, IndirectSources indirect, List<OutputColumn>? columns)
    {
        foreach (var expression in expressions)
        {
            var list = context.Rent();
            if (columns is not null && OutputMeant(expression, scope, kind, columns) is { } output)
            {
                list.AddRange(output.Origins);
            }
            else
            {
                binders.Expressions.Collect(expression, scope, kind, list, indirect);
            }

            foreach (var origin in context.Take(list))
            {
                indirect.Own.Add((origin with { Kind = kind }, expression.Span));
            }
        }
    }

    OutputColumn? OutputMeant(Expression expression, Scope scope, EdgeKind kind, List<OutputColumn> columns)
    {
        if (expression is Literal literal && int.TryParse(context.TextOf(literal.Span), out var position))
        {
            return position > 0 && position <= columns.Count ? columns[position - 1] : null;
        }

        if (expression is not ColumnReference { Name.Parts: [var name] } reference)
        {
            return null;
        }

        var output = columns.Find(column => column.IsNamed && BindingContext.SameColumn(column.Name, name.Text));
        if (output is not null && kind != EdgeKind.Sort)
        {
            // Outside of ORDER BY a source's column comes before an output's name.
            foreach (var source in scope.Sources)
            {
                if (source.Relation.Find(name.Text, false, out _) == Lookup.Sure)
                {
                    return null;
                }
            }
        }

        _ = reference;
        return output;
    }

    public void BindProjection(
        Projection projection,
        Scope scope,
        List<OutputColumn> columns,
        List<OpenPart> open,
        IndirectSources indirect
    )
    {
        if (projection.Value is Star { OrValue: true, Of: { } whole } && binders.Fields.FieldsOf(whole, scope) is null)
        {
            projection = projection with { Value = whole };
        }

        if (projection.Value is Star star)
        {
            binders.Stars.ExpandStar(star, scope, columns, open, indirect);
            return;
        }

        var list = context.Rent();
        binders.Expressions.Collect(projection.Value, scope, EdgeKind.Identity, list, indirect);
        var origins = context.Take(list);
        if (projection.Aliases.Length > 0)
        {
            foreach (var alias in projection.Aliases)
            {
                columns.Add(new OutputColumn(alias.Text, true, origins, projection.Value.Span));
            }

            return;
        }

        var (name, isNamed) = NameOf(projection);
        var column = new OutputColumn(name, isNamed, origins, projection.Value.Span)
        {
            Fields = binders.Fields.FieldsOf(projection.Value, scope),
        };
        columns.Add(column);
        scope.Aliases?.Add(column);
    }

    (string Name, bool IsNamed) NameOf(Projection projection)
    {
        if (projection.Alias is { } alias)
        {
            return (alias.Text, true);
        }

        var value = projection.Value;
        while (
            value is Operation { Kind: OperationKind.Cast, Operands: [var inner] } cast
            && inner is not FunctionCall
            && !context.TextOf(cast.Span).EndsWith(')')
        )
        {
            value = inner;
        }

        return value switch
        {
            ColumnReference reference => (reference.Name.Last.Text, true),
            FunctionCall call when context.Dialect.FunctionsNameOutputs => (call.Name.Last.Text, false),
            Operation { Kind: OperationKind.Access } access when FieldIn(context.TextOf(access.Span)) is { } field => (field, true),
            _ => (context.TextOf(projection.Value.Span), false),
        };
    }

    // (a).b is called b.
    static string? FieldIn(ReadOnlySpan<char> text)
    {
        var end = text.LastIndexOf(").");
        if (end < 0)
        {
            return null;
        }

        var field = text[(end + 2)..].Trim();
        var isQuoted = field.Length > 2 && field[0] == '"' && field[1..].IndexOf('"') == field.Length - 2;
        if (isQuoted)
        {
            return field[1..^1].ToString();
        }

        foreach (var c in field)
        {
            if (!char.IsLetterOrDigit(c) && c != '_')
            {
                return null;
            }
        }

        return field.Length > 0 ? field.ToString() : null;
    }
}
