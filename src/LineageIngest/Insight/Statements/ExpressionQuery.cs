using LineageIngest.Graph.Edges;

namespace LineageIngest.Insight.Statements;

/// <summary>The expression that gives a column its value, as written, and where it stands in the job's SQL (see <see cref="JobSqlQuery"/>).</summary>
public sealed record WrittenExpression(string Text, Place Span);

/// <summary>What jobs' SQL says of the columns that they write: found by reading it, since it is not stored with the edges.</summary>
public sealed class ExpressionQuery(JobSqlQuery jobs, LineageQuery lineage)
{
    /// <summary>Each job's SQL is read anew, some milliseconds each; edges of further jobs stay without an expression.</summary>
    public const int MostJobs = 100;

    /// <summary>Longer ones are cut: they are read in the job's SQL itself.</summary>
    public const int MostCharacters = 2000;

    /// <param name="edges">ids of alias sets already folded</param>
    public async Task<WrittenExpressions> OfAsync(
        int subscriptionId,
        IReadOnlyCollection<FoundColumnEdge> edges,
        CancellationToken cancellation
    )
    {
        var written = new List<(Guid Job, DescribedColumn Column)>();
        foreach (var job in edges.Where(edge => edge.TargetColumn.Length > 0).Select(edge => edge.JobId).Distinct().Take(MostJobs))
        {
            if (await jobs.FindAsync(subscriptionId, job, null, null, cancellation) is { } sql)
                written.AddRange(sql.Description.Statements.SelectMany(statement => statement.Columns).Select(column => (job, column)));
        }
        var ids = written
            .SelectMany(row => row.Column.Sources.Select(source => source.Table.Id).Append(row.Column.Target.Table?.Id))
            .OfType<Guid>()
            .Distinct()
            .ToList();
        return new WrittenExpressions(written, await lineage.MembersAsync(subscriptionId, ids, cancellation));
    }
}

/// <summary>Expressions by job and column. Pure.</summary>
public sealed class WrittenExpressions
{
    readonly ILookup<(Guid Job, Guid Dataset, string Column), DescribedColumn> _columns;
    readonly IReadOnlyDictionary<Guid, Guid> _representatives;

    internal WrittenExpressions(IEnumerable<(Guid Job, DescribedColumn Column)> written, IReadOnlyDictionary<Guid, Guid> representatives)
    {
        _representatives = representatives;
        _columns = written
            .Where(row =>
                row.Column is { Expression: not null, ExpressionSpan: not null } && row.Column.Target.Table is null or { Id: not null }
            )
            .ToLookup(
                row => (row.Job, row.Column.Target.Table?.Id is { } id ? Folded(id) : Guid.Empty, Name(row.Column.Target.Column)),
                row => row.Column
            );
    }

    /// <summary>Of the statement that takes the value from this source; null where no text says it.</summary>
    public WrittenExpression? Of(FoundColumnEdge edge)
    {
        var name = Name(edge.TargetColumn);
        var column = _columns[(edge.JobId, edge.TargetId, name)]
            .Concat(_columns[(edge.JobId, Guid.Empty, name)]) // a bare query: whoever ran it put its answer somewhere
            .FirstOrDefault(column => Reads(column, edge));
        return column is { Expression: { } text, ExpressionSpan: { } span }
            ? new WrittenExpression(text.Length > ExpressionQuery.MostCharacters ? text[..ExpressionQuery.MostCharacters] : text, span)
            : null;
    }

    bool Reads(DescribedColumn column, FoundColumnEdge edge) =>
        column.Sources.Any(source =>
            source.Table.Id is { } id && Folded(id) == edge.SourceId && Name(source.Column) == Name(edge.SourceColumn)
        );

    Guid Folded(Guid dataset) => _representatives.GetValueOrDefault(dataset, dataset);

    /// <summary>Dialects fold names in different ways; two columns of one table never differ by case alone.</summary>
    static string Name(string column) => column.ToUpperInvariant();
}
