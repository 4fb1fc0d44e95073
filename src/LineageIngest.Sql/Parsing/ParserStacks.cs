using LineageIngest.Sql.Ir;
using LineageIngest.Sql.Lexing;

namespace LineageIngest.Sql.Parsing;

/// <summary>The stacks on which all parsers of a text build their lists.</summary>
sealed class ParserStacks
{
    public Scratch<Expression> Expressions { get; } = new();

    public Scratch<Projection> Projections { get; } = new();

    public Scratch<FromItem> FromItems { get; } = new();

    public Scratch<Identifier> Identifiers { get; } = new();

    public Scratch<Statement> Statements { get; } = new();
}
