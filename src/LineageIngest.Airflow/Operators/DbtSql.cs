using System.Text.RegularExpressions;

namespace LineageIngest.Airflow.Operators;

/// <summary>
/// The <c>compiled_sql</c> of astronomer-cosmos: what dbt ran (<c>-- target/run/…</c>) and what it compiled (<c>-- target/compiled/…</c>), one file after the other.
/// The run is the statement; a temporary relation that it reads and does not make is made of the compiled model, as dbt does it.
/// </summary>
static partial class DbtSql
{
    public static IEnumerable<SqlStatement> Statements(string compiled, string field, SqlRole role)
    {
        var files = Files(compiled);
        var ran = files.Where(file => file.Kind == "run").ToList();
        foreach (var file in ran.Count > 0 ? ran : files)
        {
            var model = files.FirstOrDefault(other => other.Kind == "compiled" && other.Path == file.Path).Text;
            yield return new SqlStatement(Complete(file.Text, model), field) { Role = role };
        }
    }

    static List<(string Kind, string Path, string Text)> Files(string compiled)
    {
        var heads = Head().Matches(compiled);
        return heads.Count == 0
            ? [("run", "", compiled)]
            :
            [
                .. heads.Select(
                    (head, at) =>
                        (
                            head.Groups["kind"].Value,
                            head.Groups["path"].Value,
                            compiled[(head.Index + head.Length)..(at + 1 < heads.Count ? heads[at + 1].Index : compiled.Length)].Trim()
                        )
                ),
            ];
    }

    /// <summary>
    /// dbt makes <c>x__dbt_tmp</c> and renames it to <c>x</c>: then it is <c>x</c>. Where <c>x</c> stands there too, the temporary one only hands its rows on.
    /// </summary>
    static string Complete(string ran, string? model)
    {
        foreach (var temporary in Temporary().Matches(ran).Select(match => match.Value).Distinct().ToList())
        {
            var made = Regex.IsMatch(ran, $@"\b(table|view)\s+(if\s+not\s+exists\s+)?{Regex.Escape(temporary)}", RegexOptions.IgnoreCase);
            if (!made && model is not null)
            {
                return $"create temporary table {temporary} as (\n{model}\n);\n{ran}";
            }

            var lasting = Suffix().Replace(temporary, "");
            var name = lasting[(lasting.LastIndexOf('.') + 1)..].Trim('"', '`', '[', ']');
            if (made && !Regex.IsMatch(ran, $@"(?<!\w){Regex.Escape(name)}(?!\w)"))
            {
                ran = ran.Replace(temporary, lasting, StringComparison.Ordinal);
            }
        }

        return ran;
    }

    [GeneratedRegex(@"^-- target/(?<kind>run|compiled)/(?<path>\S+)\s*$", RegexOptions.Multiline)]
    private static partial Regex Head();

    [GeneratedRegex(@"(?:[""`\[]?[\w-]+[""`\]]?\.)*[""`\[]?\w+__dbt_tmp\d*[""`\]]?")]
    private static partial Regex Temporary();

    [GeneratedRegex(@"__dbt_tmp\d*")]
    private static partial Regex Suffix();
}
