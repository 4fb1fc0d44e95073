using LineageIngest.Sql.Ir;

namespace LineageIngest.Sql.Binding;

/// <content>Where rows go.</content>
sealed partial class Binder
{
    /// <summary>The table or path of a target; null where only a run can know it.</summary>
    Table? BindTarget(Relation relation, bool create = false, bool temporary = false)
    {
        switch (relation)
        {
            case TableReference reference:
                var table = create ? _session.Create(reference.Name, temporary) : _session.Find(reference.Name);
                _recorder.Write(table, reference.Name.Span);
                NoteTemporary(table, reference.Name);
                return table;
            case PathReference path:
                var file = _session.FindPath(path.Path);
                _recorder.Write(file, path.Span);
                return file;
            default:
                return null;
        }
    }

    void WriteInto(WriteTarget target, Rows rows, bool create, bool temporary, TextSpan span)
    {
        if (BindTarget(target.Relation, create, temporary) is { } table)
        {
            WriteRows(table, Names(target.Columns), rows, byName: false, isNew: create, span);
        }
    }

    static string[] Names(Identifier[] identifiers) => identifiers.Length == 0 ? [] : Array.ConvertAll(identifiers, name => name.Text);

    /// <summary>Edges from a query's outputs to a table's columns, by position where the table's columns are known, else by name.</summary>
    void WriteRows(Table table, string[] names, Rows rows, bool byName, bool isNew, TextSpan span)
    {
        if (rows.Influences is { } influences)
        {
            _recorder.Influences.Add((table, influences));
        }

        var columns = rows.Columns;
        var listed = names.Length > 0;
        if (!listed && !isNew && !byName && !rows.IsOpen && table.HasKnownColumns)
        {
            names = [.. table.Columns];
            if (names.Length < columns.Count)
            {
                names = [];
            }
        }

        if (rows.IsOpen)
        {
            table.OpenSources.Add((_recorder.Number, rows));
            if (listed)
            {
                // Which column a star puts where, nobody knows.
                return;
            }
        }

        for (var index = 0; index < columns.Count; index++)
        {
            var column = columns[index];
            var positional = names.Length > 0 && !byName;
            var name =
                positional && index < names.Length ? names[index]
                : byName || !isNew ? table.FindColumn(column.Name) ?? column.Name
                : column.Name;
            _recorder.Edge(table, name, index, column.IsNamed || positional, column.Origins, column.Span == default ? span : column.Span);
        }

        if (isNew)
        {
            table.Shape(listed ? names : columns.Select(column => column.Name));
        }
    }

    QueryRows BindInsert(InsertStatement insert, CommonTables tables)
    {
        var scope = NewScope(tables);
        var rows = insert.Source is null ? Empty() : BindQuery(insert.Source, tables, null);
        var table = insert.Target.Relation is DerivedTable view ? BindViewTarget(view, tables) : BindTarget(insert.Target.Relation);
        if (table is null)
        {
            return Empty();
        }

        var names = Names(insert.Target.Columns);
        if (names.Length == 0 && insert.StaticPartition.Length > 0 && table.HasKnownColumns)
        {
            names =
            [
                .. table.Columns.Where(column => !Array.Exists(insert.StaticPartition, fixedColumn => Same(fixedColumn.Text, column))),
            ];
            names = names.Length == rows.Columns.Count ? names : [];
        }

        WriteRows(table, names, rows, insert.ByName, isNew: false, insert.Span);
        AddTargetSource(insert.Target.Relation, table, scope);
        if (insert.OnConflict.Length > 0)
        {
            var excluded = names.Length == 0 && table.HasKnownColumns ? [.. table.Columns] : names;
            var inserted = Renamed(rows, [.. excluded.Select(name => new Identifier(name, false, default))], null);

            // A bare name means the table's own column.
            scope.Sources.Add(new Source(Excluded, null, inserted, true) { IsHidden = true });
            if (insert.RowAlias is { } row)
            {
                scope.Sources.Add(new Source(row.Name.Text, null, Renamed(inserted, row.Columns, null), true) { IsHidden = true });
            }

            if (insert.Source is SelectQuery { From.Length: > 0 } select)
            {
                var from = NewScope(tables);
                BindFrom(select.From, from, new Influences());
                scope.Sources.AddRange(from.Sources.Select(source => source with { IsHidden = true }));
            }

            BindAssignments(insert.OnConflict, table, scope);
        }

        DecideOver(table, insert.Conditions, scope);
        return BindReturning(insert.Returning, table, scope);
    }

    // Which table is written, only a run can know: its columns are nobody's.
    bool _targetIsDynamic;

    // The CTE or inline view that an UPDATE names as its target.
    Rows? _viewTarget;

    const string Excluded = "excluded";

    // INSERT INTO (SELECT a FROM t): the table of the inline view.
    Table? BindViewTarget(DerivedTable view, CommonTables tables)
    {
        var rows = BindQuery(view.Query, tables, null);
        return rows.Columns.SelectMany(column => column.Origins).FirstOrDefault().Table is { } table ? Written(table, view.Span) : null;
    }

