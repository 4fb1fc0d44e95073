using LineageIngest.Sql.Ir;

namespace LineageIngest.Sql.Binding;

/// <summary>Where rows go.</summary>
sealed class TargetBinder(BindingContext context, Binders binders)
{
    /// <summary>The table or path of a target; null where only a run can know it.</summary>
    public Table? BindTarget(Relation relation, bool create = false, bool temporary = false)
    {
        switch (relation)
        {
            case TableReference reference:
                var table = create ? context.Session.Create(reference.Name, temporary) : context.Session.Find(reference.Name);
                context.Result.Write(table, reference.Name.Span);
                binders.Relations.NoteTemporary(table, reference.Name);
                return table;
            case PathReference path:
                var file = context.Session.FindPath(path.Path);
                context.Result.Write(file, path.Span);
                return file;
            default:
                return null;
        }
    }

    public void WriteInto(WriteTarget target, BoundRelation rows, bool create, bool temporary, TextSpan span)
    {
        if (BindTarget(target.Relation, create, temporary) is { } table)
        {
            WriteRows(table, Names(target.Columns), rows, byName: false, isNew: create, span);
        }
    }

    public static string[] Names(Identifier[] identifiers) =>
        identifiers.Length == 0 ? [] : Array.ConvertAll(identifiers, name => name.Text);

    /// <summary>Edges from a query's outputs to a table's columns, by position where the table's columns are known, else by name.</summary>
    public void WriteRows(Table table, string[] names, BoundRelation rows, bool byName, bool isNew, TextSpan span)
    {
        if (rows.IndirectSources is { } indirect)
        {
            context.Result.IndirectSources.Add((table, indirect));
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
            table.OpenSources.Add((context.Result.Number, rows));
            if (listed)
            {
                // Which column a star puts where is not known.
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
            context.Result.Edge(
                table,
                name,
                index,
                column.IsNamed || positional,
                column.Origins,
                column.Span == default ? span : column.Span
            );
        }

        if (isNew)
        {
            table.Shape(listed ? names : columns.Select(column => column.Name));
        }
    }

    public Table Written(Table table, TextSpan span)
    {
        context.Result.Write(table, span);
        context.Result.RemoveRead(table);
        return table;
    }

    public static void AddTargetSource(Relation relation, Table table, Scope scope)
    {
        var name = (relation as TableReference)?.Name;
        scope.Sources.Add(
            new Source(relation.Alias?.Name.Text ?? name?.Last.Text ?? "", name, new BoundTable(table), relation.Alias is not null)
        );
    }

    public void CollectConditions(Table? table, Expression[] conditions, Scope scope)
    {
        var indirect = new IndirectSources();
        binders.Queries.CollectIndirect(conditions, scope, EdgeKind.Filter, indirect, columns: null);
        context.Result.IndirectSources.Add((table, indirect));
    }

    /// <summary>RETURNING and OUTPUT: the pseudo-tables inserted, deleted, new, old mean the written table.</summary>
    public BoundQuery BindReturning(Returning? returning, Table? table, Scope scope)
    {
        if (returning is null || table is null)
        {
            return binders.Queries.Empty();
        }

        foreach (var pseudo in (string[])["inserted", "deleted", "INSERTED", "DELETED", "new", "old", "NEW", "OLD"])
        {
            scope.Sources.Add(new Source(pseudo, null, new BoundHidden(new BoundTable(table)), true) { IsHidden = true });
        }

        var columns = new List<OutputColumn>();
        var open = new List<OpenPart>();
        foreach (var projection in returning.Projections)
        {
            binders.Queries.BindProjection(projection, scope, columns, open, new IndirectSources());
        }

        var rows = new BoundQuery([.. columns], [.. open], context.Comparison);
        if (returning.Into is { } into)
        {
            WriteInto(into, rows, create: false, temporary: false, into.Relation.Span);
        }

        if (returning.Variables.Length > 0)
        {
            binders.Variables.SetVariables(returning.Variables, rows);
        }

        return rows;
    }

    public bool Names(Relation relation, TableReference target) =>
        relation switch
        {
            JoinGroup group => Array.Exists(group.Items, item => Names(item.Relation, target)),
            _ when target.Alias is not null => false,
            { Alias: { } alias } => target.Name.Parts.Length == 1 && context.Same(alias.Name.Text, target.Name.Last.Text),
            TableReference reference => binders.Columns.EndsWith(reference.Name.Parts, target.Name.Parts, target.Name.Parts.Length),
            _ => false,
        };
}
