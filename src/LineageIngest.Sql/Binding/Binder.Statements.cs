using LineageIngest.Sql.Ir;

namespace LineageIngest.Sql.Binding;

/// <content>Statements, one after the other.</content>
sealed partial class Binder
{
    /// <summary>What each statement does, in the order of the text.</summary>
    public List<(Statement Statement, StatementKind Kind, Recorder Recorder)> Bound { get; } = [];

    /// <summary>Reads SQL that a statement holds as text; set by the analyzer.</summary>
    public required Func<DynamicStatement, (string Text, Statement[] Statements)> ReadText { get; init; }

    // Where a text that the script puts together runs; what it holds has no place of its own.
    TextSpan? _place;

    public void Bind(Statement statement)
    {
        _cancellation.ThrowIfCancellationRequested();
        _subqueryRows.Clear();
        var recorder = _recorder = new Recorder(Bound.Count, _session.Results) { Place = _place };
        Bound.Add((statement, KindOf(statement), recorder));
        BindOne(statement, CommonTables.None);

        // Bodies come after what holds them.
        switch (statement)
        {
            case BlockStatement { Kind: BlockKind.Routine } routine:
                BindRoutine(routine);
                break;
            case BlockStatement block:
                BindBody(block);
                break;
            case DynamicStatement text when _texts < MaxTexts:
                BindText(text);
                break;
            case DynamicStatement:
                recorder.Limit("Text inside text nests too deeply to be followed.", statement.Span);
                break;
        }
    }

    // Text in text in text: deeper than this nobody writes by hand.
    const int MaxTexts = 4;

    int _texts;

    void BindText(DynamicStatement text)
    {
        _texts++;
        var (outerText, outerPlace) = (_text, _place);
        var (read, statements) = ReadText(text);
        _text = read;
        _place ??= text.IsComposed ? text.Span : null;
        foreach (var inner in statements)
        {
            Bind(inner);
        }

        (_text, _place) = (outerText, outerPlace);
        _texts--;
    }

    // Parameters and variables of a routine mean nothing behind it.
    void BindRoutine(BlockStatement routine)
    {
        var scalars = new Dictionary<string, Origin[]>(_scalars, _scalars.Comparer);
        _routines++;
        BindBody(routine);
        _routines--;
        _scalars.Clear();
        foreach (var (name, origins) in scalars)
        {
            _scalars[name] = origins;
        }
    }

    // Of the branches of a choice one runs: what follows sees what any of them may have left.
    void BindBody(BlockStatement block)
    {
        var outer = block.RowsOf is null ? null : AddTriggerRows(block);
        if (block.Branches.Length == 0)
        {
            foreach (var inner in block.Body)
            {
                Bind(inner);
            }
        }
        else
        {
            var before = SessionState.Of(_session, _scalars, _cursors);
            var joined = block.Exhaustive ? null : before;
            for (var branch = 0; branch < block.Branches.Length; branch++)
            {
                before.Restore(_session, _scalars, _cursors);
                var end = branch + 1 < block.Branches.Length ? block.Branches[branch + 1] : block.Body.Length;
                foreach (var inner in block.Body[block.Branches[branch]..end])
                {
                    Bind(inner);
                }

                var after = SessionState.Of(_session, _scalars, _cursors);
                joined = joined is null ? after : joined.Join(after);
            }

            joined?.Restore(_session, _scalars, _cursors);
        }

        foreach (var (name, rows) in outer ?? [])
        {
            if (rows is null)
            {
                _cursors.Remove(name);
            }
            else
            {
                _cursors[name] = rows;
            }
        }
    }

    static readonly string[] _rowNames = ["new", "old", "NEW", "OLD", "New", "Old", "inserted", "deleted"];

    // NEW, OLD and their like are rows of the table on which the trigger hangs; the names that they hide come back after it.
    List<(string Name, Rows? Before)> AddTriggerRows(BlockStatement block)
    {
        var table = _session.Find(block.RowsOf!.Name);
        var rows = new RowsOnUse(new TableRows(table), () => _recorder.Read(table, block.RowsOf.Span));
        var before = new List<(string, Rows?)>();
        foreach (var name in _rowNames.Concat(block.RowNames.Select(name => name.Text)))
        {
            before.Add((name, _cursors.GetValueOrDefault(name)));
            _cursors[name] = rows;
        }

        return before;
    }

