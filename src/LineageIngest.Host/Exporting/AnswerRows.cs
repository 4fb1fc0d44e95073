using System.Text.Json;

namespace LineageIngest.Host.Exporting;

/// <summary>
/// The rows of an answer: a list answer as it is, else the list that the answer is about (edges before others) or the one that is asked for by name.
/// What lies in objects becomes columns such as job.name; lists of plain values are joined by semicolons.
/// </summary>
sealed class AnswerRows
{
    static readonly string[] _foremost =
    [
        "edges",
        "columns",
        "causes",
        "downstreamAssets",
        "paths",
        "tasks",
        "runs",
        "results",
        "changes",
        "nodes",
        "entries",
    ];

    readonly List<Dictionary<string, string>> _rows;

    AnswerRows(List<Dictionary<string, string>> rows)
    {
        _rows = rows;
        Columns = [.. rows.SelectMany(row => row.Keys).Distinct()];
    }

    public IReadOnlyList<string> Columns { get; }

    public IEnumerable<IReadOnlyList<string>> Cells(IReadOnlyList<string> columns) =>
        _rows.Select(row => columns.Select(column => row.GetValueOrDefault(column, "")).ToList());

    /// <summary>Null when the answer has no list of that name.</summary>
    public static AnswerRows? Of(JsonElement answer, string part)
    {
        if (Rows(answer, part) is not { } rows)
            return null;
        var names = Names(answer);
        return new AnswerRows(rows.ConvertAll(row => Named(Flat(row), names)));
    }

    static List<JsonElement>? Rows(JsonElement answer, string part)
    {
        if (answer.ValueKind == JsonValueKind.Array)
            return part.Length == 0 ? [.. answer.EnumerateArray()] : null;
        if (answer.ValueKind != JsonValueKind.Object)
            return null;
        var lists = answer.EnumerateObject().Where(p => p.Value.ValueKind == JsonValueKind.Array).ToDictionary(p => p.Name, p => p.Value);
        if (part.Length > 0)
            return lists.TryGetValue(part, out var named) ? [.. named.EnumerateArray()] : null;
        var name =
            _foremost.FirstOrDefault(lists.ContainsKey)
            ?? lists.Keys.FirstOrDefault(key => lists[key].EnumerateArray().Any(row => row.ValueKind == JsonValueKind.Object));
        return name is null ? [answer] : [.. lists[name].EnumerateArray()];
    }

    /// <summary>Edges name their ends by id; the nodes of the same answer know the names.</summary>
    static Dictionary<string, string> Names(JsonElement answer)
    {
        var names = new Dictionary<string, string>();
        if (answer.ValueKind != JsonValueKind.Object)
            return names;
        foreach (var list in new[] { "nodes", "upstream", "downstream", "root" })
        {
            if (answer.TryGetProperty(list, out var nodes))
            {
                foreach (var node in nodes.ValueKind == JsonValueKind.Array ? nodes.EnumerateArray() : Enumerable.Repeat(nodes, 1))
                {
                    if (node.ValueKind == JsonValueKind.Object && node.TryGetProperty("qualifiedName", out var name))
                        names[node.GetProperty("id").GetString()!] = name.GetString()!;
                }
            }
        }

        return names;
    }

    static Dictionary<string, string> Named(Dictionary<string, string> row, Dictionary<string, string> names)
    {
        foreach (var end in new[] { "source", "target" })
        {
            if (row.TryGetValue(end, out var id) && names.TryGetValue(id, out var name))
                row[$"{end}Name"] = name;
        }

        return row;
    }

    static Dictionary<string, string> Flat(JsonElement row)
    {
        var cells = new Dictionary<string, string>();
        Flatten("", row, cells);
        return cells;
    }

    static void Flatten(string name, JsonElement value, Dictionary<string, string> cells)
    {
        if (value.ValueKind == JsonValueKind.Object)
        {
            foreach (var property in value.EnumerateObject())
                Flatten(name.Length == 0 ? property.Name : $"{name}.{property.Name}", property.Value, cells);
        }
        else
        {
            cells[name.Length == 0 ? "value" : name] = Cell(value);
        }
    }

    static string Cell(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.Null or JsonValueKind.Undefined => "",
            JsonValueKind.String => value.GetString()!,
            JsonValueKind.Array => string.Join(
                ';',
                value.EnumerateArray().Select(item => item.ValueKind == JsonValueKind.Object ? item.GetRawText() : Cell(item))
            ),
            _ => value.GetRawText(),
        };
}
