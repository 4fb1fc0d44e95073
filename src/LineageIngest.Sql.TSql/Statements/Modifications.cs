using LineageIngest.Sql.Ir;
using LineageIngest.Sql.TSql.Expressions;
using LineageIngest.Sql.TSql.Queries;
using LineageIngest.Sql.TSql.Relations;

namespace LineageIngest.Sql.TSql.Statements;

/// <summary>INSERT, UPDATE, DELETE and MERGE, as statements and inside FROM.</summary>
static class Modifications
{
    public static Statement Of(Dom.DataModificationStatement statement)
    {
        var with = QueryTree.CommonTables(statement.WithCtesAndXmlNamespaces);
        var span = Names.SpanOf(statement);
        return statement switch
        {
            Dom.InsertStatement insert => Inserts.Of(insert.InsertSpecification, with, span),
            Dom.UpdateStatement update => Of(update.UpdateSpecification, with, span),
            Dom.DeleteStatement delete => Of(delete.DeleteSpecification, with, span),
            Dom.MergeStatement merge => Of(merge.MergeSpecification, with, span),
            _ => Plain.Of(statement),
        };
    }

    public static Statement Of(Dom.DataModificationSpecification specification, CommonTable[] with, TextSpan span)
    {
        switch (specification)
        {
            case Dom.InsertSpecification insert:
                return Inserts.Of(insert, with, span);
            case Dom.UpdateSpecification update:
                return new UpdateStatement(
                    with,
                    Sources.Single(update.Target),
                    Assignments(update.SetClauses, update.Target, null),
                    Sources.Of(update.FromClause),
                    Conditions.OfAny(update.WhereClause?.SearchCondition),
                    span
                )
                {
                    Returning = Outputs.Of(update),
                };
            case Dom.DeleteSpecification delete:
                return new DeleteStatement(
                    with,
                    [Sources.Single(delete.Target)],
                    Sources.Of(delete.FromClause),
                    Conditions.OfAny(delete.WhereClause?.SearchCondition),
                    span
                )
                {
                    Returning = Outputs.Of(delete),
                };
            case Dom.MergeSpecification merge:
                var target = Sources.Single(merge.Target);
                target = merge.TableAlias is null ? target : target with { Alias = new TableAlias(Names.Of(merge.TableAlias), []) };
                return new MergeStatement(
                    with,
                    target,
                    Sources.Single(merge.TableReference),
                    Conditions.Of(merge.SearchCondition),
                    [.. merge.ActionClauses.Select(clause => Clause(clause, merge))],
                    span
                )
                {
                    Returning = Outputs.Of(merge),
                };
            default:
                return new OtherStatement("", [], [], [], span);
        }
    }

    static MergeClause Clause(Dom.MergeActionClause clause, Dom.MergeSpecification merge)
    {
        var condition = Conditions.OfAny(clause.SearchCondition).FirstOrDefault();
        return clause.Action switch
        {
            Dom.UpdateMergeAction update => new MergeClause(
                condition,
                Assignments(update.SetClauses, merge.Target, merge.TableAlias),
                [],
                [],
                false
            ),
            Dom.InsertMergeAction insert => new MergeClause(
                condition,
                [],
                Names.LastsOf(insert.Columns),
                insert.Source.RowValues.Count == 0 ? [] : Scalars.Of(insert.Source.RowValues[0].ColumnValues),
                false
            ),
            _ => new MergeClause(condition, [], [], [], false),
        };
    }

    static Assignment[] Assignments(IList<Dom.SetClause> clauses, Dom.TableReference target, Dom.Identifier? alias) =>
        [.. clauses.Select(clause => Assigned(clause, target, alias))];

    static Assignment Assigned(Dom.SetClause clause, Dom.TableReference target, Dom.Identifier? alias)
    {
        switch (clause)
        {
            case Dom.AssignmentSetClause { Column: null } variable:
                return new Assignment([], Scalars.Of(variable.NewValue));
            case Dom.AssignmentSetClause { AssignmentKind: Dom.AssignmentKind.Equals } set:
                return new Assignment([Columns.Plain(set.Column)], Scalars.Of(set.NewValue));
            case Dom.AssignmentSetClause set:
                var column = Columns.Plain(set.Column);
                return new Assignment(
                    [column],
                    new Operation(OperationKind.Compute, [OfTarget(column, target, alias), Scalars.Of(set.NewValue)], Names.SpanOf(set))
                );
            case Dom.FunctionCallSetClause { MutatorFunction: { } method }:
                var value = Scalars.Of(method);
                return new Assignment(
                    method.CallTarget is { } owner && Calls.Owner(owner) is [ColumnReference changed] ? [changed] : [],
                    value
                );
            default:
                return new Assignment([], new Literal(Names.SpanOf(clause)));
        }
    }

    // a += b reads a of the target, whatever other source has an a.
    static ColumnReference OfTarget(ColumnReference column, Dom.TableReference target, Dom.Identifier? alias)
    {
        Identifier[] qualifier =
            alias is not null ? [Names.Of(alias)]
            : target is Dom.NamedTableReference { SchemaObject: { } name } ? Names.Of(name).Parts
            : [];
        return column.Name.Parts.Length > 1
            ? column
            : new ColumnReference(new QualifiedName([.. qualifier, column.Name.Last], column.Span));
    }
}
