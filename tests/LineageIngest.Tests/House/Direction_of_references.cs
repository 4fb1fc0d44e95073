using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace LineageIngest.Tests.House;

/// <summary>ARCHITECTURE.md, "The house": a folder of the core uses only folders before it.</summary>
public sealed partial class Direction_of_references
{
    static readonly string[] _order =
    [
        "Telemetry",
        "Outward",
        "Answers",
        "Postgres",
        "Names",
        "OpenLineage",
        "Events",
        "Facts",
        "Graph",
        "Projection",
        "Resolution",
        "Stages",
        "Insight",
        "Retention",
    ];

    [Fact]
    public void Folders_of_the_core_use_only_earlier_ones()
    {
        var upward = Files().SelectMany(file => Uses(file).Where(used => Rank(used) > Rank(Folder(file))).Select(used => $"{file} uses {used}"));
        Assert.Empty(upward);
    }

    [Fact]
    public void Every_folder_of_the_core_has_its_place_in_the_order() =>
        Assert.Equal(_order.Order(), Files().Select(Folder).Where(folder => folder.Length > 0).Distinct().Order());

    static int Rank(string folder) => folder.Length == 0 ? int.MaxValue : Array.IndexOf(_order, folder);

    static IEnumerable<string> Uses(string file) =>
        UsingOfTheCore().Matches(File.ReadAllText(Path.Combine(Core(), file))).Select(m => m.Groups[1].Value).Where(_order.Contains);

    static string Folder(string file) => file.Contains('/') ? file[..file.IndexOf('/')] : "";

    static List<string> Files() =>
        [
            .. Directory
                .EnumerateFiles(Core(), "*.cs", SearchOption.AllDirectories)
                .Select(file => Path.GetRelativePath(Core(), file))
                .Where(file => !file.StartsWith("obj/", StringComparison.Ordinal) && !file.StartsWith("bin/", StringComparison.Ordinal))
                .Order(),
        ];

    static string Core([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../../src/LineageIngest"));

    [GeneratedRegex(@"^using (?:static )?LineageIngest\.(\w+)", RegexOptions.Multiline)]
    private static partial Regex UsingOfTheCore();
}
