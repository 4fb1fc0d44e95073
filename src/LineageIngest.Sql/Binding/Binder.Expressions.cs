using LineageIngest.Sql.Ir;

namespace LineageIngest.Sql.Binding;

/// <content>Expressions: which columns a value comes from, and how.</content>
sealed partial class Binder
{
    /// <summary>Adds the origins of an expression, seen through <paramref name="kind"/>; what only decides over rows of subqueries goes to <paramref name="influences"/>.</summary>
    private void Collect(Expression expression, Scope scope, EdgeKind kind, List<Origin> into, Influences influences)
    {
        switch (expression)
        {
            case ColumnReference column:
                if (Resolve(column, scope, out var origins))
                {
                    foreach (var origin in origins)
                    {
                        into.Add(origin.Through(kind));
                    }
                }

                break;
            case Operation operation:
                CollectAll(operation.Operands, scope, operation.Kind == OperationKind.Group ? kind : Deeper(kind, EdgeKind.Transformation), into, influences);
                break;
            case FunctionCall call:
                CollectCall(call, scope, kind, into, influences);
                break;
            case Conditional conditional:
                CollectAll(conditional.Conditions, scope, Deeper(kind, EdgeKind.Conditional), into, influences);
                CollectAll(conditional.Results, scope, Deeper(kind, EdgeKind.Transformation), into, influences);
                break;
            case Subquery subquery:
                CollectSubquery(subquery, scope, kind, into, influences);
                break;
            case Lambda lambda:
                var locals = scope.Locals.Count;
                scope.Locals.AddRange(lambda.Parameters.Select(parameter => parameter.Text));
                Collect(lambda.Body, scope, Deeper(kind, EdgeKind.Transformation), into, influences);
                scope.Locals.RemoveRange(locals, scope.Locals.Count - locals);
                break;
            case NamedArgument named:
                Collect(named.Value, scope, kind, into, influences);
                break;
            case Unread unread:
                foreach (var mention in unread.Mentions)
                {
                    if (Resolve(mention, scope, out var mentioned, quiet: true))
                    {
                        into.AddRange(mentioned.Select(origin => origin.Through(Deeper(kind, EdgeKind.Transformation)).Less()));
                    }
                }

                break;
        }
    }

    private void CollectAll(Expression[] expressions, Scope scope, EdgeKind kind, List<Origin> into, Influences influences)
    {
        foreach (var expression in expressions)
        {
            Collect(expression, scope, kind, into, influences);
        }
    }

    // What only decides stays so however deep; an aggregate stays one through what is around it.
    private static EdgeKind Deeper(EdgeKind outer, EdgeKind inner) => outer switch
    {
        EdgeKind.Identity => inner,
        EdgeKind.Transformation when inner is not EdgeKind.Identity => inner,
        EdgeKind.Aggregation when inner is EdgeKind.Conditional or EdgeKind.Window => inner,
        _ => outer,
    };

    private void CollectCall(FunctionCall call, Scope scope, EdgeKind kind, List<Origin> into, Influences influences)
    {
        var name = call.Name.Last.Text;
        var first = into.Count;
        if (call.Arguments is [ColumnReference inserted] && name.Equals("values", StringComparison.OrdinalIgnoreCase) && scope.Sources.Find(source => source.Alias == Excluded) is { } excluded)
        {
            // MySQL: VALUES(a) is the row to insert.
            excluded.Rows.Find(inserted.Name.Last.Text, true, out var origins);
            into.AddRange(origins.Select(origin => origin.Through(kind)));
            return;
        }

        CollectAll(call.Arguments, scope, Deeper(kind, Functions.IsAggregate(name) ? EdgeKind.Aggregation : EdgeKind.Transformation), into, influences);
        if (Functions.IsMasking(name))
        {
            for (var index = first; index < into.Count; index++)
            {
                into[index] = into[index] with { Masking = true };
            }
        }

        if (call.Filter is not null)
        {
            Collect(call.Filter, scope, Deeper(kind, EdgeKind.Conditional), into, influences);
        }

        if (call.Window is { } window)
        {
            CollectWindow(window, scope, Deeper(kind, EdgeKind.Window), into, influences);
        }

        if (Functions.IsDictionary(name) && call.Arguments.Length > 1 && call.Arguments[0] is Literal literal)
        {
            ReadDictionary(literal);
        }
    }

