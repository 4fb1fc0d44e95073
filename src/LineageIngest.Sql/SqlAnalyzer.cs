using LineageIngest.Sql.Binding;
using LineageIngest.Sql.Folding;
using LineageIngest.Sql.Ir;
using LineageIngest.Sql.Lexing;
using LineageIngest.Sql.Parsing;
using LineageIngest.Sql.Parsing.Blocks;

namespace LineageIngest.Sql;

/// <summary>Text in, lineage out: <c>new SqlAnalyzer().Analyze("insert into o select a from t", Dialect.Get("postgres"), InMemoryCatalog.Empty)</c>.</summary>
/// <remarks>Pure and safe to share between threads. Never throws on input; only <see cref="OperationCanceledException"/> when cancelled.</remarks>
/// <param name="readers">Front ends for grammars of their own, asked first; our own parser reads the rest.</param>
public sealed class SqlAnalyzer(params IStatementReader[] readers)
{
    /// <summary>Raised whenever the same text may be read otherwise than before; claims that an older version read are then read again.</summary>
    public const int Version = 4;

    /// <summary>The bounds of each analysis.</summary>
    public SqlLimits Limits { get; init; } = SqlLimits.Default;

    /// <summary>Derives table and column lineage of a script.</summary>
    /// <param name="sql">One or many statements; templates (<c>{{ }}</c>, <c>{% %}</c>) and binds may be left in.</param>
    /// <param name="dialect">How to read it.</param>
    /// <param name="catalog">What is known about the database.</param>
    /// <param name="cancellation">Ends the analysis early.</param>
    public SqlAnalysis Analyze(string sql, Dialect dialect, ISchemaCatalog catalog, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(sql);
        ArgumentNullException.ThrowIfNull(dialect);
        ArgumentNullException.ThrowIfNull(catalog);
        var diagnostics = new List<Diagnostic>();
        sql = Bound(sql, diagnostics);
        var leftOut = new List<TextSpan>();
        var masked = TemplateMask.Apply(sql, dialect, leftOut);
        var statements = TriggerFunctions.WithTables(Read(sql, masked, dialect, diagnostics, cancellation), diagnostics);
        var session = new Session(catalog, dialect, Limits);
        var context = new BindingContext(sql, dialect, session, Limits, cancellation);
        var binder = new Binders(context, text => ScriptReader.ReadText(text, dialect, Limits, diagnostics, cancellation)).Statements;
        foreach (var statement in statements)
        {
            binder.Bind(statement);
        }

        var script = new ScriptFolder([.. context.Bound.Select(bound => bound.Result)], Limits.MaxEdges).Fold();
        var analyses = context.Bound.Select(bound => Describe(bound.Statement, bound.Kind, bound.Result)).ToArray();
        var completeness = analyses.Length == 0 ? Completeness.Full : analyses.Max(analysis => analysis.Completeness);
        if (leftOut.Count > 0)
        {
            completeness = LowerWhereLeftOut(analyses, leftOut, completeness, diagnostics);
        }

        return new SqlAnalysis(
            analyses,
            script,
            [.. diagnostics, .. context.Bound.SelectMany(bound => bound.Result.Diagnostics)],
            completeness
        );
    }

    // Further branches of a template's choice were not read: what holds one of them is not all that it may be.
    static Completeness LowerWhereLeftOut(
        StatementAnalysis[] analyses,
        List<TextSpan> leftOut,
        Completeness completeness,
        List<Diagnostic> diagnostics
    )
    {
        foreach (var span in leftOut)
        {
            diagnostics.Add(DiagnosticFacts.OtherBranches(span));
            for (var index = 0; index < analyses.Length; index++)
            {
                var own = analyses[index].Span;
                if (analyses[index].Completeness == Completeness.Full && own.Start < span.End && span.Start < own.End)
                {
                    analyses[index] = analyses[index] with { Completeness = Completeness.Partial };
                }
            }
        }

        return completeness > Completeness.Partial ? completeness : Completeness.Partial;
    }

    string Bound(string sql, List<Diagnostic> diagnostics)
    {
        if (sql.Length <= Limits.MaxLength)
        {
            return sql;
        }

        diagnostics.Add(DiagnosticFacts.TooLong(Limits.MaxLength));
        return sql[..Limits.MaxLength];
    }

    Statement[] Read(string sql, string masked, Dialect dialect, List<Diagnostic> diagnostics, CancellationToken cancellation)
    {
        foreach (var reader in readers)
        {
            if (!reader.Reads(dialect))
            {
                continue;
            }

            var statements = new List<Statement>();
            masked = ClientLines.Blank(masked, dialect, statements, diagnostics, cancellation);
            var read = reader.Read(sql, masked, dialect, cancellation);
            statements.AddRange(read.Statements);
            foreach (var span in read.Unread)
            {
                // Blanks before the text keep every offset true.
                var text = string.Concat(new string(' ', span.Start), masked.AsSpan(span.Start, span.Length));
                statements.AddRange(
                    ScriptReader.Read(sql[..Math.Min(sql.Length, span.End)], text, dialect, Limits, diagnostics, cancellation)
                );
            }

            return [.. statements.OrderBy(statement => statement.Span.Start)];
        }

        return ScriptReader.Read(sql, masked, dialect, Limits, diagnostics, cancellation);
    }

    static StatementAnalysis Describe(Statement statement, StatementKind kind, StatementResult result)
    {
        var indirect = new List<IndirectSource>();
        var seen = new HashSet<(Table?, Table, string, EdgeKind)>();
        var all = new List<(Origin Origin, TextSpan Span)>();
        foreach (var (target, own) in result.IndirectSources)
        {
            all.Clear();
            own.CollectInto([], all);
            foreach (var (origin, span) in all)
            {
                if (seen.Add((target, origin.Table, origin.Column, origin.Kind)))
                {
                    indirect.Add(new IndirectSource(target?.Name, Name(origin), origin.Kind, origin.Certainty, span));
                }
            }
        }

        return new StatementAnalysis(
            kind,
            statement.Span,
            (result.IsLimited || result.IsDoubtful) && statement.Completeness == Completeness.Full
                ? Completeness.Partial
                : statement.Completeness,
            [.. result.Reads.Select(read => new TableUse(read.Table.Name, read.Span, read.Table.Certainty))],
            [.. result.Writes.Select(write => new TableUse(write.Table.Name, write.Span, write.Table.Certainty))],
            [
                .. result.Edges.Select(edge => new ColumnEdge(
                    new ColumnName(edge.Target?.Name, edge.Column),
                    edge.Ordinal,
                    edge.IsNamed,
                    Name(edge.Source),
                    edge.Source.Kind,
                    edge.Source.Masking,
                    edge.Source.Certainty,
                    edge.Span
                )),
            ],
            [.. indirect],
            [.. result.Declared],
            [.. result.NonTables],
            [.. result.Diagnostics]
        );
    }

    static ColumnName Name(Origin origin) => new(origin.Table.Name, origin.Column);
}
