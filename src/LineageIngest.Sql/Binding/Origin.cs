namespace LineageIngest.Sql.Binding;

/// <summary>A column of a table from which a value comes, and how.</summary>
readonly record struct Origin(Table Table, string Column, EdgeKind Kind, bool Masking, Certainty Certainty)
{
    /// <summary>This origin seen through something of the given kind: a sum of an identity is an aggregation.</summary>
    public Origin Through(EdgeKind kind) =>
        kind switch
        {
            EdgeKind.Identity => this,
            EdgeKind.Transformation when Kind != EdgeKind.Identity => this,
            EdgeKind.Transformation => this with { Kind = kind },
            EdgeKind.Aggregation when Kind is EdgeKind.Window or EdgeKind.Conditional => this,
            _ => this with { Kind = kind },
        };

    public Origin AsInferred() => this with { Certainty = Certainty.Inferred };
}

/// <summary>A column that a query puts out.</summary>
/// <param name="Name">Its name; the text of its expression where it has none.</param>
/// <param name="IsNamed">Whether the SQL gives it a name.</param>
/// <param name="Origins">Where its value comes from, flattened.</param>
/// <param name="Span">Its expression.</param>
sealed record OutputColumn(string Name, bool IsNamed, Origin[] Origins, TextSpan Span)
{
    /// <summary>The fields of its value where that is a row or struct, else null.</summary>
    public BoundRelation? Fields { get; init; }
}

/// <summary>Columns that decide over rows: a query's own ones and those of the queries it reads.</summary>
sealed class IndirectSources
{
    public List<(Origin Origin, TextSpan Span)> Own { get; } = [];

    public List<IndirectSources> Inner { get; } = [];

    public void Add(IndirectSources? inner)
    {
        if (inner is not null && (inner.Own.Count > 0 || inner.Inner.Count > 0) && (Inner.Count == 0 || !ReferenceEquals(Inner[^1], inner)))
        {
            Inner.Add(inner);
        }
    }

    /// <summary>All of them, each once.</summary>
    public void CollectInto(HashSet<IndirectSources> seen, List<(Origin Origin, TextSpan Span)> into)
    {
        if (!seen.Add(this))
        {
            return;
        }

        into.AddRange(Own);
        foreach (var inner in Inner)
        {
            inner.CollectInto(seen, into);
        }
    }
}
