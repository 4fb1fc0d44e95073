namespace LineageIngest.Insight.Statements;

/// <summary>A job may hand over several texts; people read them as one, below each other. Pure.</summary>
static class JoinedTexts
{
    const string Between = "\n\n";

    public static SqlDescription Of(IReadOnlyList<SqlDescription> texts)
    {
        if (texts.Count == 1)
            return texts[0];
        var (statements, diagnostics) = (new List<DescribedStatement>(), new List<DescribedDiagnostic>());
        var (offset, lines) = (0, 0);
        foreach (var text in texts)
        {
            var (first, by) = (statements.Count, new Shift(offset, lines));
            statements.AddRange(text.Statements.Select(statement => by.Moved(statement, first)));
            diagnostics.AddRange(
                text.Diagnostics.Select(diagnostic =>
                    diagnostic with
                    {
                        Span = by.Moved(diagnostic.Span),
                        Statement = diagnostic.Statement + first,
                    }
                )
            );
            offset += text.Sql.Length + Between.Length;
            lines += text.Sql.AsSpan().Count('\n') + Between.Length;
        }
        return new SqlDescription(
            string.Join(Between, texts.Select(text => text.Sql)),
            texts[0].Dialect,
            texts.Max(text => text.Quality),
            statements,
            diagnostics
        );
    }

    /// <summary>How far a text stands below the first one; texts begin at the beginning of a line.</summary>
    readonly record struct Shift(int Offset, int Lines)
    {
        public Place Moved(Place place) => place with { Start = place.Start + Offset, Line = place.Line + Lines };

        public DescribedStatement Moved(DescribedStatement statement, int first)
        {
            var by = this;
            return statement with
            {
                Index = statement.Index + first,
                Span = Moved(statement.Span),
                Reads = [.. statement.Reads.Select(by.Moved)],
                Writes = [.. statement.Writes.Select(by.Moved)],
                Columns = [.. statement.Columns.Select(by.Moved)],
                Influences = [.. statement.Influences.Select(by.Moved)],
            };
        }

        DescribedUse Moved(DescribedUse use) => use with { Spans = Moved(use.Spans) };

        DescribedColumn Moved(DescribedColumn column)
        {
            var by = this;
            return column with
            {
                TargetSpans = Moved(column.TargetSpans),
                ExpressionSpan = column.ExpressionSpan is { } span ? Moved(span) : null,
                Sources = [.. column.Sources.Select(source => source with { Spans = by.Moved(source.Spans) })],
            };
        }

        DescribedInfluence Moved(DescribedInfluence influence)
        {
            var by = this;
            return influence with
            {
                Span = Moved(influence.Span),
                Columns = [.. influence.Columns.Select(column => column with { Spans = by.Moved(column.Spans) })],
            };
        }

        List<Place> Moved(IEnumerable<Place> places) => [.. places.Select(Moved)];
    }
}
