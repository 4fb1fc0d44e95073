using LineageIngest.Sql.Ir;

namespace LineageIngest.Sql.Binding;

/// <summary>UPDATE, DELETE, MERGE.</summary>
sealed class ModificationBinder(BindingContext context, Binders binders)
{
    public BoundQuery BindUpdate(UpdateStatement update, CommonTables outer)
    {
        var tables = binders.CommonTables.AddTables(update.With, false, outer, null);
        var scope = binders.Variables.NewScope(tables);
        var indirect = new IndirectSources();
        var first = update.Assignments is [{ Targets: [{ Name.Parts: [var column] }, ..] }, ..] ? column.Text : null;
        var table = BindDmlTarget(update.Target, update.From, scope, indirect, first);
        binders.Assignments.BindAssignments(update.Assignments, table, scope);
        binders.Assignments.ViewTarget = null;
        if (table is not null && update.From.Length > 0)
        {
            table = ReadJoinedTarget(update, table, scope);
        }

        binders.Queries.CollectIndirect(update.Where, scope, EdgeKind.Filter, indirect, columns: null);
        context.Result.IndirectSources.Add((table, indirect));
        return binders.Targets.BindReturning(update.Returning, table, scope);
    }

    // MySQL: UPDATE a JOIN b … SET b.x = a.y writes what its assignments name, and reads a table that others get something from.
    Table ReadJoinedTarget(UpdateStatement update, Table table, Scope scope)
    {
        var others = update
            .Assignments.SelectMany(assignment => assignment.Targets)
            .Select(target => OtherTable(target.Name.Parts))
            .ToList();
        if (others is [{ } first, ..] && !others.Contains(null))
        {
            context.Result.RemoveWrite(table);
            if (others.TrueForAll(other => ReferenceEquals(other, first)))
            {
                context.Result.RemoveRead(first);
            }

            context.Result.ReadFirst(table, update.Target.Span);
            return first;
        }

        if (context.Result.Edges.Exists(edge => edge.Target is { } other && other != table && edge.Source.Table == table))
        {
            context.Result.ReadFirst(table, update.Target.Span);
        }

        return table;

        Table? OtherTable(Identifier[] parts) =>
            parts.Length > 1
            && binders.Columns.FindSource(scope, parts, parts.Length - 1) is { Relation: BoundTable { Table: var other } }
            && !ReferenceEquals(other, table)
                ? other
                : null;
    }

    /// <summary>The written table, which may stand in FROM under the alias that the target names.</summary>
    Table? BindDmlTarget(Relation target, FromItem[] from, Scope scope, IndirectSources indirect, string? assigned = null)
    {
        binders.Assignments.ViewTarget = null;
        if (target is TableReference reference && Array.Exists(from, item => binders.Targets.Names(item.Relation, reference)))
        {
            binders.Relations.BindFrom(from, scope, indirect);
            return TargetIn(scope, reference);
        }

        Table? table = null;
        binders.Assignments.TargetIsDynamic = target is ValuesTable;
        if (
            target is TableReference { Name.Parts: [var single] } && scope.Tables.Find(single.Text, context.Comparison) is not null
            || target is DerivedTable
        )
        {
            binders.Relations.BindRelation(target, scope);
            binders.Assignments.ViewTarget =
                scope.Sources.Count > 0 && scope.Sources[0].Relation is not BoundTable ? scope.Sources[0].Relation : null;
            table =
                scope.Sources.Count > 0
                    ? TableOfColumn(scope.Sources[0].Relation, assigned) ?? TableOfRows(scope.Sources[0].Relation)
                    : null;
            if (table is not null)
            {
                binders.Targets.Written(table, target.Span);
            }
        }
        else if (target is JoinGroup group)
        {
            binders.Relations.BindRelation(group, scope);
            table = scope.Sources.Count > 0 ? TableOfRows(scope.Sources[0].Relation) : null;
        }
        else
        {
            table = binders.Targets.BindTarget(target);
            if (table is not null)
            {
                TargetBinder.AddTargetSource(target, table, scope);
            }
        }

        binders.Relations.BindFrom(from, scope, indirect);
        return table;
    }

    static Table? TableOfColumn(BoundRelation rows, string? column) =>
        column is not null && rows.Find(column, true, out var origins) != Lookup.None && origins.Length > 0 ? origins[0].Table : null;

