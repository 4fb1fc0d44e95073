using LineageIngest.Sql.Ir;
using LineageIngest.Sql.Lexing;

namespace LineageIngest.Sql.Parsing;

/// <summary>The stacks on which all parsers of a text build their lists.</summary>
sealed class ParserStacks
{
    public PooledStack<Expression> Expressions { get; } = new();

    public PooledStack<Projection> Projections { get; } = new();

    public PooledStack<FromItem> FromItems { get; } = new();

    public PooledStack<Identifier> Identifiers { get; } = new();

    public PooledStack<Statement> Statements { get; } = new();
}
