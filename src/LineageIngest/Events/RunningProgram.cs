using System.Reflection;
using LineageIngest.Sql;

namespace LineageIngest.Events;

/// <summary>Which program set something aside; a program with another name tries it again.</summary>
static class RunningProgram
{
    /// <summary>Version of this assembly and of the analyser: <c>1.0.0+3f2a analyser 2</c>.</summary>
    public static readonly string Name =
        $"{typeof(RunningProgram).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0"} analyser {SqlAnalyzer.Version}";
}
