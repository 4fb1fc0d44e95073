using LineageIngest.Sql.Parsing;

namespace LineageIngest.Sql.TSql.Reading;

/// <summary>Follows SQL that is put together in variables to where it runs: <c>SET @sql = N'…' + @where; EXEC (@sql)</c> becomes <c>EXEC (N'… @where')</c>.</summary>
/// <remarks>A piece that only a run knows is a hole in the text, which hurts no other part of it.</remarks>
sealed class VariableTexts : Dom.TSqlFragmentVisitor
{
    // What grows beyond this by appending is no SQL that somebody wrote.
    const int MaxText = 64 * 1024;

    readonly Dictionary<string, Dom.StringLiteral> _texts = new(StringComparer.OrdinalIgnoreCase);
    bool _inElse;

    // Each run of a text parses it; a few long ones that run thousands of times would never end.
    int _budget = Bounds.MaxBatch;

    public override void ExplicitVisit(Dom.DeclareVariableElement node) => Assign(node.VariableName.Value, Fold(node.Value));

    public override void ExplicitVisit(Dom.SetVariableStatement node)
    {
        var value = Fold(node.Expression);
        if (node.AssignmentKind != Dom.AssignmentKind.AddEquals)
        {
            Assign(node.Variable.Name, value);
        }
        else if (!_inElse && value is not null && _texts.TryGetValue(node.Variable.Name, out var before))
        {
            Assign(node.Variable.Name, Joined(before, value.Value));
        }
    }

    // A variable that SELECT fills from rows has no text that could be known.
    public override void ExplicitVisit(Dom.SelectSetVariable node) =>
        Assign(node.Variable.Name, node.Expression is Dom.StringLiteral or Dom.BinaryExpression ? Fold(node.Expression) : null);

    public override void ExplicitVisit(Dom.QuerySpecification node)
    {
        if (node.FromClause is null)
        {
            node.AcceptChildren(this);
            return;
        }

        foreach (var variable in node.SelectElements.OfType<Dom.SelectSetVariable>())
        {
            _texts.Remove(variable.Variable.Name);
        }
    }

    public override void ExplicitVisit(Dom.IfStatement node)
    {
        node.ThenStatement.Accept(this);
        var outer = _inElse;
        _inElse = true;
        node.ElseStatement?.Accept(this);
        _inElse = outer;
    }

    public override void ExplicitVisit(Dom.ExecuteSpecification node)
    {
        switch (node.ExecutableEntity)
        {
            case Dom.ExecutableStringList { Strings: { Count: > 0 } strings } when !strings.All(text => text is Dom.StringLiteral):
                var whole = strings.Aggregate((Dom.StringLiteral?)null, (before, next) => Joined(before, Piece(next), next));
                if (strings.Any(HasText) && whole is not null && Runs(whole))
                {
                    strings.Clear();
                    strings.Add(whole);
                }

                break;
            case Dom.ExecutableProcedureReference { Parameters: [{ ParameterValue: Dom.VariableReference variable } first, ..] }
                when _texts.TryGetValue(variable.Name, out var text) && Runs(text):
                first.ParameterValue = text;
                break;
        }
    }

    bool Runs(Dom.StringLiteral text)
    {
        _budget -= text.Value.Length;
        return _budget >= 0;
    }

    // The other way of a condition only counts where the first one left nothing.
    void Assign(string variable, Dom.StringLiteral? text)
    {
        if (_inElse && _texts.TryGetValue(variable, out var before) && before.Value.Length > 0)
        {
            return;
        }

        if (text is null || text.Value.Length > MaxText)
        {
            _texts.Remove(variable);
        }
        else
        {
            _texts[variable] = text;
        }
    }

    Dom.StringLiteral? Fold(Dom.ScalarExpression? expression)
    {
        if (expression is null)
        {
            return null;
        }

        var operands = new List<Dom.ScalarExpression>();
        for (
            ;
            expression is Dom.BinaryExpression { BinaryExpressionType: Dom.BinaryExpressionType.Add } sum;
            expression = sum.FirstExpression
        )
        {
            operands.Add(sum.SecondExpression);
        }

        operands.Add(expression);
        operands = [.. operands.SelectMany(Flattened)];
        if (!operands.Exists(HasText))
        {
            return null;
        }

        operands.Reverse();
        return operands.Aggregate((Dom.StringLiteral?)null, (before, next) => Joined(before, Piece(next), next));
    }

    // In reverse, as the operands of a sum are found: CONCAT(a, b) is b, a; QUOTENAME('x') is its argument.
    static IEnumerable<Dom.ScalarExpression> Flattened(Dom.ScalarExpression operand) =>
        operand switch
        {
            Dom.ParenthesisExpression inner => Flattened(inner.Expression),
            Dom.FunctionCall { FunctionName.Value: var name, Parameters: { Count: > 0 } parts }
                when name.Equals("concat", StringComparison.OrdinalIgnoreCase) => parts.Reverse().SelectMany(Flattened),
            Dom.FunctionCall { FunctionName.Value: var name, Parameters: { Count: > 0 } parts }
                when name.Equals("quotename", StringComparison.OrdinalIgnoreCase) => Flattened(parts[0]),
            Dom.BinaryExpression { BinaryExpressionType: Dom.BinaryExpressionType.Add } sum =>
            [
                .. Flattened(sum.SecondExpression),
                .. Flattened(sum.FirstExpression),
            ],
            _ => [operand],
        };

    bool HasText(Dom.ScalarExpression operand) =>
        operand is Dom.StringLiteral || (operand is Dom.VariableReference variable && _texts.ContainsKey(variable.Name));

    static readonly string _hole = DynamicText.Hole.ToString();

    string Piece(Dom.ScalarExpression operand) =>
        operand switch
        {
            Dom.StringLiteral text => text.Value,
            Dom.VariableReference variable => _texts.TryGetValue(variable.Name, out var text) ? text.Value : _hole,
            _ => _hole,
        };

    Dom.StringLiteral Joined(Dom.StringLiteral? before, string text, Dom.ScalarExpression place) =>
        before is not null
            ? Joined(before, text)
            : At(place is Dom.VariableReference variable && _texts.TryGetValue(variable.Name, out var known) ? known : place, text);

    static Dom.StringLiteral Joined(Dom.StringLiteral before, string text) =>
        before.Value.Length > MaxText ? before : At(before, before.Value + text);

    // The text stands where its first piece does.
    static Dom.StringLiteral At(Dom.TSqlFragment place, string text) =>
        new()
        {
            Value = text,
            IsNational = place is Dom.StringLiteral { IsNational: true },
            ScriptTokenStream = place.ScriptTokenStream,
            FirstTokenIndex = place.FirstTokenIndex,
            LastTokenIndex = place.LastTokenIndex,
        };
}