    QueryRows BindModifying(Statement statement, CommonTables tables) =>
        statement switch
        {
            InsertStatement insert => BindInsert(insert, tables),
            UpdateStatement update => BindUpdate(update, tables),
            DeleteStatement delete => ReadBack(BindDelete(delete, tables)),
            MergeStatement merge => BindMerge(merge, tables),
            _ => Empty(),
        };

    // Rows that a DELETE hands on were read.
    QueryRows ReadBack(QueryRows rows)
    {
        foreach (var origin in rows.Columns.SelectMany(column => column.Origins))
        {
            _recorder.Read(origin.Table, default);
        }

        if (rows is { Open: [{ Rows: TableRows open }, ..] })
        {
            _recorder.Read(open.Table, default);
        }

        return rows;
    }

    void BindOne(Statement statement, CommonTables tables)
    {
        switch (statement)
        {
            case QueryStatement query:
                PutOut(BindQuery(query.Query, tables, null), query);
                break;
            case InsertStatement or UpdateStatement or DeleteStatement or MergeStatement:
                BindModifying(statement, tables);
                break;
            case MultiInsertStatement multi:
                BindMultiInsert(multi, tables);
                break;
            case CreateStatement create:
                BindCreate(create, tables);
                break;
            case DropStatement drop:
                foreach (var target in drop.Targets)
                {
                    BindDrop(target);
                }

                break;
            case TruncateStatement truncate:
                foreach (var target in truncate.Targets)
                {
                    BindTarget(target);
                }

                break;
            case AlterStatement alter:
                BindAlter(alter);
                break;
            case CopyStatement copy:
                BindCopy(copy, tables);
                break;
            case UseStatement use:
                _session.Use(use);
                break;
            case CursorStatement cursor:
                _recorder.Not(cursor.Name.Text, NonTableReason.Variable, cursor.Name.Span);
                _cursors[cursor.Name.Text] = BindQuery(cursor.Query, tables, VariableScope(tables));
                break;
            case BlockStatement block:
                BindValuesOnly(block.Conditions, tables);
                break;
            case AssignStatement assign:
                BindAssign(assign, tables);
                break;
            case FetchStatement fetch:
                if (_cursors.TryGetValue(fetch.Cursor.Text, out var fetched))
                {
                    SetVariables(fetch.Variables, fetched);
                }

                break;
            case FunctionStatement function:
                BindFunctionBody(function, tables);
                break;
            case SynonymStatement synonym:
                _session.AddSynonym(synonym.Name, synonym.Target);
                break;
            case OtherStatement other:
                BindOther(other, tables);
                break;
        }
    }

    static string VariableName(string name) => name.TrimStart('@', ':', '$');

    void BindAssign(AssignStatement assign, CommonTables tables)
    {
        if (assign.Variables.Length == 0)
        {
            BindValuesOnly(assign.Values, tables);
            return;
        }

        if (assign.Values is [Subquery subquery])
        {
            var rows = BindQuery(subquery.Query, tables, null);
            SetVariables(assign.Variables, rows);
            return;
        }

        var byPosition = assign.Variables.Length == assign.Values.Length;
        var scope = NewScope(tables);
        foreach (var variable in assign.Variables)
        {
            _scalars.TryAdd(VariableName(variable.Text), []);
        }

        for (var index = 0; index < assign.Variables.Length; index++)
        {
            var list = Rent();
            foreach (
                var value in byPosition ? assign.Values[index..(index + 1)]
                : assign.Variables.Length == 1 ? assign.Values
                : []
            )
            {
                Collect(value, scope, EdgeKind.Identity, list, new Influences());
            }

            _scalars[VariableName(assign.Variables[index].Text)] = Take(list);
        }

        if (!byPosition && assign.Variables.Length > 1)
        {
            BindValuesOnly(assign.Values, tables);
        }
    }