    // ClickHouse: dictGet('db.dict', 'value', key) reads that dictionary.
    private void ReadDictionary(Literal literal)
    {
        var text = TextOf(literal.Span).Trim('\'');
        if (text.Length == 0)
        {
            return;
        }

        var parts = Array.ConvertAll(text.Split('.'), part => new Identifier(part, true, literal.Span));
        _recorder.Read(parts.Length == 1 ? _session.FindBare(parts[0].Text) : _session.Find(new QualifiedName(parts, literal.Span)), literal.Span);
    }

    private void CollectWindow(Window window, Scope scope, EdgeKind kind, List<Origin> into, Influences influences, int depth = 0)
    {
        CollectAll(window.Partition, scope, kind, into, influences);
        CollectAll(window.Order, scope, kind, into, influences);
        if (window.Name is { } name && depth < 8)
        {
            foreach (var named in scope.Windows)
            {
                if (Same(named.Name.Text, name.Text))
                {
                    CollectWindow(named.Window, scope, kind, into, influences, depth + 1);
                    return;
                }
            }
        }
    }

    private void CollectSubquery(Subquery subquery, Scope scope, EdgeKind kind, List<Origin> into, Influences influences)
    {
        var rows = BindQuery(subquery.Query, scope.Tables, scope);
        influences.Add(rows.Influences);
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

    /// <summary>The origins of a reference; false, with a diagnostic, where it has none or several meanings.</summary>
    private bool Resolve(ColumnReference reference, Scope scope, out Origin[] origins, bool quiet = false)
    {
        var parts = reference.Name.Parts;
        if (parts.Length > 1)
        {
            for (var at = scope; at is not null; at = at.Outer)
            {
                for (var qualifiers = Math.Min(parts.Length - 1, 4); qualifiers >= 1; qualifiers--)
                {
                    if (FindSource(at, parts, qualifiers) is { } source)
                    {
                        return FindIn(source, parts, qualifiers, reference, out origins, quiet);
                    }
                }
            }
        }

        var match = FindUnqualified(parts[0].Text, scope, reference.Span, out origins, quiet || parts.Length > 1);
        if (match && parts.Length > 1)
        {
            origins = Path(origins, parts, 1);
        }
        else if (!match && parts.Length > 1 && !quiet)
        {
            Say(DiagnosticCode.UnknownQualifier, $"'{parts[0].Text}' names no source here.", reference.Span);
        }

        return match;
    }

    private bool FindIn(Source source, Identifier[] parts, int qualifiers, ColumnReference reference, out Origin[] origins, bool quiet)
    {
        if (source.Rows.Find(parts[qualifiers].Text, true, out origins) == Match.None)
        {
            if (!quiet)
            {
                Say(DiagnosticCode.UnknownColumn, $"'{source.Alias}' has no column '{parts[qualifiers].Text}'.", reference.Span);
            }

            return false;
        }

        origins = Path(origins, parts, qualifiers + 1);
        return origins.Length > 0;
    }

    // A path into a struct, as far as the catalogue knows it as a column of its own: widget.asset.id.
    private static Origin[] Path(Origin[] origins, Identifier[] parts, int next)
    {
        if (next >= parts.Length || origins is not [{ Kind: EdgeKind.Identity } origin])
        {
            return origins;
        }

        for (var length = parts.Length; length > next; length--)
        {
            var path = $"{origin.Column}.{string.Join('.', parts[next..length].Select(part => part.Text))}";
            if (origin.Table.FindColumn(path) is { } known)
            {
                return [origin with { Column = known }];
            }
        }

        return origins;
    }

    private Source? FindSource(Scope scope, Identifier[] parts, int count)
    {
        foreach (var source in scope.Sources)
        {
            if (count == 1 ? Same(source.Alias, parts[0].Text) : source.Name is not null && EndsWith(source.Name.Parts, parts, count))
            {
                return source;
            }
        }

        if (count == 1)
        {
            // An alias hides the table's own name in most dialects; where nothing else answers, the name is meant.
            foreach (var source in scope.Sources)
            {
                if (source.HasAlias && source.Name is not null && Same(source.Name.Last.Text, parts[0].Text))
                {
                    return source;
                }
            }
        }

        return null;
    }

    private bool EndsWith(Identifier[] name, Identifier[] parts, int count)
    {
        if (count > name.Length)
        {
            return false;
        }

        for (var index = 1; index <= count; index++)
        {
            if (!Same(name[^index].Text, parts[count - index].Text))
            {
                return false;
            }
        }

        return true;
    }

    private bool FindUnqualified(string name, Scope scope, TextSpan span, out Origin[] origins, bool quiet)
    {
        for (var at = scope; at is not null; at = at.Outer)
        {
            if (at.Locals.Count > 0 && at.Locals.Exists(local => Same(local, name)))
            {
                origins = [];
                return true;
            }

            switch (FindHere(name, at, span, out origins, quiet))
            {
                case Match.Sure:
                    return true;
                case Match.Maybe:
                    return false;
            }
        }

        if (FindScalar(name, scope, out origins))
        {
            return true;
        }

        origins = [];
        if (!quiet)
        {
            Say(DiagnosticCode.UnknownColumn, $"No source here has a column '{name}'.", span);
        }

        return false;
    }

    /// <summary>Sure: found. Maybe: several could hold it, so nobody is asked further. None: ask the outer query.</summary>
    private Match FindHere(string name, Scope scope, TextSpan span, out Origin[] origins, bool quiet)
    {
        origins = [];
        foreach (var (column, sources) in scope.Shared)
        {
            if (Same(column, name))
            {
                origins = OriginsOfAll(sources, name);
                return Match.Sure;
            }
        }

        var alias = scope.Aliases?.FindLast(output => output.IsNamed && Same(output.Name, name));
        if (alias is not null && _dialect.LateralAliases == LateralAliases.AliasFirst)
        {
            origins = alias.Origins;
            return Match.Sure;
        }

        var sure = 0;
        var maybe = 0;
        Origin[] guess = [];
        foreach (var source in scope.Sources)
        {
            switch (source.Rows.Find(name, false, out var found))
            {
                case Match.Sure:
                    sure++;
                    origins = found;
                    break;
                case Match.Maybe:
                    maybe++;
                    guess = found;
                    break;
            }
        }

        if (sure == 1)
        {
            return Match.Sure;
        }

        if (sure == 0 && alias is not null)
        {
            origins = alias.Origins;
            return Match.Sure;
        }

        if (sure == 0 && FindRow(name, scope, out origins))
        {
            return Match.Sure;
        }

        if (sure == 0 && maybe == 1)
        {
            origins = guess;
            return guess.Length > 0 ? Match.Sure : Match.Maybe;
        }

        origins = [];
        if (sure + maybe == 0)
        {
            return Match.None;
        }

        if (!quiet)
        {
            Say(DiagnosticCode.AmbiguousColumn, $"'{name}' could be a column of {sure + maybe} sources.", span);
        }

        return Match.Maybe;
    }

    // The alias of an unnested array is its value; in some dialects any alias is its whole row.
    private bool FindRow(string name, Scope scope, out Origin[] origins)
    {
        foreach (var source in scope.Sources)
        {
            if (!Same(source.Alias, name))
            {
                continue;
            }

            if (source.Rows is FunctionRows function)
            {
                origins = function.Arguments;
                return true;
            }

            if (_dialect.RowValues && (source.HasAlias || source.Name is not null) && !source.Rows.IsOpen)
            {
                var list = Rent();
                foreach (var column in source.Rows.Columns)
                {
                    list.AddRange(column.Origins);
                }

                origins = Take(list);
                return true;
            }
        }

        origins = [];
        return false;
    }

    // ClickHouse: WITH expression AS name makes the name a value.
    private bool FindScalar(string name, Scope scope, out Origin[] origins)
    {
        origins = [];
        if (scope.Tables.Find(name, _comparison) is not { Definition.Scalar: { } value } entry || entry.IsBinding)
        {
            return false;
        }

        entry.IsBinding = true;
        var list = Rent();
        Collect(value, scope, EdgeKind.Identity, list, new Influences());
        origins = Take(list);
        entry.IsBinding = false;
        return true;
    }
}
