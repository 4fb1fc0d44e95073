using LineageIngest.Sql.Ir;

namespace LineageIngest.Sql.Binding;

/// <summary>Stars: which columns they stand for.</summary>
sealed class StarBinder(BindingContext context, Binders binders)
{
    // Columns that all stars of the script may stand for together.
    int _starColumnsLeft = context.Limits.MaxStarColumns;

    public void ExpandStar(Star star, Scope scope, List<OutputColumn> columns, List<OpenPart> open, IndirectSources indirect)
    {
        var except = Array.ConvertAll(star.Except, name => name.Text);
        var found = false;
        var shared = star.Qualifier is null ? scope.Shared : [];
        foreach (var source in SourcesOf(star, scope))
        {
            found = true;
            foreach (var column in source.Relation.Columns)
            {
                if (columns.Count >= context.Limits.MaxColumns || _starColumnsLeft-- <= 0)
                {
                    context.Result.Limit(DiagnosticFacts.TooManyStarColumns(star.Span));
                    return;
                }

                if (
                    Array.Exists(except, name => BindingContext.SameColumn(name, column.Name))
                    || star.Only?.Matches(column.Name) == false
                    || IsSharedElsewhere(shared, column.Name, source)
                )
                {
                    continue;
                }

                columns.Add(StarColumn(star, column, scope, indirect, SharedOrigins(shared, column)));
            }

            if (source.Relation.IsOpen)
            {
                open.Add(new OpenPart(source.Relation, [.. except, .. star.Replace.Select(replaced => replaced.Alias?.Text ?? "")]));
                context.Report(DiagnosticFacts.OpenStar(star.Span));
            }
        }

        if (!found)
        {
            var fields =
                star.Of is { } value ? binders.Fields.FieldsOf(value, scope)
                : star.Qualifier is { } name ? binders.Fields.FieldsOfReference(name.Parts, scope)
                : null;
            if (fields is not null)
            {
                AddFields(star, fields, except, columns, open);
                return;
            }

            if (star.Of is { } unknown)
            {
                var list = context.Rent();
                binders.Expressions.Collect(unknown, scope, EdgeKind.Transformation, list, indirect);
                open.Add(new OpenPart(new BoundFunction([], context.Take(list)), []));
                context.Report(DiagnosticFacts.OpenFields(star.Span));
                return;
            }

            if (star.Qualifier is { } qualifier && binders.Columns.Resolve(new ColumnReference(qualifier), scope, out var origins))
            {
                // A star over a struct: all of it comes from that column.
                open.Add(new OpenPart(new BoundFunction([], origins), []));
            }

            return;
        }

        foreach (var replaced in star.Replace)
        {
            if (replaced.Alias is { } name && !columns.Exists(column => BindingContext.SameColumn(column.Name, name.Text)))
            {
                binders.Queries.BindProjection(replaced, scope, columns, open, indirect);
            }
        }
    }

    static void AddFields(Star star, BoundRelation fields, string[] except, List<OutputColumn> columns, List<OpenPart> open)
    {
        foreach (var field in fields.Columns)
        {
            if (!Array.Exists(except, name => BindingContext.SameColumn(name, field.Name)))
            {
                columns.Add(field with { Span = star.Span });
            }
        }

        if (fields.IsOpen)
        {
            open.Add(new OpenPart(fields, except));
        }
    }

    OutputColumn StarColumn(Star star, OutputColumn column, Scope scope, IndirectSources indirect, Origin[] origins)
    {
        foreach (var replaced in star.Replace)
        {
            if (replaced.Alias is { } alias && BindingContext.SameColumn(alias.Text, column.Name))
            {
                var list = context.Rent();
                binders.Expressions.Collect(replaced.Value, scope, EdgeKind.Identity, list, indirect);
                column = new OutputColumn(column.Name, true, context.Take(list), replaced.Value.Span);
                origins = column.Origins;
            }
        }

        foreach (var renamed in star.Rename)
        {
            if (BindingContext.SameColumn(renamed.From.Text, column.Name))
            {
                return new OutputColumn(renamed.To.Text, true, origins, star.Span);
            }
        }

        return column with
        {
            Origins = origins,
            Span = star.Span,
        };
    }

    IEnumerable<Source> SourcesOf(Star star, Scope scope)
    {
        if (star.Of is not null)
        {
            return [];
        }

        if (star.Qualifier is null)
        {
            return scope.Sources.Where(source => !source.IsHidden);
        }

        for (var at = scope; at is not null; at = at.Outer)
        {
            if (binders.Columns.FindSource(at, star.Qualifier.Parts, star.Qualifier.Parts.Length) is { } source)
            {
                return [source];
            }
        }

        return [];
    }

    static bool IsSharedElsewhere(List<(string Column, List<Source> Sources)> shared, string column, Source source)
    {
        foreach (var (name, sources) in shared)
        {
            if (BindingContext.SameColumn(name, column) && sources.Contains(source) && !ReferenceEquals(sources[0], source))
            {
                return true;
            }
        }

        return false;
    }

    Origin[] SharedOrigins(List<(string Column, List<Source> Sources)> shared, OutputColumn column)
    {
        foreach (var (name, sources) in shared)
        {
            if (BindingContext.SameColumn(name, column.Name))
            {
                return OriginsOfAll(sources, name);
            }
        }

        return column.Origins;
    }

    public Origin[] OriginsOfAll(List<Source> sources, string name)
    {
        var list = context.Rent();
        foreach (var source in sources)
        {
            source.Relation.Find(name, true, out var origins);
            list.AddRange(origins);
        }

        return context.Take(list);
    }
}
