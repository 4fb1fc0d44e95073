namespace LineageIngest.Airflow.Operators;

/// <summary>A row of the operator table: what the rendered fields of some operators say. Read from <c>operators.table</c>.</summary>
sealed record OperatorRule(string[] Operators, Clause[] Clauses);

/// <summary>One thing that a field says.</summary>
abstract record Clause;

/// <summary>The field holds SQL that runs on a connection; <paramref name="To"/> is where the rows of a <see cref="SqlRole.Source"/> go.</summary>
sealed record SqlClause(string Field, ConnectionRef? Connection, SqlRole Role, Target? To) : Clause;

/// <summary>The fields name a dataset that is read or written.</summary>
sealed record DatasetClause(Direction Direction, Target Target) : Clause;

/// <summary>The task starts a DAG, or waits for one.</summary>
sealed record LinkClause(LinkKind Kind, string Dag, string? Task) : Clause;

/// <summary>Arguments of a program, among them URIs.</summary>
sealed record ArgumentsClause(string Field) : Clause;

/// <summary>SQL that dbt compiled.</summary>
sealed record DbtClause(string Field, SqlRole Role) : Clause;

/// <summary>A command line.</summary>
sealed record ShellClause(string Field) : Clause;

/// <summary>What the fields cannot tell; shown in the documentation only.</summary>
sealed record NoteClause(string Text) : Clause;

/// <summary>A table template on a connection, or a URI template where <paramref name="Connection"/> is null.</summary>
sealed record Target(string Template, ConnectionRef? Connection);

/// <summary>Where to find the connection id, its default, and which fields override what the connection says.</summary>
sealed record ConnectionRef(string Field, string? DefaultId, string? Type, string? As, IReadOnlyDictionary<string, string> Overrides);

/// <summary>What a statement does for its task.</summary>
public enum SqlRole
{
    Both,
    Reads,
    Writes,
    Source,
}

enum Direction
{
    Reads,
    Writes,
}

/// <summary>Control flow between DAGs.</summary>
public enum LinkKind
{
    Calls,
    WaitsFor,
}
