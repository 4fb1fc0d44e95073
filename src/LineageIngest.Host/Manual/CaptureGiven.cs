using LineageIngest.Host.Http;
using LineageIngest.Names;
using LineageIngest.OpenLineage;
using LineageIngest.Projection.OwnEvents;

namespace LineageIngest.Host.Manual;

/// <summary>
/// A node that has run. Kind: connector (with operation read or write, connector, database, schema, table), transformation or join (with left and right).
/// left, right and inputs name nodes of the same execution, or tables that it read; without any a node takes all that the execution read.
/// </summary>
/// <param name="Namespace">OpenLineage's namespace of the connector's server, such as postgres://h:5432; else the connector's name.</param>
/// <param name="WorkflowNamespace">Namespace of the workflow's job; capture, when it is left out.</param>
/// <param name="At">When the node ran; told for all nodes, a write takes nothing that was read later.</param>
public sealed record CaptureGiven(
    string? Execution = null,
    string? Workflow = null,
    string? Node = null,
    string? Kind = null,
    string? Operation = null,
    string? Connector = null,
    string? Database = null,
    string? Schema = null,
    string? Table = null,
    string? Left = null,
    string? Right = null,
    IReadOnlyList<string>? Inputs = null,
    string? Logic = null,
    string? Namespace = null,
    string? WorkflowNamespace = null,
    string? At = null
)
{
    const int MostInputs = 1000;
    const int LongestName = 4000;
    const string OwnNamespace = "capture";

    internal (CaptureReport? Report, Problem? Problem) Read(DateTimeOffset now)
    {
        if (Wrong(now) is { } wrong)
            return (null, wrong);
        var operation = Kind is "connector" ? Operation! : Kind!;
        var dataset = operation is "read" or "write"
            ? new DatasetName(
                Namespace ?? Connector!,
                string.Join('.', new[] { Database, Schema, Table }.Where(part => !string.IsNullOrEmpty(part)))
            )
            : null;
        var from = new[] { Left, Right }.OfType<string>().Concat(Inputs ?? []).Distinct().ToList();
        return (
            new CaptureReport(
                new JobName(WorkflowNamespace ?? OwnNamespace, Workflow!),
                Execution!,
                Node!,
                operation,
                dataset,
                from,
                Logic,
                At is null ? null : EventTime.ParseOptional(At)
            ),
            null
        );
    }

    Problem? Wrong(DateTimeOffset now) =>
        Missing("execution", Execution)
        ?? Missing("workflow", Workflow)
        ?? Missing("node", Node)
        ?? (
            Kind is "connector"
                ? Operation is "read" or "write"
                    ? null
                    : Bad("operation", "is read or write")
                : Kind is "read" or "write" or "transformation" or "join"
                    ? null
                    : Bad("kind", "is one of connector, transformation, join")
        )
        ?? (
            Kind is "transformation" or "join"
                ? null
                : Missing("table", Table) ?? (Namespace is null ? Missing("connector", Connector) : null)
        )
        ?? (
            Kind is "join" && (string.IsNullOrWhiteSpace(Left) || string.IsNullOrWhiteSpace(Right))
                ? Bad(string.IsNullOrWhiteSpace(Left) ? "left" : "right", "is required: a join has two sides")
                : null
        )
        ?? (
            Kind is "connector" or "read" && (Operation is "read" || Kind is "read") && Inputs is { Count: > 0 }
                ? Bad("inputs", "does not go with a read: its data comes from its table")
                : null
        )
        ?? (
            Inputs?.Count > MostInputs || Inputs?.Any(string.IsNullOrWhiteSpace) == true
                ? Bad("inputs", $"is a list of at most {MostInputs} names of nodes")
                : null
        )
        ?? (
            At is not null && (EventTime.ParseOptional(At) is not { } at || at > now.AddMinutes(10))
                ? Bad("at", "is a time such as 2026-11-21T09:00:00Z, and not in the future")
                : null
        );

    static Problem? Missing(string member, string? value) =>
        string.IsNullOrWhiteSpace(value) ? Bad(member, "is required")
        : value.Length > LongestName ? Bad(member, $"has at most {LongestName} characters")
        : null;

    static Problem Bad(string member, string rule) =>
        new(400, "bad-capture", "The report cannot be taken like this", $"{member} {rule}.", $"/{member}");
}
