using LineageIngest.Sql.Ir;

namespace LineageIngest.Sql.Binding;

/// <content>CREATE, ALTER, DROP: what becomes of tables.</content>
sealed partial class Binder
{
    void BindCreate(CreateStatement create, CommonTables tables)
    {
        // The query is read before the new table hides an old one of its name.
        var rows = create.Query is null ? null : BindQuery(create.Query, tables, null);
        var copied = new List<Table>();
        foreach (var source in create.CopiedFrom)
        {
            if (source is TableReference { Name: var name })
            {
                var table = _session.Find(name);
                _recorder.Read(table, name.Span);
                NoteTemporary(table, name);
                copied.Add(table);
            }
        }

        if (create.WritesTo is { } to && rows is not null)
        {
            WriteInto(to, rows, create: false, temporary: false, create.Span);
            return;
        }

        if (BindTarget(create.Target.Relation, create: true, create.Temporary) is not { } made)
        {
            return;
        }

        made.Temporary |= create.Temporary;
        var declared =
            create.Target.Columns.Length > 0 ? Names(create.Target.Columns) : Array.ConvertAll(create.Columns, column => column.Name.Text);
        if (rows is not null)
        {
            WriteRows(
                made,
                declared.Length <= rows.Columns.Count || rows.IsOpen ? declared : [],
                rows,
                byName: false,
                isNew: true,
                create.Span
            );
        }
        else if (declared.Length > 0)
        {
            made.Shape(declared);
            BindComputed(create, made);
        }
        else if (copied.Count > 0 && copied.TrueForAll(table => table.HasKnownColumns))
        {
            made.Shape(copied.SelectMany(table => table.Columns));
        }

        if (made.HasKnownColumns)
        {
            _recorder.Declared.Add(
                new DeclaredTable(
                    made.Name,
                    [.. made.Columns.Select(column => new DeclaredField(column, TypeOf(create, column)))],
                    made.Temporary,
                    create.Span
                )
            );
        }
    }

    string TypeOf(CreateStatement create, string column)
    {
        foreach (var declared in create.Columns)
        {
            if (Same(declared.Name.Text, column))
            {
                return declared.Type;
            }
        }

        return "";
    }

    void BindComputed(CreateStatement create, Table made)
    {
        foreach (var column in create.Columns)
        {
            if (column.Computed is not null)
            {
                var scope = new Scope(null, CommonTables.None);
                scope.Sources.Add(new Source("", null, new TableRows(made), false));
                var list = Rent();
                Collect(column.Computed, scope, EdgeKind.Transformation, list, new Influences());
                _recorder.Edge(made, column.Name.Text, -1, true, Take(list), column.Computed.Span);
            }
        }
    }

    // What the script itself made or moved here leaves nothing behind; any other table is changed by its end.
    void BindDrop(Relation target)
    {
        if (target is not TableReference { Name: var name })
        {
            return;
        }

        var table = _session.Find(name);
        if (!table.Moved && !table.Created)
        {
            BindTarget(target);
        }

        NoteTemporary(table, name);
        _session.Drop(name);
    }

    void BindAlter(AlterStatement alter)
    {
        if (alter.Target is not TableReference { Name: var name })
        {
            return;
        }

        var other = (alter.Other as TableReference)?.Name;
        var table = _session.Find(name);
        switch (alter.Change)
        {
            case AlterChange.Rename when other is not null:
                Moved(table, name.Span, other);
                _session.Rename(name, other);
                break;
            case AlterChange.Swap when other is not null:
                SwapTables(table, name, _session.Find(other), other);
                break;
            case AlterChange.MoveIn when other is not null:
                _recorder.Read(_session.Find(other), other.Span);
                _recorder.Write(table, name.Span);
                break;
            case AlterChange.MoveOut when other is not null:
                _recorder.Read(table, name.Span);
                _recorder.Write(_session.Find(other), other.Span);
                break;
            default:
                _recorder.Write(table, name.Span);
                Reshape(alter, table);
                break;
        }
    }

    // A table that the script made takes the other's place: what it was made from now feeds that name.
    void SwapTables(Table first, QualifiedName firstName, Table second, QualifiedName secondName)
    {
        var made = first.Created || second.Created;
        if (!made)
        {
            _recorder.Read(first, firstName.Span);
            _recorder.Read(second, secondName.Span);
        }

        foreach (var (table, span) in ((Table, TextSpan)[])[(first, firstName.Span), (second, secondName.Span)])
        {
            if (!made || table.Created)
            {
                _recorder.Write(table, span);
            }
        }

        _session.Swap(firstName, secondName);
    }

    // A table that the script did not make leaves its old name, which is read, and takes the new one, which is written.
    void Moved(Table table, TextSpan span, QualifiedName to)
    {
        if (
            !table.Created
            && !table.Temporary
            && !Bound.Exists(bound => bound.Recorder.Writes.Exists(write => ReferenceEquals(write.Table, table)))
        )
        {
            var before = new Table(table.Name, null);
            _recorder.Read(before, span);
        }

        _recorder.Write(table, to.Span);
    }

    void Reshape(AlterStatement alter, Table table)
    {
        if (!table.HasKnownColumns || alter.AddedColumns.Length + alter.RenamedColumns.Length + alter.DroppedColumns.Length == 0)
        {
            return;
        }

        var columns = table
            .Columns.Where(column => !Array.Exists(alter.DroppedColumns, dropped => Same(dropped.Text, column)))
            .Select(column => Array.Find(alter.RenamedColumns, renamed => Same(renamed.From.Text, column))?.To.Text ?? column);
        foreach (var renamed in alter.RenamedColumns)
        {
            if ((table.Temporary || table.Created) && table.FindColumn(renamed.From.Text) is { } from)
            {
                // What the script wrote into the column so far counts for its last name.
                foreach (var bound in Bound)
                {
                    bound.Recorder.RenameColumn(table, from, renamed.To.Text);
                }
            }
        }

        table.Shape([.. columns, .. alter.AddedColumns.Select(column => column.Name.Text)]);
    }
}
