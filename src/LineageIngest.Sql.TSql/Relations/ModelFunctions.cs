using LineageIngest.Sql.Ir;
using LineageIngest.Sql.TSql.Expressions;

namespace LineageIngest.Sql.TSql.Relations;

/// <summary>Rows of a table beside what a model or an index says of them: <c>PREDICT</c>, <c>VECTOR_SEARCH</c>, <c>AI_GENERATE_CHUNKS</c>.</summary>
static class ModelFunctions
{
    // PREDICT (MODEL = @m, DATA = t AS d) WITH (score float) AS p: the columns of d stay usable.
    public static JoinGroup Of(Dom.PredictTableReference predict, TableAlias? alias)
    {
        var span = Names.SpanOf(predict);
        Expression[] model =
        [
            .. Scalars.OfAny(predict.ModelVariable),
            .. predict.ModelSubquery is { } query
                ? [new Subquery(Queries.QueryTree.Of(query.QueryExpression), SubqueryUse.Test, Names.SpanOf(query))]
                : Array.Empty<Expression>(),
        ];
        Identifier[] columns = [.. predict.SchemaDeclarationItems.Select(item => Names.Of(item.ColumnDefinition.ColumnIdentifier))];
        var scores = new TableFunction(Names.Of("PREDICT", predict), model, columns, alias, span);
        return Beside(predict.DataSource, scores, span);
    }

    // VECTOR_SEARCH (TABLE = t AS x, COLUMN = c, SIMILAR_TO = @v, …) AS s: s.distance comes from x.c.
    public static JoinGroup Of(Dom.VectorSearchTableReference search, TableAlias? alias)
    {
        var span = Names.SpanOf(search);
        var distance = new TableFunction(
            Names.Of("VECTOR_SEARCH", search),
            [Columns.Of(search.Column), .. Scalars.OfAny(search.SimilarTo)],
            [new Identifier("distance", false, span)],
            alias,
            span
        );
        return Beside(search.Table, distance, span);
    }

    public static TableFunction Of(Dom.AIGenerateFixedChunksTableReference chunks, TableAlias? alias)
    {
        var span = Names.SpanOf(chunks);
        Identifier[] columns = Array.ConvertAll(
            (string[])["chunk", "chunk_order", "chunk_offset", "chunk_length", "chunk_set_id"],
            name => new Identifier(name, false, span)
        );
        return new TableFunction(Names.Of("AI_GENERATE_CHUNKS", chunks), Scalars.OfAny(chunks.Source), columns, alias, span);
    }

    static JoinGroup Beside(Dom.TableReferenceWithAlias table, TableFunction function, TextSpan span) =>
        new(
            [new FromItem(Rows.Of(table, lateral: false), JoinKind.Comma, null, []), new FromItem(function, JoinKind.Join, null, [])],
            null,
            span
        );
}
