using System.Reflection;

namespace LineageIngest.Airflow.Operators;

/// <summary>The operator table: from class name to what its rendered fields say. Data, read once from <c>operators.table</c>.</summary>
static class OperatorTable
{
    public static IReadOnlyList<OperatorRule> Rules { get; } = Read();

    static readonly Dictionary<string, OperatorRule> _byClass = Rules
        .SelectMany(rule => rule.Operators.Select(name => (name, rule)))
        .ToDictionary(row => row.name, row => row.rule, StringComparer.Ordinal);

    /// <summary>The rule of a class; a name with Async behind it is the deferrable variant of the same operator.</summary>
    public static OperatorRule? Find(string? operatorClass) =>
        operatorClass is null ? null
        : _byClass.TryGetValue(operatorClass, out var rule) ? rule
        : operatorClass.EndsWith("Async", StringComparison.Ordinal) ? _byClass.GetValueOrDefault(operatorClass[..^"Async".Length])
        : null;

    /// <summary>The rule of the operator whose name a class of one's own ends with: <c>AcmeS3ToRedshiftOperator</c>; a guess.</summary>
    public static OperatorRule? FindBase(string? operatorClass) =>
        operatorClass is null
            ? null
            : _byClass
                .Where(row => row.Key.Length >= MinBaseName && operatorClass.EndsWith(row.Key, StringComparison.Ordinal))
                .OrderByDescending(row => row.Key.Length)
                .FirstOrDefault()
                .Value;

    // A name as short as SQLSensor says too little about a class that ends with it.
    const int MinBaseName = 12;

    static List<OperatorRule> Read()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("operators.table")!;
        using var reader = new StreamReader(stream);
        var rules = new List<OperatorRule>();
        var clauses = new List<Clause>();
        string[] names = [];
        while (reader.ReadLine() is { } line)
        {
            if (line.Length == 0 || line[0] == ';')
            {
                continue;
            }

            if (line[0] != ' ')
            {
                Close();
                names = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            }
            else
            {
                clauses.Add(ReadClause(line.Trim()));
            }
        }

        Close();
        return rules;

        void Close()
        {
            if (names.Length > 0)
            {
                rules.Add(new OperatorRule(names, [.. clauses]));
                clauses.Clear();
            }
        }
    }

    static Clause ReadClause(string line)
    {
        var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var options = words
            .Where(word => word.Contains('=', StringComparison.Ordinal) && word[0] != '@' && word[0] != '{')
            .Select(word => word.Split('=', 2))
            .ToDictionary(pair => pair[0], pair => pair[1]);
        var connection = Array.Find(words, word => word[0] == '@') is { } reference ? ReadConnection(reference[1..], options) : null;
        var role = options.TryGetValue("role", out var named) ? Enum.Parse<SqlRole>(named, ignoreCase: true) : SqlRole.Both;
        return words switch
        {
            ["sql", var field, ..] => new SqlClause(
                field,
                connection,
                role,
                options.TryGetValue("to", out var to) ? ReadTarget(to, connection) : null
            ),
            ["read" or "write", "table", var template, ..] => new DatasetClause(Way(words[0]), new Target(template, connection)),
            ["read" or "write", var template] => new DatasetClause(Way(words[0]), new Target(template, null)),
            ["calls", var dag, .. var task] => new LinkClause(LinkKind.Calls, dag, task.FirstOrDefault()),
            ["waits", var dag, .. var task] => new LinkClause(LinkKind.WaitsFor, dag, task.FirstOrDefault()),
            ["args", var field] => new ArgumentsClause(field),
            ["dbt", var field, ..] => new DbtClause(field, role),
            ["shell", var field] => new ShellClause(field),
            ["note", ..] => new NoteClause(line["note ".Length..]),
            _ => throw new InvalidDataException($"operators.table: {line}"),
        };
    }

    static Direction Way(string word) => word == "read" ? Direction.Reads : Direction.Writes;

    /// <summary><c>table:TEMPLATE@connection</c>, or a URI; a table without a connection of its own lies on the statement's.</summary>
    static Target ReadTarget(string text, ConnectionRef? statement)
    {
        if (!text.StartsWith("table:", StringComparison.Ordinal))
        {
            return new Target(text, null);
        }

        var parts = text["table:".Length..].Split('@', 2);
        return new Target(parts[0], parts.Length > 1 ? ReadConnection(parts[1], []) : statement);
    }

    static ConnectionRef ReadConnection(string text, Dictionary<string, string> options)
    {
        var parts = text.Split('=', 2);
        var otherwise = parts.Length > 1 ? parts[1].Split(':') : [];
        return new ConnectionRef(
            parts[0],
            otherwise is [{ Length: > 0 } id, ..] ? id : null,
            otherwise is [_, var type] ? type : null,
            options.GetValueOrDefault("as"),
            options.Where(option => option.Key is "db" or "schema" or "region" or "host" or "catalog" or "hook").ToDictionary()
        );
    }
}
