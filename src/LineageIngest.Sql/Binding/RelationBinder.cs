using LineageIngest.Sql.Ir;

namespace LineageIngest.Sql.Binding;

/// <summary>FROM: relations, and how they join.</summary>
sealed class RelationBinder(BindingContext context, Binders binders)
{
    public void BindFrom(FromItem[] items, Scope scope, IndirectSources indirect)
    {
        foreach (var item in items)
        {
            var first = scope.Sources.Count;
            BindRelation(item.Relation, scope);
            for (var index = first; index < scope.Sources.Count; index++)
            {
                indirect.Add(scope.Sources[index].Relation.IndirectSources);
            }

            if (item.Join == JoinKind.Natural)
            {
                ShareEqualNames(scope, first);
            }

            foreach (var column in item.Using)
            {
                Share(scope, column.Text, first, indirect, column.Span, item.Join == JoinKind.Semi);
            }

            if (item.On is not null)
            {
                binders.Queries.CollectIndirect([item.On], scope, EdgeKind.Join, indirect, columns: null);
            }

            for (var index = first; index < scope.Sources.Count && item.Join == JoinKind.Semi; index++)
            {
                scope.Sources[index] = scope.Sources[index] with { IsHidden = true };
            }
        }
    }

    void Share(Scope scope, string column, int first, IndirectSources indirect, TextSpan span, bool tests)
    {
        var index = scope.Shared.FindIndex(shared => BindingContext.SameColumn(shared.Column, column));
        if (index < 0)
        {
            var left = scope.Sources.Take(first).Where(source => source.Relation.Find(column, false, out _) == Lookup.Sure).ToList();
            if (left.Count == 0)
            {
                var open = scope.Sources.Take(first).Where(source => source.Relation.Find(column, false, out _) == Lookup.Maybe).ToList();
                left = open.Count == 1 ? open : [];
            }

            scope.Shared.Add((column, left));
            index = scope.Shared.Count - 1;
        }

        var sources = scope.Shared[index].Sources;
        foreach (var source in scope.Sources.Skip(first))
        {
            if (!tests && source.Relation.Find(column, false, out _) != Lookup.None)
            {
                sources.Add(source);
            }
        }

        foreach (var origin in binders.Stars.OriginsOfAll(sources, column))
        {
            indirect.Own.Add((origin with { Kind = EdgeKind.Join }, span));
        }
    }

    static void ShareEqualNames(Scope scope, int first)
    {
        foreach (var right in scope.Sources.Skip(first).ToArray())
        {
            foreach (var column in right.Relation.Columns)
            {
                var left = scope
                    .Sources.Take(first)
                    .FirstOrDefault(source => source.Relation.Find(column.Name, false, out _) == Lookup.Sure);
                if (left is null)
                {
                    continue;
                }

                var index = scope.Shared.FindIndex(shared => BindingContext.SameColumn(shared.Column, column.Name));
                if (index < 0)
                {
                    scope.Shared.Add((column.Name, [left, right]));
                }
                else
                {
                    scope.Shared[index].Sources.Add(right);
                }
            }
        }
    }

    public void BindRelation(Relation relation, Scope scope)
    {
        switch (relation)
        {
            case TableReference table:
                BindTable(table, scope);
                break;
            case PathReference path:
                var file = context.Session.FindPath(path.Path);
                context.Result.Read(file, path.Span);
                Add(path.Alias, "", new BoundTable(file), scope);
                break;
            case DerivedTable { Server: { } server } remote:
                var outer = context.Session.Server;
                context.Session.Server = server.Text;
                Add(remote.Alias, "", binders.Queries.BindQuery(remote.Query, CommonTables.None, null), scope);
                context.Session.Server = outer;
                break;
            case DerivedTable derived:
                Add(
                    derived.Alias,
                    "",
                    binders.Queries.BindQuery(
                        derived.Query,
                        scope.Tables,
                        scope.Sources.Count > 0 || derived.Lateral ? scope : scope.Outer
                    ),
                    scope
                );
                break;
            case TableFunction function:
                binders.TableFunctions.Bind(function, scope);
                break;
            case ValuesTable values:
                if (values.Alias is { } named)
                {
                    context.Result.AddNonTable(named.Name.Text, NonTableReason.ValuesList, named.Name.Span);
                }

                scope.Sources.Add(
                    new Source(
                        values.Alias?.Name.Text ?? "",
                        null,
                        binders.Queries.BindValues(values.Rows, values.Alias?.Columns ?? [], scope),
                        values.Alias is not null
                    )
                );
                break;
            case JoinGroup group:
                BindGroup(group, scope);
                break;
            case Pivot pivot:
                binders.Pivots.BindPivot(pivot, scope);
                break;
            case Unpivot unpivot:
                binders.Pivots.BindUnpivot(unpivot, scope);
                break;
            case MatchRecognize match:
                binders.Pivots.BindMatch(match, scope);
                break;
        }
    }

