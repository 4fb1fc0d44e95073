using LineageIngest.Sql.Ir;

namespace LineageIngest.Sql.Binding;

/// <summary>SET of UPDATE, MERGE and ON CONFLICT.</summary>
sealed class AssignmentBinder(BindingContext context, Binders binders)
{
    // Which table is written, only a run can know: so its columns belong to no known table.
    public bool TargetIsDynamic { get; set; }

    // The CTE or inline view that an UPDATE names as its target.
    public BoundRelation? ViewTarget { get; set; }

    public void BindAssignments(Assignment[] assignments, Table? table, Scope scope)
    {
        foreach (var assignment in assignments)
        {
            var indirect = new IndirectSources();
            if (assignment.Targets.Length > 1 && ValuesOf(assignment.Value, scope, indirect) is { } values)
            {
                for (var index = 0; index < assignment.Targets.Length && index < values.Count; index++)
                {
                    Assign(assignment.Targets[index], table, scope, values[index], assignment.Value.Span, indirect);
                }

                continue;
            }

            var list = context.Rent();
            binders.Expressions.Collect(assignment.Value, scope, EdgeKind.Identity, list, indirect);
            var origins = context.Take(list);
            foreach (var target in assignment.Targets)
            {
                Assign(target, table, scope, origins, assignment.Value.Span, indirect);
            }
        }
    }

    // (a, b) = (SELECT x, y …) or (x, y): column by column.
    List<Origin[]>? ValuesOf(Expression value, Scope scope, IndirectSources indirect)
    {
        if (value is Subquery subquery)
        {
            var rows = binders.Queries.BindQuery(subquery.Query, scope.Tables, scope);
            indirect.Add(rows.IndirectSources);
            return [.. rows.Columns.Select(column => column.Origins)];
        }

        if (value is Operation { Kind: OperationKind.Tuple or OperationKind.Compute } tuple)
        {
            return
            [
                .. tuple.Operands.Select(operand =>
                {
                    var list = context.Rent();
                    binders.Expressions.Collect(operand, scope, EdgeKind.Identity, list, indirect);
                    return context.Take(list);
                }),
            ];
        }

        return null;
    }

    void Assign(ColumnReference target, Table? table, Scope scope, Origin[] origins, TextSpan span, IndirectSources indirect)
    {
        var parts = target.Name.Parts;
        var column = parts[^1].Text;
        if (parts.Length == 1 && ViewTarget is not null)
        {
            table = TableOf(ViewTarget, column, ref column) ?? table;
        }
        else if (parts.Length > 1 && !TargetIsDynamic && binders.Columns.FindSource(scope, parts, parts.Length - 1) is { } source)
        {
            table = TableOf(source.Relation, column, ref column) ?? table;
        }
        else if (parts.Length > 1 && table is not null && binders.Columns.FindSource(scope, parts, 1) is null)
        {
            column = parts[0].Text;
        }

        if (table is null && scope.Sources.Count > 0 && !TargetIsDynamic)
        {
            table = TableOf(scope.Sources[0].Relation, column, ref column);
        }

        if (table is null)
        {
            return;
        }

        context.Result.Write(table, target.Span);
        context.Result.Edge(table, table.FindColumn(column) ?? column, -1, true, origins, span);
        context.Result.IndirectSources.Add((table, indirect));
    }

    // The table behind an updated relation: itself, or what a CTE or subquery reads that column from.
    static Table? TableOf(BoundRelation rows, string name, ref string column)
    {
        if (rows is BoundTable plain)
        {
            return plain.Table;
        }

        rows.Find(name, true, out var origins);
        if (origins.Length == 0)
        {
            return null;
        }

        column = origins[0].Column;
        return origins[0].Table;
    }
}
