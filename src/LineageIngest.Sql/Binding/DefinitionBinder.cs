using LineageIngest.Sql.Ir;

namespace LineageIngest.Sql.Binding;

/// <summary>CREATE, DROP, ALTER.</summary>
sealed class DefinitionBinder(BindingContext context, Binders binders)
{
    public void BindCreate(CreateStatement create, CommonTables tables)
    {
        // The query is read before the new table hides an old one of its name.
        var rows = create.Query is null ? null : binders.Queries.BindQuery(create.Query, tables, null);
        var copied = new List<Table>();
        foreach (var source in create.CopiedFrom)
        {
            if (source is TableReference { Name: var name })
            {
                var table = context.Session.Find(name);
                context.Result.Read(table, name.Span);
                binders.Relations.NoteTemporary(table, name);
                copied.Add(table);
            }
        }

        if (create.WritesTo is { } to && rows is not null)
        {
            binders.Targets.WriteInto(to, rows, create: false, temporary: false, create.Span);
            return;
        }

        if (binders.Targets.BindTarget(create.Target.Relation, create: true, create.Temporary) is not { } made)
        {
            return;
        }

        made.Temporary |= create.Temporary;
        var declared =
            create.Target.Columns.Length > 0
                ? TargetBinder.Names(create.Target.Columns)
                : Array.ConvertAll(create.Columns, column => column.Name.Text);
        if (rows is not null)
        {
            binders.Targets.WriteRows(
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
            context.Result.Declared.Add(
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
            if (context.Same(declared.Name.Text, column))
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
                scope.Sources.Add(new Source("", null, new BoundTable(made), false));
                var list = context.Rent();
                binders.Expressions.Collect(column.Computed, scope, EdgeKind.Transformation, list, new IndirectSources());
                context.Result.Edge(made, column.Name.Text, -1, true, context.Take(list), column.Computed.Span);
            }
        }
    }

    // What the script itself made or moved here leaves nothing behind; any other table is changed by its end.
    public void BindDrop(Relation target)
    {
        if (target is not TableReference { Name: var name })
        {
            return;
        }

        var table = context.Session.Find(name);
        if (!table.Moved && !table.Created)
        {
            binders.Targets.BindTarget(target);
        }

        binders.Relations.NoteTemporary(table, name);
        context.Session.Drop(name);
    }

    public void BindAlter(AlterStatement alter)
    {
        if (alter.Target is not TableReference { Name: var name })
        {
            return;
        }

        var other = (alter.Other as TableReference)?.Name;
        var table = context.Session.Find(name);
        switch (alter.Change)
        {
            case AlterChange.Rename when other is not null:
                RecordRename(table, name.Span, other);
                context.Session.Rename(name, other);
                break;
            case AlterChange.Swap when other is not null:
                SwapTables(table, name, context.Session.Find(other), other);
                break;
            case AlterChange.MoveIn when other is not null:
                context.Result.Read(context.Session.Find(other), other.Span);
                context.Result.Write(table, name.Span);
                break;
            case AlterChange.MoveOut when other is not null:
                context.Result.Read(table, name.Span);
                context.Result.Write(context.Session.Find(other), other.Span);
                break;
            default:
                context.Result.Write(table, name.Span);
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
            context.Result.Read(first, firstName.Span);
            context.Result.Read(second, secondName.Span);
        }

        foreach (var (table, span) in ((Table, TextSpan)[])[(first, firstName.Span), (second, secondName.Span)])
        {
            if (!made || table.Created)
            {
                context.Result.Write(table, span);
            }
        }

        context.Session.Swap(firstName, secondName);
    }

    // A table that the script did not make leaves its old name, which is read, and takes the new one, which is written.
    void RecordRename(Table table, TextSpan span, QualifiedName to)
    {
        if (
            !table.Created
            && !table.Temporary
            && !context.Bound.Exists(bound => bound.Result.Writes.Exists(write => ReferenceEquals(write.Table, table)))
        )
        {
            var before = new Table(table.Name, null);
            context.Result.Read(before, span);
        }

        context.Result.Write(table, to.Span);
    }

    void Reshape(AlterStatement alter, Table table)
    {
        if (!table.HasKnownColumns || alter.AddedColumns.Length + alter.RenamedColumns.Length + alter.DroppedColumns.Length == 0)
        {
            return;
        }

        var columns = table
            .Columns.Where(column => !Array.Exists(alter.DroppedColumns, dropped => context.Same(dropped.Text, column)))
            .Select(column => Array.Find(alter.RenamedColumns, renamed => context.Same(renamed.From.Text, column))?.To.Text ?? column);
        foreach (var renamed in alter.RenamedColumns)
        {
            if ((table.Temporary || table.Created) && table.FindColumn(renamed.From.Text) is { } from)
            {
                // What the script wrote into the column so far counts for its last name.
                foreach (var bound in context.Bound)
                {
                    bound.Result.RenameColumn(table, from, renamed.To.Text);
                }
            }
        }

        table.Shape([.. columns, .. alter.AddedColumns.Select(column => column.Name.Text)]);
    }
}
