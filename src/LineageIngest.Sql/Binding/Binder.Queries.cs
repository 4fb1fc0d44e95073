using LineageIngest.Sql.Ir;

namespace LineageIngest.Sql.Binding;

/// <content>Queries: what they put out, and from where.</content>
sealed partial class Binder
{
    private Rows BindQuery(Query query, CommonTables tables, Scope? outer)
    {
        _cancellation.ThrowIfCancellationRequested();
        outer ??= _cursors.Count > 0 ? VariableScope(tables) : null;
        switch (query)
        {
            case WithQuery with:
                return BindQuery(with.Body, AddTables(with.Tables, with.Recursive, tables, outer), outer);
            case SelectQuery select:
                return BindSelect(select, tables, outer);
            case SetOperation operation:
                return BindSetOperation(operation, tables, outer, null);
            case ValuesQuery values:
                return BindValues(values.Rows, [], outer ?? new Scope(null, tables));
            case RelationQuery relation:
                var scope = new Scope(outer, tables);
                BindRelation(relation.Relation, scope);
                return scope.Sources.Count == 1 ? WithTrailing(scope.Sources[0].Rows) : Empty();
            default:
                return Empty();
        }
    }

    private static Rows WithTrailing(Rows rows) => rows;

    private QueryRows Empty() => new([], [], _comparison);

    private CommonTables AddTables(CommonTable[] definitions, bool recursive, CommonTables tables, Scope? outer)
    {
        foreach (var definition in definitions)
        {
            var name = definition.Name.Text;
            if (definition.Scalar is null)
            {
                _recorder.Not(name, NonTableReason.CommonTable, definition.Name.Span);
            }

            var entry = new CommonTableEntry(name, definition, tables, recursive, outer);
            tables = tables.With(entry);
            if (definition.Statement is not null)
            {
                // It writes whether or not somebody reads it.
                BindEntry(entry, tables);
            }
        }

        return tables;
    }

    /// <summary>The rows of a CTE; null where its name, inside its own query, means something else.</summary>
    private Rows? BindEntry(CommonTableEntry entry, CommonTables self)
    {
        if (entry.Rows is not null)
        {
            return entry.Rows;
        }

        if (entry.IsBinding)
        {
            return entry.Recursive ? Empty() : null;
        }

        entry.IsBinding = true;
        var definition = entry.Definition;
        Rows rows;
        if (definition.Statement is not null)
        {
            rows = BindModifying(definition.Statement, entry.Visible);
        }
        else if (definition.Query is SetOperation operation && (entry.Recursive || operation.Branches.Length > 1))
        {
            rows = BindSetOperation(operation, self, entry.Outer, anchor => entry.Rows = Renamed(anchor, definition.Columns, anchor.Influences));
        }
        else if (definition.Query is WithQuery { Body: SetOperation inner } with)
        {
            rows = BindSetOperation(inner, AddTables(with.Tables, with.Recursive, self, entry.Outer), entry.Outer, anchor => entry.Rows = Renamed(anchor, definition.Columns, anchor.Influences));
        }
        else
        {
            rows = definition.Query is null ? Empty() : BindQuery(definition.Query, self, entry.Outer);
        }

        entry.Rows = Renamed(rows, definition.Columns, rows.Influences);
        entry.IsBinding = false;
        return entry.Rows;
    }

    /// <summary>The rows under the names of an alias list: <c>t (a, b)</c>.</summary>
    private Rows Renamed(Rows rows, Identifier[] names, Influences? influences)
    {
        if (names.Length == 0)
        {
            return rows;
        }

        if (rows is FunctionRows function && function.Columns.Count < names.Length)
        {
            return new FunctionRows([.. names.Select(name => new OutputColumn(name.Text, true, function.Arguments, name.Span))], function.Arguments, _comparison) { Influences = influences };
        }

        if (rows.IsOpen)
        {
            return new QueryRows([.. names.Select(name => new OutputColumn(name.Text, true, [], name.Span))], [], _comparison) { Influences = influences };
        }

        var columns = rows.Columns.Select((column, index) => index < names.Length ? column with { Name = names[index].Text, IsNamed = true } : column);
        return new QueryRows([.. columns], [], _comparison) { Influences = influences };
    }

