using LineageIngest.Sql.Ir;

namespace LineageIngest.Sql.Parsing;

/// <summary>A MODEL clause while it is read; the SELECT then reads its cells as rows.</summary>
sealed class ModelClause
{
    readonly List<(string Measure, string From)> _dependencies = [];

    /// <summary>PARTITION BY and DIMENSION BY.</summary>
    public List<Projection> Keys { get; } = [];

    public List<Projection> Measures { get; } = [];

    /// <summary>Measures of reference models, which rules may read.</summary>
    public List<Projection> References { get; } = [];

    public List<Expression> Others { get; } = [];

    /// <summary>A rule computes one measure from another.</summary>
    public void Depend(Identifier measure, Identifier from) => _dependencies.Add((measure.Text, from.Text));

    /// <summary>What the cells hold: each measure with all that rules compute it from.</summary>
    public Projection[] Outputs() => [.. Keys, .. Measures.Select(WithSources)];

    Projection WithSources(Projection measure)
    {
        var reached = new List<string> { NameOf(measure).Text };
        for (var index = 0; index < reached.Count; index++)
        {
            foreach (var (target, from) in _dependencies)
            {
                if (Same(target, reached[index]) && !reached.Exists(name => Same(name, from)))
                {
                    reached.Add(from);
                }
            }
        }

        var sources = reached
            .Skip(1)
            .SelectMany(name => Measures.Concat(References).Where(other => Same(NameOf(other).Text, name)))
            .Select(other => other.Value)
            .ToArray();
        return sources.Length == 0
            ? measure
            : new Projection(new Operation(OperationKind.Compute, [measure.Value, .. sources], measure.Value.Span), NameOf(measure));
    }

    static bool Same(string left, string right) => left.Equals(right, StringComparison.OrdinalIgnoreCase);

    /// <summary>The name by which rules and outputs know a column of the model.</summary>
    public static Identifier NameOf(Projection column) =>
        column.Alias ?? (column.Value is ColumnReference reference ? reference.Name.Last : new Identifier("", false, column.Value.Span));
}
