using LineageIngest.Sql.Ir;

namespace LineageIngest.Sql.Binding;

/// <summary>INSERT into one table or several, and COPY.</summary>
sealed class InsertBinder(BindingContext context, Binders binders)
{
    public const string Excluded = "excluded";

    public void BindMultiInsert(MultiInsertStatement multi, CommonTables tables)
    {
        var source = multi.Source is null ? null : binders.Queries.BindQuery(multi.Source, tables, null);
        foreach (var branch in multi.Branches)
        {
            var rows = source ?? binders.Queries.Empty();
            var scope = binders.Variables.NewScope(tables);
            scope.Sources.Add(new Source("", null, rows, false));
            if (branch.Query is not null)
            {
                rows = binders.Queries.BindQuery(branch.Query, tables, null);
            }
            else if (branch.Values.Length > 0)
            {
                rows = binders.Queries.BindValues(
                    [branch.Values],
                    [
                        .. branch.Values.Select(value =>
                            value is ColumnReference plain ? plain.Name.Last : new Identifier(context.TextOf(value.Span), false, value.Span)
                        ),
                    ],
                    scope
                );
            }

            if (binders.Targets.BindTarget(branch.Target.Relation) is { } table)
            {
                binders.Targets.WriteRows(table, TargetBinder.Names(branch.Target.Columns), rows, byName: false, isNew: false, multi.Span);
                binders.Targets.CollectConditions(table, branch.Conditions, scope);
            }
        }
    }

    public void BindCopy(CopyStatement copy, CommonTables tables)
    {
        var scope = new Scope(null, tables);
        foreach (var source in copy.Sources)
        {
            binders.Relations.BindRelation(source, scope);
        }

        var rows =
            copy.Query is not null ? binders.Queries.BindQuery(copy.Query, tables, null)
            : scope.Sources.Count > 0 ? scope.Sources[0].Relation
            : binders.Queries.Empty();
        if (copy.Target is { } target && binders.Targets.BindTarget(target.Relation) is { } table)
        {
            binders.Targets.WriteRows(table, TargetBinder.Names(target.Columns), rows, byName: false, isNew: false, copy.Span);
            binders.Assignments.BindAssignments(copy.Set, table, scope);
        }
    }

    public BoundQuery BindInsert(InsertStatement insert, CommonTables tables)
    {
        var scope = binders.Variables.NewScope(tables);
        var rows = insert.Source is null ? binders.Queries.Empty() : binders.Queries.BindQuery(insert.Source, tables, null);
        var view = ViewOf(insert, tables);
        var table = view is null ? binders.Targets.BindTarget(insert.Target.Relation) : TableBehind(view, insert.Target.Relation.Span);
        if (table is null)
        {
            return binders.Queries.Empty();
        }

        var names = TargetBinder.Names(insert.Target.Columns);
        names = view is null ? names : NamesBehind(view, names);
        if (names.Length == 0 && insert.StaticPartition.Length > 0 && table.HasKnownColumns)
        {
            names =
            [
                .. table.Columns.Where(column =>
                    !Array.Exists(insert.StaticPartition, fixedColumn => context.Same(fixedColumn.Text, column))
                ),
            ];
            names = names.Length == rows.Columns.Count ? names : [];
        }

        binders.Targets.WriteRows(table, names, rows, insert.ByName, isNew: false, insert.Span);
        TargetBinder.AddTargetSource(insert.Target.Relation, table, scope);
        if (insert.OnConflict.Length > 0)
        {
            var excluded = names.Length == 0 && table.HasKnownColumns ? [.. table.Columns] : names;
            var inserted = binders.CommonTables.Renamed(rows, [.. excluded.Select(name => new Identifier(name, false, default))], null);

            // A bare name means the table's own column.
            scope.Sources.Add(new Source(Excluded, null, inserted, true) { IsHidden = true });
            if (insert.RowAlias is { } row)
            {
                scope.Sources.Add(
                    new Source(row.Name.Text, null, binders.CommonTables.Renamed(inserted, row.Columns, null), true) { IsHidden = true }
                );
            }

            if (insert.Source is SelectQuery { From.Length: > 0 } select)
            {
                var from = binders.Variables.NewScope(tables);
                binders.Relations.BindFrom(select.From, from, new IndirectSources());
                scope.Sources.AddRange(from.Sources.Select(source => source with { IsHidden = true }));
            }

            binders.Assignments.BindAssignments(insert.OnConflict, table, scope);
        }

        binders.Targets.CollectConditions(table, insert.Conditions, scope);
        return binders.Targets.BindReturning(insert.Returning, table, scope);
    }

    // INSERT INTO (SELECT a FROM t), WITH c AS (SELECT a FROM t) INSERT INTO c: rows go through the view into its table.
    BoundRelation? ViewOf(InsertStatement insert, CommonTables tables)
    {
        switch (insert)
        {
            case { Target.Relation: DerivedTable { Server: null } view }:
                return binders.Queries.BindQuery(view.Query, tables, null);
            case { Target.Relation: DerivedTable remote }:
                var scope = new Scope(null, tables);
                binders.Relations.BindRelation(remote, scope);
                return scope.Sources[0].Relation;
            case { Target.Relation: TableReference { Name.Parts: [var single] } reference, Source: WithQuery with }
                when context.Dialect.WritesThroughCommonTables
                    && Array.Exists(with.Tables, table => context.Same(table.Name.Text, single.Text)):
                var inner = new Scope(null, binders.CommonTables.AddTables(with.Tables, with.Recursive, tables, null));
                binders.Relations.BindRelation(reference, inner);
                return inner.Sources[0].Relation;
            default:
                return null;
        }
    }

    Table? TableBehind(BoundRelation view, TextSpan span) =>
        ModificationBinder.TableOfRows(view) is { } table ? binders.Targets.Written(table, span) : null;

    static string[] NamesBehind(BoundRelation view, string[] names) =>
        names.Length > 0
            ? Array.ConvertAll(
                names,
                name => view.Find(name, true, out var origins) != Lookup.None && origins is [var one] ? one.Column : name
            )
            : [.. view.Columns.Select(column => column.Origins is [var one] ? one.Column : column.Name)];
}