    private Rows BindSetOperation(SetOperation operation, CommonTables tables, Scope? outer, Action<Rows>? anchored)
    {
        var influences = new Influences();
        var branches = new Rows[operation.Branches.Length];
        for (var index = 0; index < branches.Length; index++)
        {
            branches[index] = BindQuery(operation.Branches[index].Query, tables, outer);
            influences.Add(branches[index].Influences);
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
            ? new UnionRows(branches) { Influences = influences }
            : new QueryRows(MergeBranches(operation.Branches, branches), [], _comparison) { Influences = influences };
    }

    private OutputColumn[] MergeBranches(SetBranch[] operations, Rows[] branches)
    {
        var columns = new List<OutputColumn>(branches[0].Columns);
        var merged = new List<Origin>[columns.Count];
        for (var index = 0; index < merged.Length; index++)
        {
            merged[index] = Rent();
            merged[index].AddRange(columns[index].Origins);
        }

        for (var branch = 1; branch < branches.Length; branch++)
        {
            var from = branches[branch].Columns;
            var tests = operations[branch].Operator == SetOperator.Except;
            for (var index = 0; index < from.Count; index++)
            {
                var at = operations[branch].ByName ? columns.FindIndex(column => Same(column.Name, from[index].Name)) : index;
                if (operations[branch].ByName && at < 0)
                {
                    columns.Add(from[index]);
                    Array.Resize(ref merged, columns.Count);
                    merged[^1] = Rent();
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

        return [.. columns.Select((column, index) => column with { Origins = Take(merged[index]) })];
    }

    private QueryRows BindValues(Expression[][] rows, Identifier[] names, Scope scope)
    {
        var width = rows.Length == 0 ? names.Length : rows.Max(row => row.Length);
        var columns = new OutputColumn[width];
        var influences = new Influences();
        for (var index = 0; index < width; index++)
        {
            var list = Rent();
            foreach (var row in rows)
            {
                if (index < row.Length)
                {
                    Collect(row[index], scope, EdgeKind.Identity, list, influences);
                }
            }

            var name = index < names.Length ? names[index].Text : $"column{index + 1}";
            columns[index] = new OutputColumn(name, index < names.Length, Take(list), rows.Length > 0 && index < rows[0].Length ? rows[0][index].Span : default);
        }

        return new QueryRows(columns, [], _comparison) { Influences = influences };
    }

    private QueryRows BindSelect(SelectQuery select, CommonTables tables, Scope? outer)
    {
        var scope = new Scope(outer, tables) { Windows = select.Windows };
        var influences = new Influences();
        BindFrom(select.From, scope, influences);
        if (_dialect.LateralAliases != LateralAliases.No)
        {
            scope.Aliases = [];
        }

        var columns = new List<OutputColumn>(select.Projections.Length);
        var open = new List<OpenPart>();
        foreach (var projection in select.Projections)
        {
            BindProjection(projection, scope, columns, open, influences);
        }

        Decide(select.Where, scope, EdgeKind.Filter, influences, columns: null);
        Decide(select.GroupBy, scope, EdgeKind.GroupBy, influences, columns);
        Decide(select.Having, scope, EdgeKind.Filter, influences, columns);
        Decide(select.OrderBy, scope, EdgeKind.Sort, influences, columns);
        Decide(select.Others, scope, EdgeKind.Filter, influences, columns: null);
        var rows = new QueryRows([.. columns], [.. open], _comparison) { Influences = influences };
        if (select.Into is { } into)
        {
            WriteInto(into, rows, create: true, select.IntoTemporary, select.Span);
        }

        return rows;
    }

    /// <summary>Records what decides over rows; positions and output names count as those outputs.</summary>
    private void Decide(Expression[] expressions, Scope scope, EdgeKind kind, Influences influences, List<OutputColumn>? columns)
    {
        foreach (var expression in expressions)
        {
            var list = Rent();
            if (columns is not null && OutputMeant(expression, scope, kind, columns) is { } output)
            {
                list.AddRange(output.Origins);
            }
            else
            {
                Collect(expression, scope, kind, list, influences);
            }

            foreach (var origin in Take(list))
            {
                influences.Own.Add((origin with { Kind = kind }, expression.Span));
            }
        }
    }

    private OutputColumn? OutputMeant(Expression expression, Scope scope, EdgeKind kind, List<OutputColumn> columns)
    {
        if (expression is Literal literal && int.TryParse(TextOf(literal.Span), out var position))
        {
            return position > 0 && position <= columns.Count ? columns[position - 1] : null;
        }

        if (expression is not ColumnReference { Name.Parts: [var name] } reference)
        {
            return null;
        }

        var output = columns.Find(column => column.IsNamed && Same(column.Name, name.Text));
        if (output is not null && kind != EdgeKind.Sort)
        {
            // Outside of ORDER BY a source's column comes before an output's name.
            foreach (var source in scope.Sources)
            {
                if (source.Rows.Find(name.Text, false, out _) == Match.Sure)
                {
                    return null;
                }
            }
        }

        _ = reference;
        return output;
    }

    private void BindProjection(Projection projection, Scope scope, List<OutputColumn> columns, List<OpenPart> open, Influences influences)
    {
        if (projection.Value is Star star)
        {
            ExpandStar(star, scope, columns, open, influences);
            return;
        }

        var list = Rent();
        Collect(projection.Value, scope, EdgeKind.Identity, list, influences);
        var origins = Take(list);
        if (projection.Aliases.Length > 0)
        {
            foreach (var alias in projection.Aliases)
            {
                columns.Add(new OutputColumn(alias.Text, true, origins, projection.Value.Span));
            }

            return;
        }

        var (name, isNamed) = NameOf(projection);
        var column = new OutputColumn(name, isNamed, origins, projection.Value.Span);
        columns.Add(column);
        scope.Aliases?.Add(column);
    }

    private (string Name, bool IsNamed) NameOf(Projection projection)
    {
        if (projection.Alias is { } alias)
        {
            return (alias.Text, true);
        }

        var value = projection.Value;
        while (value is Operation { Kind: OperationKind.Cast, Operands: [var inner] } cast && inner is not FunctionCall && !TextOf(cast.Span).EndsWith(')'))
        {
            value = inner;
        }

        return value switch
        {
            ColumnReference reference => (reference.Name.Last.Text, true),
            _ => (TextOf(projection.Value.Span), false),
        };
    }

    private void ExpandStar(Star star, Scope scope, List<OutputColumn> columns, List<OpenPart> open, Influences influences)
    {
        var except = Array.ConvertAll(star.Except, name => name.Text);
        var found = false;
        var shared = star.Qualifier is null ? scope.Shared : [];
        foreach (var source in SourcesOf(star, scope))
        {
            found = true;
            foreach (var column in source.Rows.Columns)
            {
                if (Array.Exists(except, name => Same(name, column.Name)) || IsSharedElsewhere(shared, column.Name, source))
                {
                    continue;
                }

                columns.Add(StarColumn(star, column, scope, influences, SharedOrigins(shared, column)));
            }

            if (source.Rows.IsOpen)
            {
                open.Add(new OpenPart(source.Rows, [.. except, .. star.Replace.Select(replaced => replaced.Alias?.Text ?? "")]));
                Say(DiagnosticCode.OpenStar, "The columns behind this star are not known.", star.Span);
            }
        }

        if (!found)
        {
            if (star.Qualifier is { } qualifier && Resolve(new ColumnReference(qualifier), scope, out var origins))
            {
                // A star over a struct: all of it comes from that column.
                open.Add(new OpenPart(new FunctionRows([], origins, _comparison), []));
            }

            return;
        }

        foreach (var replaced in star.Replace)
        {
            if (replaced.Alias is { } name && !columns.Exists(column => Same(column.Name, name.Text)))
            {
                BindProjection(replaced, scope, columns, open, influences);
            }
        }
    }

    private OutputColumn StarColumn(Star star, OutputColumn column, Scope scope, Influences influences, Origin[] origins)
    {
        foreach (var replaced in star.Replace)
        {
            if (replaced.Alias is { } alias && Same(alias.Text, column.Name))
            {
                var list = Rent();
                Collect(replaced.Value, scope, EdgeKind.Identity, list, influences);
                return new OutputColumn(column.Name, true, Take(list), replaced.Value.Span);
            }
        }

        foreach (var renamed in star.Rename)
        {
            if (Same(renamed.From.Text, column.Name))
            {
                return new OutputColumn(renamed.To.Text, true, origins, star.Span);
            }
        }

        return new OutputColumn(column.Name, column.IsNamed, origins, star.Span);
    }

    private IEnumerable<Source> SourcesOf(Star star, Scope scope)
    {
        if (star.Qualifier is null)
        {
            return scope.Sources.Where(source => !source.IsHidden);
        }

        for (var at = scope; at is not null; at = at.Outer)
        {
            if (FindSource(at, star.Qualifier.Parts, star.Qualifier.Parts.Length) is { } source)
            {
                return [source];
            }
        }

        return [];
    }

    private bool IsSharedElsewhere(List<(string Column, List<Source> Sources)> shared, string column, Source source)
    {
        foreach (var (name, sources) in shared)
        {
            if (Same(name, column) && sources.Contains(source) && !ReferenceEquals(sources[0], source))
            {
                return true;
            }
        }

        return false;
    }

    private Origin[] SharedOrigins(List<(string Column, List<Source> Sources)> shared, OutputColumn column)
    {
        foreach (var (name, sources) in shared)
        {
            if (Same(name, column.Name))
            {
                return OriginsOfAll(sources, name);
            }
        }

        return column.Origins;
    }

    private Origin[] OriginsOfAll(List<Source> sources, string name)
    {
        var list = Rent();
        foreach (var source in sources)
        {
            source.Rows.Find(name, true, out var origins);
            list.AddRange(origins);
        }

        return Take(list);
    }
}
