using LineageIngest.Sql.Ir;

namespace LineageIngest.Sql.Binding;

/// <summary>CTEs, bound when they are first read.</summary>
sealed class CommonTableBinder(BindingContext context, Binders binders)
{
    public CommonTables AddTables(CommonTable[] definitions, bool recursive, CommonTables tables, Scope? outer)
    {
        foreach (var definition in definitions)
        {
            var name = definition.Name.Text;
            if (definition.Scalar is null)
            {
                context.Result.AddNonTable(name, NonTableReason.CommonTable, definition.Name.Span);
            }

            var entry = new CommonTableEntry(name, definition, tables, recursive, outer);
            tables = tables.With(entry);
            if (definition.Statement is not null)
            {
                // It writes even where it is not read.
                BindEntry(entry, tables);
            }
        }

        return tables;
    }

    /// <summary>The rows of a CTE; null where its name, inside its own query, means something else.</summary>
    public BoundRelation? BindEntry(CommonTableEntry entry, CommonTables self)
    {
        if (entry.Relation is not null)
        {
            return entry.Relation;
        }

        if (entry.IsBinding)
        {
            return entry.Recursive ? binders.Queries.Empty() : null;
        }

        entry.IsBinding = true;
        var definition = entry.Definition;
        BoundRelation rows;
        if (definition.Statement is not null)
        {
            rows = binders.Statements.BindModifying(definition.Statement, entry.Visible);
        }
        else if (definition.Query is SetOperation operation && (entry.Recursive || operation.Branches.Length > 1))
        {
            rows = binders.Queries.BindSetOperation(
                operation,
                self,
                entry.Outer,
                anchor => entry.Relation = Renamed(anchor, definition.Columns, anchor.IndirectSources)
            );
        }
        else if (definition.Query is WithQuery { Body: SetOperation inner } with)
        {
            rows = binders.Queries.BindSetOperation(
                inner,
                AddTables(with.Tables, with.Recursive, self, entry.Outer),
                entry.Outer,
                anchor => entry.Relation = Renamed(anchor, definition.Columns, anchor.IndirectSources)
            );
        }
        else
        {
            rows = definition.Query is null ? binders.Queries.Empty() : binders.Queries.BindQuery(definition.Query, self, entry.Outer);
        }

        entry.Relation = Renamed(rows, definition.Columns, rows.IndirectSources);
        entry.IsBinding = false;
        return entry.Relation;
    }

    /// <summary>The rows under the names of an alias list: <c>t (a, b)</c>.</summary>
    public BoundRelation Renamed(BoundRelation rows, Identifier[] names, IndirectSources? indirect)
    {
        if (names.Length == 0)
        {
            return rows;
        }

        if (rows is BoundFunction function && function.Columns.Count < names.Length)
        {
            return new BoundFunction(
                [.. names.Select(name => new OutputColumn(name.Text, true, function.Arguments, name.Span))],
                function.Arguments
            )
            {
                IndirectSources = indirect,
            };
        }

        if (rows.IsOpen)
        {
            return new BoundQuery([.. names.Select(name => new OutputColumn(name.Text, true, [], name.Span))], [], context.Comparison)
            {
                IndirectSources = indirect,
            };
        }

        var columns = rows.Columns.Select(
            (column, index) => index < names.Length ? column with { Name = names[index].Text, IsNamed = true } : column
        );
        return new BoundQuery([.. columns], [], context.Comparison) { IndirectSources = indirect };
    }
}
