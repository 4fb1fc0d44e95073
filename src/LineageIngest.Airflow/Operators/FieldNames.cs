namespace LineageIngest.Airflow.Operators;

/// <summary>An operator that nobody described, read by what its fields are called: every clause of it is a guess and marked so.</summary>
static class FieldNames
{
    static readonly string[] _sqlFields =
    [
        "sql",
        "hql",
        "query",
        "select_query",
        "compiled_sql",
        "bql",
        "statement",
        "statements",
        "sql_statement",
        "source_sql",
        "sql_query",
    ];

    static readonly string[] _sourceTables =
    [
        "source_table",
        "src_table",
        "source_table_name",
        "from_table",
        "input_table",
        "source_project_dataset_table",
    ];

    static readonly string[] _sourceSides = ["source", "src", "input"];

    static readonly string[] _targetSides = ["dest", "target", "output"];

    static readonly string[] _targetTables =
    [
        "destination_table",
        "dest_table",
        "target_table",
        "destination_table_name",
        "target_table_name",
        "to_table",
        "output_table",
        "destination_project_dataset_table",
    ];

    public static IEnumerable<Clause> Guess(RenderedFields fields)
    {
        var names = fields.Names.ToHashSet(StringComparer.Ordinal);
        var connection = Connection(names, ["conn_id", "sql_conn_id"], "");
        var source = Connection(names, ["source_conn_id", "src_conn_id"], "source") ?? connection;
        var target = Connection(names, ["destination_conn_id", "dest_conn_id", "target_conn_id"], "dest") ?? connection;
        var targetTable =
            _targetTables.FirstOrDefault(names.Contains) is { } table && target is not null ? new Target("{" + table + "}", target) : null;
        foreach (var name in _sqlFields.Where(names.Contains))
        {
            yield return new SqlClause(name, source, targetTable is null ? SqlRole.Both : SqlRole.Source, targetTable);
        }

        if (targetTable is not null)
        {
            yield return new DatasetClause(Direction.Writes, targetTable);
        }

        if (source is not null && _sourceTables.FirstOrDefault(names.Contains) is { } from)
        {
            yield return new DatasetClause(Direction.Reads, new Target("{" + from + "}", source));
        }

        foreach (var direction in new[] { Direction.Reads, Direction.Writes })
        {
            foreach (var uri in names.Where(name => Sided(name, direction)).Order(StringComparer.Ordinal))
            {
                yield return new DatasetClause(direction, new Target("{" + uri + "}", null));
            }
        }
    }

    /// <summary>A field that says its side and may hold a URI; a value without a scheme gives nothing.</summary>
    static bool Sided(string name, Direction direction) =>
        (
            name.Contains("uri", StringComparison.Ordinal)
            || name.Contains("path", StringComparison.Ordinal)
            || name.Contains("key", StringComparison.Ordinal)
            || name.Contains("url", StringComparison.Ordinal)
        ) && (direction == Direction.Reads ? _sourceSides : _targetSides).Any(side => name.Contains(side, StringComparison.Ordinal));

    /// <summary>The known names first; then the only one that ends in <c>_conn_id</c>, none when there are several.</summary>
    static ConnectionRef? Connection(HashSet<string> names, string[] known, string side)
    {
        var named = known.FirstOrDefault(names.Contains);
        var others = names
            .Where(name => name.EndsWith("_conn_id", StringComparison.Ordinal) && name.Contains(side, StringComparison.Ordinal))
            .ToList();
        var found = named ?? (others.Count == 1 ? others[0] : null);
        return found is null ? null : new ConnectionRef(found, null, null, null, new Dictionary<string, string>());
    }
}