    Table Written(Table table, TextSpan span)
    {
        _recorder.Write(table, span);
        _recorder.Unread(table);
        return table;
    }

    static void AddTargetSource(Relation relation, Table table, Scope scope)
    {
        var name = (relation as TableReference)?.Name;
        scope.Sources.Add(
            new Source(relation.Alias?.Name.Text ?? name?.Last.Text ?? "", name, new TableRows(table), relation.Alias is not null)
        );
    }

    void DecideOver(Table? table, Expression[] conditions, Scope scope)
    {
        var influences = new Influences();
        Decide(conditions, scope, EdgeKind.Filter, influences, columns: null);
        _recorder.Influences.Add((table, influences));
    }

    void BindAssignments(Assignment[] assignments, Table? table, Scope scope)
    {
        foreach (var assignment in assignments)
        {
            var influences = new Influences();
            if (assignment.Targets.Length > 1 && ValuesOf(assignment.Value, scope, influences) is { } values)
            {
                for (var index = 0; index < assignment.Targets.Length && index < values.Count; index++)
                {
                    Assign(assignment.Targets[index], table, scope, values[index], assignment.Value.Span, influences);
                }

                continue;
            }

            var list = Rent();
            Collect(assignment.Value, scope, EdgeKind.Identity, list, influences);
            var origins = Take(list);
            foreach (var target in assignment.Targets)
            {
                Assign(target, table, scope, origins, assignment.Value.Span, influences);
            }
        }
    }

    // (a, b) = (SELECT x, y …) or (x, y): column by column.
    List<Origin[]>? ValuesOf(Expression value, Scope scope, Influences influences)
    {
        if (value is Subquery subquery)
        {
            var rows = BindQuery(subquery.Query, scope.Tables, scope);
            influences.Add(rows.Influences);
            return [.. rows.Columns.Select(column => column.Origins)];
        }

        if (value is Operation { Kind: OperationKind.Compute } tuple)
        {
            return
            [
                .. tuple.Operands.Select(operand =>
                {
                    var list = Rent();
                    Collect(operand, scope, EdgeKind.Identity, list, influences);
                    return Take(list);
                }),
            ];
        }

        return null;
    }

    void Assign(ColumnReference target, Table? table, Scope scope, Origin[] origins, TextSpan span, Influences influences)
    {
        var parts = target.Name.Parts;
        var column = parts[^1].Text;
        if (parts.Length == 1 && _viewTarget is not null)
        {
            table = TableOf(_viewTarget, column, ref column) ?? table;
        }
        else if (parts.Length > 1 && !_targetIsDynamic && FindSource(scope, parts, parts.Length - 1) is { } source)
        {
            table = TableOf(source.Rows, column, ref column) ?? table;
        }
        else if (parts.Length > 1 && table is not null && FindSource(scope, parts, 1) is null)
        {
            column = parts[0].Text;
        }

        if (table is null && scope.Sources.Count > 0 && !_targetIsDynamic)
        {
            table = TableOf(scope.Sources[0].Rows, column, ref column);
        }

        if (table is null)
        {
            return;
        }

        _recorder.Write(table, target.Span);
        _recorder.Edge(table, table.FindColumn(column) ?? column, -1, true, origins, span);
        _recorder.Influences.Add((table, influences));
    }

    // The table behind an updated relation: itself, or what a CTE or subquery reads that column from.
    static Table? TableOf(Rows rows, string name, ref string column)
    {
        if (rows is TableRows plain)
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

    /// <summary>RETURNING and OUTPUT: the pseudo-tables inserted, deleted, new, old mean the written table.</summary>
    QueryRows BindReturning(Returning? returning, Table? table, Scope scope)
    {
        if (returning is null || table is null)
        {
            return Empty();
        }

        foreach (var pseudo in (string[])["inserted", "deleted", "INSERTED", "DELETED", "new", "old", "NEW", "OLD"])
        {
            scope.Sources.Add(new Source(pseudo, null, new HiddenRows(new TableRows(table)), true) { IsHidden = true });
        }

        var columns = new List<OutputColumn>();
        var open = new List<OpenPart>();
        foreach (var projection in returning.Projections)
        {
            BindProjection(projection, scope, columns, open, new Influences());
        }

        var rows = new QueryRows([.. columns], [.. open], _comparison);
        if (returning.Into is { } into)
        {
            WriteInto(into, rows, create: false, temporary: false, into.Relation.Span);
        }

        return rows;
    }

    bool Names(Relation relation, TableReference target) =>
        relation switch
        {
            JoinGroup group => Array.Exists(group.Items, item => Names(item.Relation, target)),
            _ when target.Alias is not null => false,
            { Alias: { } alias } => target.Name.Parts.Length == 1 && Same(alias.Name.Text, target.Name.Last.Text),
            TableReference reference => EndsWith(reference.Name.Parts, target.Name.Parts, target.Name.Parts.Length),
            _ => false,
        };
}
