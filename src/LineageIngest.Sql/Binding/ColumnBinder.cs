using LineageIngest.Sql.Ir;

namespace LineageIngest.Sql.Binding;

/// <summary>Column references: which source holds them.</summary>
sealed class ColumnBinder(BindingContext context, Binders binders)
{
    /// <summary>The origins of a reference; false, with a diagnostic, where it has none or several meanings.</summary>
    public bool Resolve(ColumnReference reference, Scope scope, out Origin[] origins, bool quiet = false)
    {
        var parts = reference.Name.Parts;
        if (parts.Length > 1 && parts[0].Text is [':' or '@' or '$', _, ..])
        {
            return binders.Variables.Resolve(reference, out origins, quiet);
        }

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

        if (parts.Length > 1 && IsSession(parts) && context.Scalars.TryGetValue(parts[^1].Text, out origins!))
        {
            return true;
        }

        if (parts.Length > 1 && IsNoColumn(parts[0].Text, scope))
        {
            origins = [];
            if (!quiet)
            {
                context.Report(DiagnosticFacts.UnknownQualifier(parts[0].Text, reference.Span));
            }

            return false;
        }

        var match = FindUnqualified(parts[0].Text, scope, reference.Span, out origins, quiet || parts.Length > 1, parts.Length > 1);
        if (match && parts.Length > 1)
        {
            origins = Path(origins, FieldBinder.FieldsOfColumn(parts[0].Text, scope), parts, 1);
        }
        else if (!match && parts.Length > 1 && !quiet)
        {
            context.Report(DiagnosticFacts.UnknownQualifier(parts[0].Text, reference.Span));
        }

        return match;
    }

    // session.v, system.session.v: a variable of the session.
    static bool IsSession(Identifier[] parts) => parts[^2].Text.Equals("session", StringComparison.OrdinalIgnoreCase);

    // CTEs, records, rows of triggers: never a column whose field is meant.
    bool IsNoColumn(string name, Scope scope) =>
        scope.Tables.Find(name, context.Comparison) is { Definition.Scalar: null }
        || context.Cursors.ContainsKey(name)
        || (
            binders.Blocks.Routines > 0
            && (name.Equals("new", StringComparison.OrdinalIgnoreCase) || name.Equals("old", StringComparison.OrdinalIgnoreCase))
        );

    bool FindIn(Source source, Identifier[] parts, int qualifiers, ColumnReference reference, out Origin[] origins, bool quiet)
    {
        if (source.Relation.Find(parts[qualifiers].Text, true, out origins) == Lookup.None)
        {
            if (!quiet)
            {
                context.Report(DiagnosticFacts.UnknownColumnOf(source.Alias, parts[qualifiers].Text, reference.Span));
            }

            return false;
        }

        var fields = qualifiers + 1 < parts.Length ? source.Relation.FieldsOf(parts[qualifiers].Text) : null;
        origins = Path(origins, fields, parts, qualifiers + 1);
        return origins.Length > 0;
    }

