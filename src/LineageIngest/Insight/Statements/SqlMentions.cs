using LineageIngest.Sql;

namespace LineageIngest.Insight.Statements;

/// <summary>Where names stand in a SQL text, outside of texts in single quotes and comments. Lines are counted once for all places.</summary>
sealed class SqlMentions
{
    readonly string _sql;
    readonly List<int> _lines = [0];
    readonly ILookup<string, TextSpan> _names;

    public SqlMentions(string sql)
    {
        _sql = sql;
        for (var at = sql.IndexOf('\n', StringComparison.Ordinal); at >= 0; at = sql.IndexOf('\n', at + 1))
            _lines.Add(at + 1);
        _names = Names(sql).ToLookup(span => sql.Substring(span.Start, span.Length), StringComparer.OrdinalIgnoreCase);
    }

    public Place Place(TextSpan span)
    {
        var start = Math.Clamp(span.Start, 0, _sql.Length);
        var line = _lines.BinarySearch(start);
        if (line < 0)
            line = ~line - 1;
        return new Place(start, Math.Clamp(span.Length, 0, _sql.Length - start), line + 1, start - _lines[line] + 1);
    }

    /// <summary>The places of a name inside a stretch, in order; the last part of a qualified name counts.</summary>
    public List<TextSpan> Of(string name, TextSpan within) =>
        [.. _names[name].Where(span => span.Start >= within.Start && span.End <= within.End)];

    static IEnumerable<TextSpan> Names(string sql)
    {
        var at = 0;
        while (at < sql.Length)
        {
            var sign = sql[at];
            if (sign == '\'')
            {
                at = Closing(sql, at, '\'');
            }
            else if (sign is '"' or '`')
            {
                var end = Closing(sql, at, sign);
                if (end - at > 2)
                    yield return TextSpan.Between(at + 1, end - 1);
                at = end;
            }
            else if (sign == '-' && at + 1 < sql.Length && sql[at + 1] == '-')
            {
                var end = sql.IndexOf('\n', at);
                at = end < 0 ? sql.Length : end;
            }
            else if (sign == '/' && at + 1 < sql.Length && sql[at + 1] == '*')
            {
                var end = sql.IndexOf("*/", at + 2, StringComparison.Ordinal);
                at = end < 0 ? sql.Length : end + 2;
            }
            else if (char.IsLetter(sign) || sign == '_')
            {
                var start = at;
                while (at < sql.Length && (char.IsLetterOrDigit(sql[at]) || sql[at] is '_' or '$'))
                    at++;
                yield return TextSpan.Between(start, at);
            }
            else
            {
                at++;
            }
        }
    }

    /// <summary>Just after the closing sign; a doubled one inside stands for itself.</summary>
    static int Closing(string sql, int open, char sign)
    {
        for (var at = open + 1; at < sql.Length; at++)
        {
            if (sql[at] != sign)
                continue;
            if (at + 1 < sql.Length && sql[at + 1] == sign)
                at++;
            else
                return at + 1;
        }
        return sql.Length;
    }
}
