using LineageIngest.Sql.Ir;

namespace LineageIngest.Sql.Binding;

/// <summary>Expressions: which columns a value comes from, and how.</summary>
sealed class ExpressionBinder(BindingContext context, Binders binders)
{
    public Dictionary<Query, BoundRelation> SubqueryRows { get; } = new(ReferenceEqualityComparer.Instance);

    /// <summary>Adds the origins of an expression, seen through <paramref name="kind"/>; what only decides over rows of subqueries goes to <paramref name="indirect"/>.</summary>
    public void Collect(Expression expression, Scope scope, EdgeKind kind, List<Origin> into, IndirectSources indirect)
    {
        switch (expression)
        {
            case ColumnReference column:
                if (binders.Columns.Resolve(column, scope, out var origins))
                {
                    foreach (var origin in origins)
                    {
                        into.Add(origin.Through(kind));
                    }
                }

                break;
            case Parameter parameter when parameter.Name.Length > 0 && context.Scalars.TryGetValue(parameter.Name, out var variable):
                foreach (var origin in variable)
                {
                    into.Add(origin.Through(kind));
                }

                break;
            case Operation { Field: { } field } access when binders.Fields.FieldsOf(access.Operands[0], scope) is { } fields:
                if (fields.Find(field.Text, true, out var members) != Lookup.None)
                {
                    foreach (var origin in members)
                    {
                        into.Add(origin.Through(Deeper(kind, EdgeKind.Transformation)));
                    }
                }

                break;
            case Operation operation:
                CollectAll(
                    operation.Operands,
                    scope,
                    operation.Kind == OperationKind.Group ? kind : Deeper(kind, EdgeKind.Transformation),
                    into,
                    indirect
                );
                break;
            case FunctionCall call:
                CollectCall(call, scope, kind, into, indirect);
                break;
            case Conditional conditional:
                CollectAll(conditional.Conditions, scope, Deeper(kind, EdgeKind.Conditional), into, indirect);
                CollectAll(conditional.Results, scope, Deeper(kind, EdgeKind.Transformation), into, indirect);
                break;
            case Subquery subquery:
                CollectSubquery(subquery, scope, kind, into, indirect);
                break;
            case Lambda lambda:
                var locals = scope.Locals.Count;
                scope.Locals.AddRange(lambda.Parameters.Select(parameter => parameter.Text));
                Collect(lambda.Body, scope, Deeper(kind, EdgeKind.Transformation), into, indirect);
                scope.Locals.RemoveRange(locals, scope.Locals.Count - locals);
                break;
            case NamedArgument named:
                CollectNamed(named, scope, kind, into, indirect);
                break;
            case Unread unread:
                foreach (var mention in unread.Mentions)
                {
                    if (binders.Columns.Resolve(mention, scope, out var mentioned, quiet: true))
                    {
                        into.AddRange(mentioned.Select(origin => origin.Through(Deeper(kind, EdgeKind.Transformation)).AsInferred()));
                    }
                }

                break;
        }
    }

    // ClickHouse: an alias given anywhere inside an expression is known from there on.
    void CollectNamed(NamedArgument named, Scope scope, EdgeKind kind, List<Origin> into, IndirectSources indirect)
    {
        var first = into.Count;
        Collect(named.Value, scope, kind, into, indirect);
        if (context.Dialect.LateralAliases == LateralAliases.AliasFirst)
        {
            scope.Aliases?.Add(new OutputColumn(named.Name.Text, true, [.. into[first..].Distinct()], named.Value.Span));
        }
    }

    void CollectAll(Expression[] expressions, Scope scope, EdgeKind kind, List<Origin> into, IndirectSources indirect)
    {
        foreach (var expression in expressions)
        {
            Collect(expression, scope, kind, into, indirect);
        }
    }

    // What only decides stays so however deep; an aggregate stays one through what is around it.
    static EdgeKind Deeper(EdgeKind outer, EdgeKind inner) =>
        outer switch
        {
            EdgeKind.Identity => inner,
            EdgeKind.Transformation when inner is not EdgeKind.Identity => inner,
            EdgeKind.Aggregation when inner is EdgeKind.Conditional or EdgeKind.Window => inner,
            _ => outer,
        };

