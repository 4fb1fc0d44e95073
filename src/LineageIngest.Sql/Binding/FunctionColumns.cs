namespace LineageIngest.Sql.Binding;

/// <summary>Columns of table functions that name them themselves.</summary>
static class FunctionColumns
{
    static readonly Dictionary<string, string[]> _known = new(StringComparer.OrdinalIgnoreCase)
    {
        ["flatten"] = ["SEQ", "KEY", "PATH", "INDEX", "VALUE", "THIS"],
        ["split_to_table"] = ["SEQ", "INDEX", "VALUE"],
        ["explode"] = ["col", "key", "value"],
        ["explode_outer"] = ["col", "key", "value"],
        ["posexplode"] = ["pos", "col", "key", "value"],
        ["posexplode_outer"] = ["pos", "col", "key", "value"],
        ["openjson"] = ["key", "value", "type"],
        ["string_split"] = ["value"],
        ["json_each"] = ["key", "value"],
        ["jsonb_each"] = ["key", "value"],
        ["json_each_text"] = ["key", "value"],
        ["jsonb_each_text"] = ["key", "value"],
        ["json_array_elements"] = ["value"],
        ["jsonb_array_elements"] = ["value"],
        ["json_array_elements_text"] = ["value"],
        ["jsonb_array_elements_text"] = ["value"],
        ["generate_series"] = ["generate_series"],
        ["unnest"] = ["unnest"],
        ["regexp_split_to_table"] = ["regexp_split_to_table"],
        ["string_to_table"] = ["string_to_table"],
        ["generate_subscripts"] = ["generate_subscripts"],
        ["json_object_keys"] = ["json_object_keys"],
        ["jsonb_object_keys"] = ["jsonb_object_keys"],
        ["jsonb_path_query"] = ["jsonb_path_query"],
        ["regexp_matches"] = ["regexp_matches"],
        ["range"] = ["range", "id"],
        ["numbers"] = ["number"],
    };

    public static string[] Of(string function) => _known.GetValueOrDefault(function) ?? [];
}
