using System.Collections.Frozen;

namespace LineageIngest.Sql.Binding;

/// <summary>What functions do to values, as far as the kind of lineage depends on it.</summary>
static class Functions
{
    static readonly FrozenSet<string> _aggregates = FrozenSet.ToFrozenSet(
        [
            "sum",
            "count",
            "min",
            "max",
            "avg",
            "any_value",
            "anyvalue",
            "array_agg",
            "string_agg",
            "listagg",
            "group_concat",
            "stddev",
            "stddev_pop",
            "stddev_samp",
            "variance",
            "var_pop",
            "var_samp",
            "median",
            "mode",
            "percentile_cont",
            "percentile_disc",
            "percentile",
            "percentile_approx",
            "approx_percentile",
            "approx_count_distinct",
            "approx_distinct",
            "approx_quantiles",
            "approx_top_count",
            "count_if",
            "countif",
            "sum_if",
            "sumif",
            "avgif",
            "bool_and",
            "bool_or",
            "every",
            "logical_and",
            "logical_or",
            "bit_and",
            "bit_or",
            "bit_xor",
            "corr",
            "covar_pop",
            "covar_samp",
            "regr_slope",
            "collect_list",
            "collect_set",
            "object_agg",
            "json_agg",
            "jsonb_agg",
            "json_object_agg",
            "jsonb_object_agg",
            "json_arrayagg",
            "json_objectagg",
            "xmlagg",
            "first",
            "last",
            "arg_max",
            "arg_min",
            "argmax",
            "argmin",
            "max_by",
            "min_by",
            "hll",
            "hll_accumulate",
            "groupArray",
            "groupUniqArray",
            "uniq",
            "uniqExact",
            "quantile",
            "quantiles",
            "count_big",
            "stdev",
            "stdevp",
            "var",
            "varp",
            "string_aggregate",
            "checksum_agg",
            "array_concat_agg",
            "list",
            "histogram",
            "map_agg",
            "arbitrary",
            "any",
            "topk",
            "kurtosis",
            "skewness",
            "bitmap_union",
            "wm_concat",
            "array_unique_agg",
            "array_union_agg",
            "sum_distinct",
            "product",
            "entropy",
            "anylast",
            "anyheavy",
        ],
        StringComparer.OrdinalIgnoreCase
    );

    static readonly FrozenSet<string> _maskers = FrozenSet.ToFrozenSet(
        [
            .. HashFunctions.Names,
            "encrypt",
            "aes_encrypt",
            "pgp_sym_encrypt",
            "mask",
            "mask_hash",
            "anonymize",
            "tokenize",
            "redact",
            "count",
            "count_big",
        ],
        StringComparer.OrdinalIgnoreCase
    );

    public static bool IsAggregate(string name) => _aggregates.Contains(name);

    /// <summary>Whether its result no longer shows the value: hashes, encryption, counts.</summary>
    public static bool IsMasking(string name) => _maskers.Contains(name);

    static readonly FrozenSet<string> _rowKeepers = FrozenSet.ToFrozenSet(
        [
            "any_value",
            "array_agg",
            "arbitrary",
            "first",
            "last",
            "max_by",
            "min_by",
            "arg_max",
            "arg_min",
            "first_value",
            "last_value",
            "lag",
            "lead",
            "nth_value",
            "coalesce",
            "ifnull",
            "collect_list",
            "collect_set",
            "list",
            "unnest",
            "explode",
            "anyvalue",
            "array_reverse",
            "sort_array",
            "array_distinct",
            "array_slice",
            "element_at",
        ],
        StringComparer.OrdinalIgnoreCase
    );

    static readonly FrozenSet<string> _structMakers = FrozenSet.ToFrozenSet(
        ["struct", "named_struct", "row", "struct_pack"],
        StringComparer.OrdinalIgnoreCase
    );

    /// <summary>Whether its result is one or more of the rows that its first argument is.</summary>
    public static bool KeepsRows(string name) => _rowKeepers.Contains(name);

    /// <summary>Whether it makes a struct of its arguments.</summary>
    public static bool MakesStruct(string name) => _structMakers.Contains(name);

    /// <summary>Whether its first argument names a dictionary that it reads.</summary>
    public static bool IsDictionary(string name) =>
        name.StartsWith("dictGet", StringComparison.OrdinalIgnoreCase) || name is "dictHas" or "dictIsIn" or "joinGet";
}
