using LineageIngest.Sql.Ir;

namespace LineageIngest.Sql.Binding;

/// <content>Column references: which source holds them.</content>
sealed partial class Binder
{
    /// <summary>The origins of a reference; false, with a diagnostic, where it has none or several meanings.</summary>
    bool Resolve(ColumnReference reference, Scope scope, out Origin[] origins, bool quiet = false)
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

    bool FindIn(Source source, Identifier[] parts, int qualifiers, ColumnReference reference, out Origin[] origins, bool quiet)
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
    static Origin[] Path(Origin[] origins, Identifier[] parts, int next)
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

    Source? FindSource(Scope scope, Identifier[] parts, int count)
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

    bool EndsWith(Identifier[] name, Identifier[] parts, int count)
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

    bool FindUnqualified(string name, Scope scope, TextSpan span, out Origin[] origins, bool quiet)
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
    Match FindHere(string name, Scope scope, TextSpan span, out Origin[] origins, bool quiet)
    {
        origins = [];
        foreach (var (column, sources) in scope.Shared)
        {
            if (SameColumn(column, name))
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
            if (source.IsHidden)
            {
                continue;
            }

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

        // An alias made from a column of its own name shows that a source has that column.
        var isOwn =
            alias is not null
            && maybe == 1
            && guess is [var guessed, ..]
            && Array.Exists(
                alias.Origins,
                origin => ReferenceEquals(origin.Table, guessed.Table) && SameColumn(origin.Column, guessed.Column)
            );
        if (sure == 0 && alias is not null && !isOwn)
        {
            origins = alias.Origins;
            return Match.Sure;
        }

        if (sure == 0 && _variables.Contains(name))
        {
            origins = [];
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
    bool FindRow(string name, Scope scope, out Origin[] origins)
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
    bool FindScalar(string name, Scope scope, out Origin[] origins)
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