    public void Add(TableAlias? alias, string ownName, BoundRelation rows, Scope scope, QualifiedName? name = null)
    {
        if (alias is not null && alias.Name.Text.Length > 0)
        {
            context.Result.AddNonTable(alias.Name.Text, NonTableReason.Alias, alias.Name.Span);
        }

        scope.Sources.Add(
            new Source(
                alias is { Name.Text.Length: > 0 } ? alias.Name.Text : ownName,
                name,
                binders.CommonTables.Renamed(rows, alias?.Columns ?? [], rows.IndirectSources),
                alias is not null
            )
        );
    }

    void BindTable(TableReference reference, Scope scope)
    {
        var name = reference.Name;
        var last = name.Last.Text;
        if (IsDual(name))
        {
            var dual = context.Session.Find(name);
            Add(reference.Alias, last, new DualRows(dual, () => context.Result.Read(dual, name.Span)), scope);
            return;
        }

        if (name.Parts.Length == 1)
        {
            if (scope.Tables.Find(last, context.Comparison) is { } entry)
            {
                var rows = binders.CommonTables.BindEntry(entry, entry.Visible.With(entry));
                if (rows is null)
                {
                    // A CTE that is not recursive reads the table of its own name.
                    rows = entry.Visible.Find(last, context.Comparison) is { } earlier
                        ? binders.CommonTables.BindEntry(earlier, earlier.Visible.With(earlier))
                        : null;
                }

                if (rows is not null)
                {
                    Add(reference.Alias, last, rows, scope);
                    return;
                }
            }

            if (context.Cursors.TryGetValue(last, out var cursor))
            {
                Add(reference.Alias, last, cursor, scope);
                return;
            }

            if (binders.Blocks.Routines > 0 && IsTransitionTable(last))
            {
                context.Result.AddNonTable(last, NonTableReason.Variable, name.Span);
                Add(reference.Alias, last, binders.Queries.Empty(), scope);
                return;
            }
        }
        else if (FindArraySource(name, scope) is { } origins)
        {
            var item = reference.Alias is { Columns.Length: 0 } alias ? alias.Name : name.Last;
            var columns = new List<OutputColumn> { new(item.Text, true, origins, item.Span) };
            if (reference.Position is { } position)
            {
                columns.Add(new OutputColumn(position.Text, true, [], position.Span));
            }

            Add(reference.Alias, last, new BoundFunction([.. columns], origins), scope);
            return;
        }

        var table = context.Session.Find(name);
        context.Result.Read(table, name.Span);
        NoteTemporary(table, name);
        Add(reference.Alias, last, new BoundTable(table), scope, name);
    }

    // The one-row table that stands for no table at all.
    static bool IsDual(QualifiedName name) =>
        name.Parts.Length <= 2
        && (
            name.Last.Text.Equals("dual", StringComparison.OrdinalIgnoreCase)
                && (name.Parts.Length == 1 || name.Parts[0].Text.Equals("sys", StringComparison.OrdinalIgnoreCase))
            || name.Last.Text.Equals("sysdummy1", StringComparison.OrdinalIgnoreCase)
        );

    public void NoteTemporary(Table table, QualifiedName name)
    {
        if (table.Temporary)
        {
            context.Result.AddNonTable(name.Last.Text, NonTableReason.Temporary, name.Span);
        }
    }

    static bool IsTransitionTable(string name) =>
        name.Equals("inserted", StringComparison.OrdinalIgnoreCase) || name.Equals("deleted", StringComparison.OrdinalIgnoreCase);

    // FROM t AS x, x.items: an array of a row to the left.
    Origin[]? FindArraySource(QualifiedName name, Scope scope)
    {
        for (var at = scope; at is not null; at = at.Outer)
        {
            foreach (var source in at.Sources)
            {
                if (
                    context.Same(source.Alias, name.Parts[0].Text)
                    && (source.HasAlias || source.Name is { Parts.Length: 1 })
                    && source.Relation.Find(name.Parts[1].Text, true, out var origins) != Lookup.None
                )
                {
                    return origins;
                }
            }
        }

        return null;
    }

    void BindGroup(JoinGroup group, Scope scope)
    {
        var indirect = new IndirectSources();
        if (group.Alias is null)
        {
            var first = scope.Sources.Count;
            BindFrom(group.Items, scope, indirect);
            if (scope.Sources.Count > first && indirect.Own.Count > 0)
            {
                var carrier = new BoundQuery([], [], context.Comparison) { IndirectSources = indirect };
                scope.Sources.Add(new Source("", null, carrier, false) { IsHidden = true });
            }

            return;
        }

        var inner = new Scope(scope.Outer, scope.Tables);
        BindFrom(group.Items, inner, indirect);
        var columns = new List<OutputColumn>();
        var open = new List<OpenPart>();
        binders.Stars.ExpandStar(new Star(null, [], [], [], group.Span), inner, columns, open, indirect);
        Add(group.Alias, "", new BoundQuery([.. columns], [.. open], context.Comparison) { IndirectSources = indirect }, scope);

        // The names inside stay usable in some dialects.
        foreach (var source in inner.Sources)
        {
            scope.Sources.Add(source with { IsHidden = true, Relation = new BoundHidden(source.Relation) });
        }
    }
}
