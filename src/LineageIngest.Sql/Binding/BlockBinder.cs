using LineageIngest.Sql.Ir;

namespace LineageIngest.Sql.Binding;

/// <summary>Blocks, branches and routines: what their statements leave behind.</summary>
sealed class BlockBinder(BindingContext context, Binders binders)
{
    public int Routines { get; set; }

    /// <summary>How many blocks are open.</summary>
    public int Depth { get; private set; }

    // Parameters and variables of a routine mean nothing behind it.
    public void BindRoutine(BlockStatement routine)
    {
        var scalars = new Dictionary<string, Origin[]>(context.Scalars, context.Scalars.Comparer);
        var outer = binders.Variables.Returned;
        binders.Variables.Returned = routine.Yields is null ? null : [];
        var first = context.Bound.Count - 1;
        Routines++;
        BindBody(routine);
        Routines--;
        if (routine is { Name: { } function, Yields: { } columns } && binders.Variables.Returned is { Count: > 0 } returned)
        {
            binders.Functions.Define(function, columns, returned, first);
        }

        binders.Variables.Returned = outer;
        context.Scalars.Clear();
        foreach (var (name, origins) in scalars)
        {
            context.Scalars[name] = origins;
        }
    }

    // Of the branches of a choice one runs: what follows sees what any of them may have left.
    public void BindBody(BlockStatement block)
    {
        var outer = block.RowsOf is null ? null : AddTriggerRows(block);
        Depth++;
        if (block.Branches.Length == 0)
        {
            foreach (var inner in block.Body)
            {
                binders.Statements.Bind(inner);
            }
        }
        else
        {
            var before = SessionState.Of(context.Session, context.Scalars, context.Cursors);
            var joined = block.Exhaustive ? null : before;
            for (var branch = 0; branch < block.Branches.Length; branch++)
            {
                before.Restore(context.Session, context.Scalars, context.Cursors);
                var end = branch + 1 < block.Branches.Length ? block.Branches[branch + 1] : block.Body.Length;
                foreach (var inner in block.Body[block.Branches[branch]..end])
                {
                    binders.Statements.Bind(inner);
                }

                var after = SessionState.Of(context.Session, context.Scalars, context.Cursors);
                joined = joined is null ? after : joined.Join(after);
            }

            joined?.Restore(context.Session, context.Scalars, context.Cursors);
        }

        Depth--;
        foreach (var (name, rows) in outer ?? [])
        {
            if (rows is null)
            {
                context.Cursors.Remove(name);
            }
            else
            {
                context.Cursors[name] = rows;
            }
        }
    }

    static readonly string[] _rowNames = ["new", "old", "NEW", "OLD", "New", "Old", "inserted", "deleted"];

    // NEW, OLD and their like are rows of the table on which the trigger hangs; the names that they hide come back after it.
    List<(string Name, BoundRelation? Before)> AddTriggerRows(BlockStatement block)
    {
        var table = context.Session.Find(block.RowsOf!.Name);
        var rows = new BoundOnUse(new BoundTable(table), () => context.Result.Read(table, block.RowsOf.Span));
        var before = new List<(string, BoundRelation?)>();
        foreach (var name in _rowNames.Concat(block.RowNames.Select(name => name.Text)))
        {
            before.Add((name, context.Cursors.GetValueOrDefault(name)));
            context.Cursors[name] = rows;
        }

        return before;
    }
}
