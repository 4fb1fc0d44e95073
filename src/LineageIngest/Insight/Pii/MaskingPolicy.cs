using System.Collections.Frozen;
using System.Globalization;
using LineageIngest.Graph.Edges;
using LineageIngest.Sql;

namespace LineageIngest.Insight.Pii;

/// <summary>
/// Which functions mask personal data: one table, and the reading of an expression by it. A function that is not in the table keeps what it is given, so that
/// what we do not know is reported rather than hidden. Pure.
/// </summary>
public static class MaskingPolicy
{
    /// <summary>A part of a value no longer than this does not show the value.</summary>
    const int ShortPart = 4;

    /// <summary>In order of effect and name.</summary>
    public static readonly IReadOnlyList<MaskingFunction> Table =
    [
        .. new[]
        {
            Rows(
                MaskEffect.Clears,
                "counted",
                [
                    "count",
                    "count_big",
                    "count_distinct",
                    "countif",
                    "count_if",
                    "approx_count_distinct",
                    "approx_distinct",
                    "hll_cardinality",
                    "uniq",
                    "uniqexact",
                ]
            ),
            Rows(
                MaskEffect.Clears,
                "measured",
                ["length", "len", "char_length", "character_length", "octet_length", "bit_length", "datalength"]
            ),
            Rows(MaskEffect.Clears, "redacted", ["redact"]),
            Rows(MaskEffect.Pseudonymous, "hashed", HashFunctions.Names),
            Rows(MaskEffect.Pseudonymous, "encrypted", ["encrypt", "aes_encrypt", "pgp_sym_encrypt", "pgp_pub_encrypt"]),
            Rows(MaskEffect.Pseudonymous, "tokenised", ["tokenize", "tokenise", "pseudonymize", "pseudonymise"]),
            Rows(MaskEffect.Pseudonymous, "masked", ["mask", "mask_hash", "anonymize", "anonymise"]),
            Rows(MaskEffect.Pseudonymous, "truncated", ["left", "right", "substr", "substring", "year"]),
            Rows(MaskEffect.Keeps, "one of the values", ["max", "min", "any_value", "first_value", "last_value", "mode"]),
            Rows(MaskEffect.Keeps, "all of the values", ["string_agg", "array_agg", "listagg", "group_concat", "json_agg"]),
            Rows(
                MaskEffect.Keeps,
                "the value in another form",
                ["lower", "upper", "trim", "cast", "encode", "base64", "to_base64", "concat"]
            ),
        }
            .SelectMany(rows => rows)
            .OrderByDescending(row => row.Effect)
            .ThenBy(row => row.Function, StringComparer.Ordinal),
    ];

    static readonly FrozenDictionary<string, MaskingFunction> _functions = Table.ToFrozenDictionary(
        row => row.Function,
        StringComparer.OrdinalIgnoreCase
    );

    /// <summary>What a step does. Where a column stands several times in an expression, the mention that shows most of it counts.</summary>
    /// <param name="expression">what gives the target its value; null where no SQL says it</param>
    public static (MaskEffect Effect, string Why) Of(FoundColumnEdge edge, string? expression)
    {
        if (edge is { Subtype: "IDENTITY", Masking: false })
            return (MaskEffect.Keeps, "copied");
        var mentions = expression is null ? [] : ColumnMentions.In(expression, edge.SourceColumn).ConvertAll(Strongest);
        if (edge.Masking) // the mentions that do not mask are an edge of their own
        {
            var masking = mentions.FindAll(mention => mention.Effect > MaskEffect.Keeps);
            return masking.Count > 0 ? masking.MinBy(mention => mention.Effect) : (MaskEffect.Pseudonymous, "said to be masked");
        }
        return mentions.Count > 0 ? mentions.MinBy(mention => mention.Effect)
            : edge.Subtype == "AGGREGATION" ? (MaskEffect.Keeps, "aggregated, nobody told how")
            : (MaskEffect.Keeps, "computed, nobody told how");
    }

    /// <summary>Of the calls around a mention the one that masks most.</summary>
    static (MaskEffect Effect, string Why) Strongest(IReadOnlyList<EnclosingCall> calls)
    {
        var known = calls
            .Select(call => _functions.TryGetValue(call.Function, out var row) && Holds(row, call) ? row : null)
            .OfType<MaskingFunction>()
            .MaxBy(row => row.Effect);
        return known is null ? (MaskEffect.Keeps, "computed") : (known.Effect, $"{known.Why} by {known.Function}");
    }

    /// <summary>Cutting masks only where the SQL says how short the part is.</summary>
    static bool Holds(MaskingFunction row, EnclosingCall call) =>
        row.Function switch
        {
            "left" or "right" => call.Arguments.Count == 2 && IsShort(call.Arguments[1]),
            "substr" or "substring" => (call.Arguments.Count == 3 && IsShort(call.Arguments[2]))
                || (
                    call.Arguments is [var only]
                    && only.LastIndexOf(" for ", StringComparison.OrdinalIgnoreCase) is > 0 and var at
                    && IsShort(only[(at + 5)..])
                ),
            _ => true,
        };

    static bool IsShort(string length) =>
        int.TryParse(length.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count <= ShortPart;

    static IEnumerable<MaskingFunction> Rows(MaskEffect effect, string why, IReadOnlyList<string> functions) =>
        functions.Select(function => new MaskingFunction(function, effect, why));
}