    void CollectCall(FunctionCall call, Scope scope, EdgeKind kind, List<Origin> into, IndirectSources indirect)
    {
        var name = call.Name.Last.Text;
        var first = into.Count;
        if (
            call.Arguments is [ColumnReference inserted]
            && name.Equals("values", StringComparison.OrdinalIgnoreCase)
            && scope.Sources.Find(source => source.Alias == InsertBinder.Excluded) is { } excluded
        )
        {
            // MySQL: VALUES(a) is the row to insert.
            excluded.Relation.Find(inserted.Name.Last.Text, true, out var origins);
            into.AddRange(origins.Select(origin => origin.Through(kind)));
            return;
        }

        if (
            call.Name.Parts.Length == 1
            && context.Scalars.TryGetValue(name, out var items)
            && binders.Blocks.Depth + binders.Statements.Texts > 0
        )
        {
            // v(1): an item of a collection variable.
            into.AddRange(items.Select(origin => origin.Through(kind)));
        }

        var arguments = call.Arguments;
        if (Functions.IsDictionary(name) && arguments.Length > 1)
        {
            ReadDictionary(arguments[0]);
            arguments = arguments[1..];
        }

        CollectAll(
            arguments,
            scope,
            Deeper(kind, Functions.IsAggregate(name) ? EdgeKind.Aggregation : EdgeKind.Transformation),
            into,
            indirect
        );
        if (binders.Functions.CallOf(call.Name) is { Columns: [var result, ..] })
        {
            into.AddRange(result.Origins.Select(origin => origin.Through(Deeper(kind, EdgeKind.Transformation))));
        }

        if (Functions.IsMasking(name))
        {
            for (var index = first; index < into.Count; index++)
            {
                into[index] = into[index] with { Masking = true };
            }
        }

        if (call.Filter is not null)
        {
            Collect(call.Filter, scope, Deeper(kind, EdgeKind.Conditional), into, indirect);
        }

        if (call.Window is { } window)
        {
            CollectWindow(window, scope, Deeper(kind, EdgeKind.Window), into, indirect);
        }
    }

    // ClickHouse: dictGet('db.dict', 'value', key) reads that dictionary.
    void ReadDictionary(Expression named)
    {
        var parts = named switch
        {
            Literal literal => Array.ConvertAll(
                context.TextOf(literal.Span).Trim('\'').Split('.'),
                part => new Identifier(part, true, literal.Span)
            ),
            ColumnReference reference => reference.Name.Parts,
            _ => [],
        };
        if (parts.Length > 0 && parts[0].Text.Length > 0)
        {
            context.Result.Read(
                parts.Length == 1 ? context.Session.FindBare(parts[0].Text) : context.Session.Find(new QualifiedName(parts, named.Span)),
                named.Span
            );
        }
    }

    void CollectWindow(Window window, Scope scope, EdgeKind kind, List<Origin> into, IndirectSources indirect, int depth = 0)
    {
        CollectAll(window.Partition, scope, kind, into, indirect);
        CollectAll(window.Order, scope, kind, into, indirect);
        if (window.Name is { } name && depth < 8)
        {
            foreach (var named in scope.Windows)
            {
                if (context.Same(named.Name.Text, name.Text))
                {
                    CollectWindow(named.Window, scope, kind, into, indirect, depth + 1);
                    return;
                }
            }
        }
    }

    void CollectSubquery(Subquery subquery, Scope scope, EdgeKind kind, List<Origin> into, IndirectSources indirect)
    {
        var rows = binders.Queries.BindQuery(subquery.Query, scope.Tables, scope);
        indirect.Add(rows.IndirectSources);
        SubqueryRows[subquery.Query] = rows;
        if (subquery.Use == SubqueryUse.Test && kind is EdgeKind.Identity or EdgeKind.Transformation)
        {
            kind = EdgeKind.Conditional;
        }

        foreach (var column in rows.Columns)
        {
            foreach (var origin in column.Origins)
            {
                into.Add(origin.Through(kind));
            }
        }
    }
}
