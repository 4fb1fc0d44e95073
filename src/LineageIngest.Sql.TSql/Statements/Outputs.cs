using LineageIngest.Sql.Ir;
using LineageIngest.Sql.TSql.Queries;
using LineageIngest.Sql.TSql.Relations;

namespace LineageIngest.Sql.TSql.Statements;

/// <summary><c>OUTPUT inserted.a INTO audit (a)</c>.</summary>
static class Outputs
{
    // A statement may have both; the one without INTO only goes to the client.
    public static Returning? Of(Dom.DataModificationSpecification specification)
    {
        if (specification.OutputIntoClause is { } into)
        {
            return new Returning(
                Projections.Of(into.SelectColumns),
                new WriteTarget(Sources.Single(into.IntoTable), Names.LastsOf(into.IntoTableColumns)),
                []
            );
        }

        return specification.OutputClause is { } output ? new Returning(Projections.Of(output.SelectColumns), null, []) : null;
    }
}
