using LineageIngest.Sql.Ir;

namespace LineageIngest.Sql.Binding;

/// <summary>Statements, one after the other.</summary>
sealed class StatementBinder(
    BindingContext context,
    Binders binders,
    Func<DynamicStatement, (string Text, Statement[] Statements)> readText
)
{
    // Text in text in text: deeper nesting is not written by hand.
    const int MaxTexts = 4;

    public int Texts { get; set; }

    public void Bind(Statement statement)
    {
        context.Cancellation.ThrowIfCancellationRequested();
        binders.Expressions.SubqueryRows.Clear();
        var result = context.Result = new StatementResult(context.Bound.Count, context.Session.Results) { Place = context.Place };
        context.Bound.Add((statement, KindOf(statement), result));
        BindOne(statement, CommonTables.None);

        // Bodies come after what holds them.
        switch (statement)
        {
            case BlockStatement { Kind: BlockKind.Routine } routine:
                binders.Blocks.BindRoutine(routine);
                break;
            case BlockStatement block:
                binders.Blocks.BindBody(block);
                break;
            case DynamicStatement text when Texts < MaxTexts:
                BindText(text);
                break;
            case DynamicStatement:
                result.Limit(DiagnosticFacts.TooManyTexts(statement.Span));
                break;
        }
    }

    void BindText(DynamicStatement text)
    {
        Texts++;
        var (outerText, outerPlace) = (context.Text, context.Place);
        var (read, statements) = readText(text);
        context.Text = read;
        context.Place ??= text.IsComposed ? text.Span : null;
        var outerServer = context.Session.Server;
        context.Session.Server = text.Server?.Text ?? outerServer;
        foreach (var inner in statements)
        {
            Bind(inner);
        }

        context.Session.Server = outerServer;
        (context.Text, context.Place) = (outerText, outerPlace);
        Texts--;
    }

    public BoundQuery BindModifying(Statement statement, CommonTables tables) =>
        statement switch
        {
            InsertStatement insert => binders.Inserts.BindInsert(insert, tables),
            UpdateStatement update => binders.Modifications.BindUpdate(update, tables),
            DeleteStatement delete => ReadBack(binders.Modifications.BindDelete(delete, tables)),
            MergeStatement merge => binders.Modifications.BindMerge(merge, tables),
            _ => binders.Queries.Empty(),
        };

    // Rows that a DELETE hands on were read.
    BoundQuery ReadBack(BoundQuery rows)
    {
        foreach (var origin in rows.Columns.SelectMany(column => column.Origins))
        {
            context.Result.Read(origin.Table, default);
        }

        if (rows is { Open: [{ Relation: BoundTable open }, ..] })
        {
            context.Result.Read(open.Table, default);
        }

        return rows;
    }

    void BindOne(Statement statement, CommonTables tables)
    {
        switch (statement)
        {
            case QueryStatement query:
                RecordOutputs(binders.Queries.BindQuery(query.Query, tables, null), query);
                break;
            case InsertStatement or UpdateStatement or DeleteStatement or MergeStatement:
                BindModifying(statement, tables);
                break;
            case MultiInsertStatement multi:
                binders.Inserts.BindMultiInsert(multi, tables);
                break;
            case CreateStatement create:
                binders.Definitions.BindCreate(create, tables);
                break;
            case DropStatement drop:
                foreach (var target in drop.Targets)
                {
                    binders.Definitions.BindDrop(target);
                }

                break;
            case TruncateStatement truncate:
                foreach (var target in truncate.Targets)
                {
                    binders.Targets.BindTarget(target);
                }

                break;
            case AlterStatement alter:
                binders.Definitions.BindAlter(alter);
                break;
            case CopyStatement copy:
                binders.Inserts.BindCopy(copy, tables);
                break;
            case UseStatement use:
                context.Session.Use(use);
                break;
            case CursorStatement cursor:
                context.Result.AddNonTable(cursor.Name.Text, NonTableReason.Variable, cursor.Name.Span);
                context.Cursors[cursor.Name.Text] = IsUnknownRows(cursor.Query)
                    ? binders.Queries.Empty()
                    : binders.Queries.BindQuery(cursor.Query, tables, binders.Variables.VariableScope(tables));
                break;
            case BlockStatement block:
                binders.Variables.BindValuesOnly(block.Conditions, tables);
                break;
            case AssignStatement assign:
                binders.Variables.BindAssign(assign, tables);
                break;
            case FetchStatement fetch:
                if (context.Cursors.TryGetValue(fetch.Cursor.Text, out var fetched))
                {
                    binders.Variables.SetVariables(fetch.Variables, fetched);
                }

                break;
            case FunctionStatement function:
                binders.Functions.BindFunctionBody(function, tables);
                break;
            case SynonymStatement synonym:
                context.Session.AddSynonym(synonym.Name, synonym.Target);
                break;
            case OtherStatement other:
                BindOther(other, tables);
                break;
        }
    }

    // A variable that was declared, but given no rows that are known.
    bool IsUnknownRows(Query query) =>
        query is RelationQuery { Relation: TableReference { Name.Parts: [var single] } }
        && !context.Cursors.ContainsKey(single.Text)
        && context.Scalars.ContainsKey(single.Text);

    /// <summary>The outputs of a bare query.</summary>
    void RecordOutputs(BoundRelation rows, QueryStatement statement)
    {
        if (context.Result.Writes.Count > 0)
        {
            return;
        }

        for (var index = 0; index < rows.Columns.Count; index++)
        {
            var column = rows.Columns[index];
            context.Result.Edge(
                null,
                column.Name,
                index,
                column.IsNamed,
                column.Origins,
                column.Span == default ? statement.Span : column.Span
            );
        }

        if (rows.IndirectSources is { } indirect)
        {
            context.Result.IndirectSources.Add((null, indirect));
        }
    }

    void BindOther(OtherStatement other, CommonTables tables)
    {
        foreach (var read in other.Reads)
        {
            binders.Relations.BindRelation(read, new Scope(null, tables));
        }

        foreach (var write in other.Writes)
        {
            binders.Targets.BindTarget(write);
        }

        binders.Variables.BindValuesOnly(other.Expressions, tables);
        if (other.RunsUnknown)
        {
            context.Report(DiagnosticFacts.UnknownText(other.Span));
        }
    }

    static StatementKind KindOf(Statement statement) =>
        statement switch
        {
            QueryStatement => StatementKind.Select,
            InsertStatement or MultiInsertStatement => StatementKind.Insert,
            UpdateStatement => StatementKind.Update,
            DeleteStatement => StatementKind.Delete,
            MergeStatement => StatementKind.Merge,
            CreateStatement { Kind: CreatedKind.View or CreatedKind.MaterializedView } => StatementKind.CreateView,
            CreateStatement => StatementKind.CreateTable,
            DropStatement => StatementKind.Drop,
            TruncateStatement => StatementKind.Truncate,
            AlterStatement => StatementKind.Alter,
            CopyStatement => StatementKind.Copy,
            UseStatement => StatementKind.Use,
            BlockStatement => StatementKind.Block,
            AssignStatement or CursorStatement or FetchStatement => StatementKind.Assign,
            DynamicStatement => StatementKind.Dynamic,
            _ => StatementKind.Other,
        };
}
