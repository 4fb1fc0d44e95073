using System.Runtime.CompilerServices;
using Xunit;

namespace LineageIngest.Sql.Tests.House;

/// <summary>A type of the SQL front end is one thing in one file of a size that can be read.</summary>
public sealed class Sizes_of_files_and_types
{
    [Fact]
    public void No_file_is_over_400_lines() => Assert.DoesNotContain(Files(), file => File.ReadLines(file).Count() > 400);

    // One file to a type, so none is over 600 lines either.
    [Fact]
    public void No_type_is_sliced_into_several_files() =>
        Assert.DoesNotContain(Files(), file => File.ReadLines(file).Any(line => line.Split(' ').Contains("partial")));

    static IEnumerable<string> Files([CallerFilePath] string here = "")
    {
        var source = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../../src"));
        return Directory
            .EnumerateDirectories(source, "LineageIngest.Sql*")
            .SelectMany(project => Directory.EnumerateFiles(project, "*.cs", SearchOption.AllDirectories))
            .Where(file => !Path.GetRelativePath(source, file).Split('/').Any(part => part is "obj" or "bin"));
    }
}
