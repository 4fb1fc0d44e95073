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
                context.Recorder.Not(name, NonTableReason.CommonTable, definition.Name.Span);
            }

            var entry = new CommonTableEntry(name, definition, tables, recursive, outer);
            tables = tables.With(entry);
            if (definition.Statement is not null)
            {
                // It writes whether or not somebody reads it.
                BindEntry(entry, tables);
            }
        }

        return tables;
    }

    /// <summary>The rows of a CTE; null where its name, inside its own query, means something else.</summary>
    public Rows? BindEntry(CommonTableEntry entry, CommonTables self)
    {
        if (entry.Rows is not null)
        {
            return entry.Rows;
        }

        if (entry.IsBinding)
        {
            return entry.Recursive ? binders.Queries.Empty() : null;
        }

        entry.IsBinding = true;
        var definition = entry.Definition;
        Rows rows;
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
                anchor => entry.Rows = Renamed(anchor, definition.Columns, anchor.Influences)
            );
        }
        else if (definition.Query is WithQuery { Body: SetOperation inner } with)
        {
            rows = binders.Queries.BindSetOperation(
                inner,
                AddTables(with.Tables, with.Recursive, self, entry.Outer),
                entry.Outer,
                anchor => entry.Rows = Renamed(anchor, definition.Columns, anchor.Influences)
            );
        }
        else
        {
            rows = definition.Query is null ? binders.Queries.Empty() : binders.Queries.BindQuery(definition.Query, self, entry.Outer);
        }

        entry.Rows = Renamed(rows, definition.Columns, rows.Influences);
        entry.IsBinding = false;
        return entry.Rows;
    }

    /// <summary>The rows under the names of an alias list: <c>t (a, b)</c>.</summary>
    public Rows Renamed(Rows rows, Identifier[] names, Influences? influences)
    {
        if (names.Length == 0)
        {
            return rows;
        }

        if (rows is FunctionRows function && function.Columns.Count < names.Length)
        {
            return new FunctionRows(
                [.. names.Select(name => new OutputColumn(name.Text, true, function.Arguments, name.Span))],
                function.Arguments
            )
            {
                Influences = influences,
            };
        }

        if (rows.IsOpen)
        {
            return new QueryRows([.. names.Select(name => new OutputColumn(name.Text, true, [], name.Span))], [], context.Comparison)
            {
                Influences = influences,
            };
        }

        var columns = rows.Columns.Select(
            (column, index) => index < names.Length ? column with { Name = names[index].Text, IsNamed = true } : column
        );
        return new QueryRows([.. columns], [], context.Comparison) { Influences = influences };
    }
}