    /// <summary>Variables take columns by position; one variable for several columns is a record.</summary>
    void SetVariables(Identifier[] variables, Rows rows)
    {
        if (variables is [var record] && (rows.IsOpen || rows.Columns.Count > 1))
        {
            _cursors[VariableName(record.Text)] = rows;
            return;
        }

        for (var index = 0; index < variables.Length; index++)
        {
            var name = VariableName(variables[index].Text);
            if (name.Length > 0)
            {
                _scalars[name] = index < rows.Columns.Count ? rows.Columns[index].Origins : [];
            }
        }
    }

    /// <summary>A scope without sources of its own; records and cursors are visible behind it.</summary>
    Scope NewScope(CommonTables tables) => new(_cursors.Count > 0 ? VariableScope(tables) : null, tables);

    Scope VariableScope(CommonTables tables)
    {
        var scope = new Scope(null, tables);
        foreach (var (name, rows) in _cursors)
        {
            scope.Sources.Add(new Source(name, null, new HiddenRows(rows), true) { IsHidden = true });
        }

        return scope;
    }

    void BindValuesOnly(Expression[] values, CommonTables tables)
    {
        var influences = new Influences();
        foreach (var value in values)
        {
            if (HoldsQuery(value))
            {
                var list = Rent();
                Collect(value, NewScope(tables), EdgeKind.Filter, list, influences);
                Take(list);
            }
        }
    }

    static bool HoldsQuery(Expression expression) =>
        expression switch
        {
            Subquery => true,
            Operation operation => Array.Exists(operation.Operands, HoldsQuery),
            FunctionCall call => Array.Exists(call.Arguments, HoldsQuery),
            Conditional conditional => Array.Exists(conditional.Conditions, HoldsQuery) || Array.Exists(conditional.Results, HoldsQuery),
            NamedArgument named => HoldsQuery(named.Value),
            _ => false,
        };

    /// <summary>The outputs of a bare query.</summary>
    void PutOut(Rows rows, QueryStatement statement)
    {
        if (_recorder.Writes.Count > 0)
        {
            return;
        }

        for (var index = 0; index < rows.Columns.Count; index++)
        {
            var column = rows.Columns[index];
            _recorder.Edge(null, column.Name, index, column.IsNamed, column.Origins, column.Span == default ? statement.Span : column.Span);
        }

        if (rows.Influences is { } influences)
        {
            _recorder.Influences.Add((null, influences));
        }
    }

    void BindMultiInsert(MultiInsertStatement multi, CommonTables tables)
    {
        var source = multi.Source is null ? null : BindQuery(multi.Source, tables, null);
        foreach (var branch in multi.Branches)
        {
            var rows = source ?? Empty();
            var scope = NewScope(tables);
            scope.Sources.Add(new Source("", null, rows, false));
            if (branch.Query is not null)
            {
                rows = BindQuery(branch.Query, tables, null);
            }
            else if (branch.Values.Length > 0)
            {
                rows = BindValues(
                    [branch.Values],
                    [
                        .. branch.Values.Select(value =>
                            value is ColumnReference plain ? plain.Name.Last : new Identifier(TextOf(value.Span), false, value.Span)
                        ),
                    ],
                    scope
                );
            }

            if (BindTarget(branch.Target.Relation) is { } table)
            {
                WriteRows(table, Names(branch.Target.Columns), rows, byName: false, isNew: false, multi.Span);
                DecideOver(table, branch.Conditions, scope);
            }
        }
    }

    void BindCopy(CopyStatement copy, CommonTables tables)
    {
        var scope = new Scope(null, tables);
        foreach (var source in copy.Sources)
        {
            BindRelation(source, scope);
        }

        var rows =
            copy.Query is not null ? BindQuery(copy.Query, tables, null)
            : scope.Sources.Count > 0 ? scope.Sources[0].Rows
            : Empty();
        if (copy.Target is { } target && BindTarget(target.Relation) is { } table)
        {
            WriteRows(table, Names(target.Columns), rows, byName: false, isNew: false, copy.Span);
        }
    }

    void BindOther(OtherStatement other, CommonTables tables)
    {
        foreach (var read in other.Reads)
        {
            BindRelation(read, new Scope(null, tables));
        }

        foreach (var write in other.Writes)
        {
            BindTarget(write);
        }

        BindValuesOnly(other.Expressions, tables);
        if (other.RunsUnknown)
        {
            Say(DiagnosticCode.NotFollowed, "What this text does when it runs was not followed.", other.Span);
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
