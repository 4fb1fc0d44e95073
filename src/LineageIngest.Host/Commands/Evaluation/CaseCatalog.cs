using System.Text.Json.Nodes;
using LineageIngest.Sql;

namespace LineageIngest.Host.Commands.Evaluation;

/// <summary>What a JSON record says about its database: <c>{"schema": {"s.t": {"a": "int"}}, "default_db": "db"}</c>.</summary>
static class CaseCatalog
{
    /// <summary>The catalogue of a record with schema, default_db and default_schema, each of which may be absent.</summary>
    public static InMemoryCatalog Of(JsonNode record)
    {
        var schema = ((string?)record["default_schema"])?.Split('.') ?? [];
        var database = (string?)record["default_db"] ?? (schema.Length > 1 ? schema[0] : null);
        var catalog = new InMemoryCatalog(new SessionDefaults(database, schema.Length > 0 ? [schema[^1]] : []));
        if (record["schema"] is JsonObject tables)
        {
            foreach (var (table, columns) in tables)
            {
                if (columns is JsonObject known && Split(table) is { } name)
                {
                    catalog.Add(name, [.. known.Select(column => column.Key)]);
                }
            }
        }

        return catalog;
    }

    /// <summary>The inverse of dotting: parts with a dot stand in quotes.</summary>
    static TableName? Split(string dotted)
    {
        var parts = new List<string>();
        var part = new System.Text.StringBuilder();
        var quoted = false;
        foreach (var character in dotted)
        {
            if (character == '"')
            {
                quoted = !quoted;
            }
            else if (character == '.' && !quoted)
            {
                parts.Add(part.ToString());
                part.Clear();
            }
            else
            {
                part.Append(character);
            }
        }

        parts.Add(part.ToString());
        return parts.Count switch
        {
            1 => new TableName(null, null, parts[0]),
            2 => new TableName(null, parts[0], parts[1]),
            >= 3 => new TableName(parts[^3], parts[^2], parts[^1]),
            _ => null,
        };
    }
}
