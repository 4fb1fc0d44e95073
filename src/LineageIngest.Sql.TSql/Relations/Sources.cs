using LineageIngest.Sql.Ir;
using LineageIngest.Sql.TSql.Expressions;

namespace LineageIngest.Sql.TSql.Relations;

/// <summary>FROM: relations and how they join.</summary>
static class Sources
{
    public static FromItem[] Of(Dom.FromClause? from) => from is null ? [] : [.. from.TableReferences.SelectMany(Of)];

    /// <summary>A relation that stands where only one may: joined ones become a group.</summary>
    public static Relation Single(Dom.TableReference relation) =>
        relation switch
        {
            Dom.JoinTableReference or Dom.JoinParenthesisTableReference or Dom.OdbcQualifiedJoinTableReference => new JoinGroup(
                [.. Of(relation)],
                null,
                Names.SpanOf(relation)
            ),
            _ => Rows.Of(relation, lateral: false),
        };

    // a JOIN b ON … JOIN c ON … hangs down to the left.
    static List<FromItem> Of(Dom.TableReference relation)
    {
        var items = new List<FromItem>();
        while (relation is Dom.JoinTableReference or Dom.JoinParenthesisTableReference or Dom.OdbcQualifiedJoinTableReference)
        {
            switch (relation)
            {
                case Dom.QualifiedJoin join:
                    items.Add(
                        new FromItem(
                            Single(join.SecondTableReference),
                            JoinKind.Join,
                            Conditions.OfAny(join.SearchCondition).FirstOrDefault(),
                            []
                        )
                    );
                    relation = join.FirstTableReference;
                    break;
                case Dom.UnqualifiedJoin join:
                    items.Add(new FromItem(Applied(join), JoinKind.Join, null, []));
                    relation = join.FirstTableReference;
                    break;
                case Dom.JoinParenthesisTableReference group:
                    relation = group.Join;
                    break;
                case Dom.OdbcQualifiedJoinTableReference join:
                    relation = join.TableReference;
                    break;
            }
        }

        items.Add(new FromItem(Rows.Of(relation, lateral: false), JoinKind.Comma, null, []));
        items.Reverse();
        return items;
    }

    static Relation Applied(Dom.UnqualifiedJoin join) =>
        join.UnqualifiedJoinType == Dom.UnqualifiedJoinType.CrossJoin
        || join.SecondTableReference is Dom.JoinTableReference or Dom.JoinParenthesisTableReference
            ? Single(join.SecondTableReference)
            : Rows.Of(join.SecondTableReference, lateral: true);
}