    // A path into a struct, as far as the catalogue knows it as a column of its own: widget.asset.id.
    static Origin[] Path(Origin[] origins, BoundRelation? fields, Identifier[] parts, int next)
    {
        if (next < parts.Length && fields is not null)
        {
            return fields.Find(parts[next].Text, true, out var found) == Lookup.None
                ? origins
                : Path(found, next + 1 < parts.Length ? fields.FieldsOf(parts[next].Text) : null, parts, next + 1);
        }

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

    public Source? FindSource(Scope scope, Identifier[] parts, int count)
    {
        foreach (var source in scope.Sources)
        {
            if (
                count == 1
                    ? context.Same(source.Alias, parts[0].Text)
                    : source.Name is not null && EndsWith(source.Name.Parts, parts, count)
            )
            {
                return source;
            }
        }

        if (count == 1)
        {
            // An alias hides the table's own name in most dialects; where nothing else answers, the name is meant.
            foreach (var source in scope.Sources)
            {
                if (source.HasAlias && source.Name is not null && context.Same(source.Name.Last.Text, parts[0].Text))
                {
                    return source;
                }
            }
        }

        return null;
    }

    public bool EndsWith(Identifier[] name, Identifier[] parts, int count)
    {
        if (count > name.Length)
        {
            return false;
        }

        for (var index = 1; index <= count; index++)
        {
            if (!context.Same(name[^index].Text, parts[count - index].Text))
            {
                return false;
            }
        }

        return true;
    }

    bool FindUnqualified(string name, Scope scope, TextSpan span, out Origin[] origins, bool quiet, bool isStruct = false)
    {
        // An alias that is an expression comes before any column.
        if (context.Dialect.LateralAliases == LateralAliases.AliasFirst && FindScalar(name, scope, out origins))
        {
            return true;
        }

        for (var at = scope; at is not null; at = at.Outer)
        {
            if (at.Locals.Count > 0 && at.Locals.Exists(local => context.Same(local, name)))
            {
                origins = [];
                return true;
            }

            switch (FindHere(name, at, span, out origins, quiet, isStruct))
            {
                case Lookup.Sure:
                    return true;
                case Lookup.Maybe:
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
            context.Report(DiagnosticFacts.UnknownColumn(name, span));
        }

        return false;
    }

    /// <summary>Sure: found. Maybe: several could hold it, so no further query is searched. None: the outer query is searched.</summary>
    Lookup FindHere(string name, Scope scope, TextSpan span, out Origin[] origins, bool quiet, bool isStruct)
    {
        origins = [];
        foreach (var (column, sources) in scope.Shared)
        {
            if (BindingContext.SameColumn(column, name))
            {
                origins = binders.Stars.OriginsOfAll(sources, name);
                return Lookup.Sure;
            }
        }

        var alias = scope.Aliases?.FindLast(output => output.IsNamed && context.Same(output.Name, name));
        if (alias is not null && context.Dialect.LateralAliases == LateralAliases.AliasFirst)
        {
            origins = alias.Origins;
            return Lookup.Sure;
        }

        var sure = 0;
        var maybe = 0;
        Origin[] guess = [];
        foreach (var source in scope.Sources)
        {
            if (source.IsHidden)
            {
                continue;
            }

            // Of two such tables either may hold the name: no further one needs to be asked.
            if (maybe > 1 && source.Relation is BoundTable { IsBlank: true })
            {
                maybe++;
                continue;
            }

            switch (source.Relation.Find(name, false, out var found))
            {
                case Lookup.Sure:
                    sure++;
                    origins = found;
                    break;
                case Lookup.Maybe:
                    maybe++;
                    guess = found;
                    break;
            }
        }

        if (sure == 1)
        {
            return Lookup.Sure;
        }

        // An alias made from a column of its own name shows that a source has that column.
        var isOwn =
            alias is not null
            && maybe == 1
            && guess is [var guessed, ..]
            && Array.Exists(
                alias.Origins,
                origin => ReferenceEquals(origin.Table, guessed.Table) && BindingContext.SameColumn(origin.Column, guessed.Column)
            );
        if (sure == 0 && alias is not null && !isOwn)
        {
            origins = alias.Origins;
            return Lookup.Sure;
        }

        if (sure == 0 && context.Scalars.TryGetValue(name, out var variable))
        {
            origins = variable;
            return Lookup.Sure;
        }

        // The value of an unnested array comes before a column of the same name.
        if (
            sure > 1
            && scope.Sources.Find(source => !source.IsHidden && source.Relation is BoundFunction && context.Same(source.Alias, name))
                is { } value
        )
        {
            value.Relation.Find(name, true, out origins);
            return Lookup.Sure;
        }

        if (sure == 0 && FindRow(name, scope, out origins))
        {
            return Lookup.Sure;
        }

        // A path into an unknown struct is only meant where there is but one relation.
        if (sure == 0 && maybe == 1 && isStruct && CountSources(scope) != 1)
        {
            origins = [];
            return Lookup.Maybe;
        }

        if (sure == 0 && maybe == 1)
        {
            origins = guess;
            return guess.Length > 0 ? Lookup.Sure : Lookup.Maybe;
        }

        origins = [];
        if (sure + maybe == 0)
        {
            return Lookup.None;
        }

        if (!quiet)
        {
            context.Report(DiagnosticFacts.AmbiguousColumn(name, sure + maybe, span));
        }

        return Lookup.Maybe;
    }

    static int CountSources(Scope? scope)
    {
        var count = 0;
        for (; scope is not null; scope = scope.Outer)
        {
            count += scope.Sources.Count(source => !source.IsHidden);
        }

        return count;
    }

    // The alias of an unnested array is its value; in some dialects any alias is its whole row.
    bool FindRow(string name, Scope scope, out Origin[] origins)
    {
        foreach (var source in scope.Sources)
        {
            if (!context.Same(source.Alias, name))
            {
                continue;
            }

            if (source.Relation is BoundFunction function)
            {
                origins = function.Arguments;
                return true;
            }

            if (context.Dialect.RowValues && (source.HasAlias || source.Name is not null) && !source.Relation.IsOpen)
            {
                var list = context.Rent();
                foreach (var column in source.Relation.Columns)
                {
                    list.AddRange(column.Origins);
                }

                origins = context.Take(list);
                return true;
            }
        }

        origins = [];
        return false;
    }

    // ClickHouse: WITH expression AS name makes the name a value.
    bool FindScalar(string name, Scope scope, out Origin[] origins)
    {
        origins = [];
        if (scope.Tables.Find(name, context.Comparison) is not { Definition.Scalar: { } value } entry || entry.IsBinding)
        {
            return false;
        }

        entry.IsBinding = true;
        var list = context.Rent();
        binders.Expressions.Collect(value, scope, EdgeKind.Identity, list, new IndirectSources());
        origins = context.Take(list);
        entry.IsBinding = false;
        return true;
    }
}
