using LineageIngest.Sql.Ir;

namespace LineageIngest.Sql.TSql.Statements;

/// <summary>ALTER TABLE, DROP, TRUNCATE.</summary>
static class Alterations
{
    public static AlterStatement Of(Dom.AlterTableStatement alter)
    {
        var shape = new AlterStatement(Names.Table(alter.SchemaObjectName), AlterChange.Shape, null, Names.SpanOf(alter));
        return alter switch
        {
            Dom.AlterTableSwitchStatement move => shape with { Change = AlterChange.MoveOut, Other = Names.Table(move.TargetTable) },
            Dom.AlterTableAddTableElementStatement add => shape with { AddedColumns = Tables.Declared(add.Definition) },
            Dom.AlterTableDropTableElementStatement drop => shape with { DroppedColumns = Dropped(drop.AlterTableDropTableElements) },
            _ => shape,
        };
    }

    public static DropStatement Of(Dom.DropObjectsStatement drop) => new([.. drop.Objects.Select(Names.Table)], Names.SpanOf(drop));

    public static TruncateStatement Of(Dom.TruncateTableStatement truncate) =>
        new([Names.Table(truncate.TableName)], Names.SpanOf(truncate));

    // DROP COLUMN a, b, CONSTRAINT c: the kind is said once and holds until the next one.
    static Identifier[] Dropped(IList<Dom.AlterTableDropTableElement> elements)
    {
        var columns = new List<Identifier>();
        var kind = Dom.TableElementType.NotSpecified;
        foreach (var element in elements)
        {
            kind = element.TableElementType == Dom.TableElementType.NotSpecified ? kind : element.TableElementType;
            if (kind == Dom.TableElementType.Column && element.Name is not null)
            {
                columns.Add(Names.Of(element.Name));
            }
        }

        return [.. columns];
    }
}