    public static Table? TableOfRows(BoundRelation rows) =>
        rows is BoundTable plain
            ? plain.Table
            : rows.Columns.SelectMany(column => column.Origins).Select(origin => origin.Table).FirstOrDefault()
                ?? (rows as BoundQuery)?.Open.Select(part => TableOfRows(part.Relation)).FirstOrDefault(found => found is not null);

    Table? TargetIn(Scope scope, TableReference target)
    {
        if (binders.Columns.FindSource(scope, target.Name.Parts, target.Name.Parts.Length) is not { } source)
        {
            return null;
        }

        return TableOfRows(source.Relation) is { } table ? binders.Targets.Written(table, target.Span) : null;
    }

    public BoundQuery BindDelete(DeleteStatement delete, CommonTables outer)
    {
        var tables = binders.CommonTables.AddTables(delete.With, false, outer, null);
        var scope = binders.Variables.NewScope(tables);
        var indirect = new IndirectSources();
        Table? table = null;
        var inFrom = delete
            .Targets.OfType<TableReference>()
            .Where(target => Array.Exists(delete.From, item => binders.Targets.Names(item.Relation, target)))
            .ToList();
        if (inFrom.Count > 0)
        {
            binders.Relations.BindFrom(delete.From, scope, indirect);
            foreach (var target in inFrom)
            {
                table = TargetIn(scope, target) ?? table;
            }
        }
        else if (delete.Targets.Length > 0)
        {
            table = BindDmlTarget(delete.Targets[0], delete.From, scope, indirect);
            foreach (var other in delete.Targets.Skip(1))
            {
                binders.Targets.BindTarget(other);
            }
        }

        binders.Queries.CollectIndirect(delete.Where, scope, EdgeKind.Filter, indirect, columns: null);
        context.Result.IndirectSources.Add((table, indirect));
        return binders.Targets.BindReturning(delete.Returning, table, scope);
    }

    public BoundQuery BindMerge(MergeStatement merge, CommonTables outer)
    {
        var tables = binders.CommonTables.AddTables(merge.With, false, outer, null);
        var scope = binders.Variables.NewScope(tables);
        var indirect = new IndirectSources();
        var table = BindDmlTarget(merge.Target, [], scope, indirect);
        var first = scope.Sources.Count;
        binders.Relations.BindRelation(merge.Source, scope);
        foreach (var added in scope.Sources.Skip(first))
        {
            indirect.Add(added.Relation.IndirectSources);
        }

        var sourceOnly = binders.Variables.NewScope(tables);
        sourceOnly.Sources.AddRange(scope.Sources.Skip(first));
        if (merge.On is not null)
        {
            binders.Queries.CollectIndirect([merge.On], scope, EdgeKind.Join, indirect, columns: null);
        }

        foreach (var clause in merge.Clauses)
        {
            BindMergeClause(clause, table, scope, sourceOnly, indirect);
        }

        context.Result.IndirectSources.Add((table, indirect));
        return binders.Targets.BindReturning(merge.Returning, table, scope);
    }

    void BindMergeClause(MergeClause clause, Table? table, Scope scope, Scope sourceOnly, IndirectSources indirect)
    {
        if (clause.Condition is not null)
        {
            binders.Queries.CollectIndirect([clause.Condition], scope, EdgeKind.Filter, indirect, columns: null);
        }

        binders.Assignments.BindAssignments(clause.Updates, table, scope);
        if (table is null)
        {
            return;
        }

        if (clause.AllColumns)
        {
            foreach (var column in sourceOnly.Sources.Take(1).SelectMany(source => source.Relation.Columns))
            {
                if (table.IsOpen || table.FindColumn(column.Name) is not null)
                {
                    context.Result.Edge(table, table.FindColumn(column.Name) ?? column.Name, -1, true, column.Origins, column.Span);
                }
            }
        }

        string[] names = clause.InsertColumns.Length > 0 ? TargetBinder.Names(clause.InsertColumns) : [.. table.Columns];
        for (var index = 0; index < clause.InsertValues.Length; index++)
        {
            var value = clause.InsertValues[index];
            var list = context.Rent();
            binders.Expressions.Collect(
                value,
                value is ColumnReference { Name.Parts.Length: 1 } ? sourceOnly : scope,
                EdgeKind.Identity,
                list,
                indirect
            );
            var name =
                index < names.Length ? names[index]
                : value is ColumnReference plain ? plain.Name.Last.Text
                : context.TextOf(value.Span);
            context.Result.Edge(table, table.FindColumn(name) ?? name, index, true, context.Take(list), value.Span);
        }
    }
}
