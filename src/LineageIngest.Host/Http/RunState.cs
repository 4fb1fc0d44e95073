namespace LineageIngest.Host.Http;

/// <summary>The states of runs as OpenLineage names them.</summary>
static class RunState
{
    static readonly string[] _all = ["START", "RUNNING", "COMPLETE", "FAIL", "ABORT", "OTHER"];

    /// <summary>Null where the parameter state is left out or one of them, whatever its case.</summary>
    public static Problem? Problem(string? state) =>
        state is null || _all.Contains(state.ToUpperInvariant())
            ? null
            : Errors.BadParameter("state", $"is one of {string.Join(", ", _all)}");
}
