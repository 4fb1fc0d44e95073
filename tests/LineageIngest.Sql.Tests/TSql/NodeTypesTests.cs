using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Microsoft.SqlServer.TransactSql.ScriptDom;
using Xunit;

namespace LineageIngest.Sql.Tests.TSql;

/// <summary>A new version of ScriptDom brings new nodes: each is mapped, or said to have no lineage.</summary>
public sealed partial class NodeTypesTests
{
    // Naming one of these in the mapping says nothing about the nodes below it.
    static readonly HashSet<string> _roots =
    [
        nameof(TSqlFragment),
        nameof(TSqlStatement),
        nameof(ScalarExpression),
        nameof(PrimaryExpression),
        nameof(BooleanExpression),
        nameof(QueryExpression),
        nameof(TableReference),
        nameof(TableReferenceWithAlias),
        nameof(TableReferenceWithAliasAndColumns),
    ];

    static readonly Type[] _nodes =
    [
        .. typeof(TSqlFragment).Assembly.GetExportedTypes().Where(type => !type.IsAbstract && type.IsAssignableTo(typeof(TSqlFragment))),
    ];

    [Fact]
    public void Every_node_type_is_mapped_or_listed_as_without_lineage()
    {
        var mapped = Mapped();
        var listed = Listed();
        Assert.Empty(_nodes.Where(node => !IsMapped(node, mapped) && !listed.Contains(node.Name)).Select(node => node.Name));
    }

    [Fact]
    public void The_list_names_only_node_types_that_exist_and_are_not_mapped()
    {
        var mapped = Mapped();
        var unmapped = _nodes.Where(node => !IsMapped(node, mapped)).Select(node => node.Name).ToHashSet();
        Assert.Empty(Listed().Except(unmapped));
    }

    static bool IsMapped(Type node, HashSet<string> mapped)
    {
        for (var type = node; type is not null && type != typeof(TSqlFragment); type = type.BaseType)
        {
            if (mapped.Contains(type.Name) && (type == node || !_roots.Contains(type.Name)))
            {
                return true;
            }
        }

        return false;
    }

    static HashSet<string> Mapped() =>
        [
            .. Directory
                .GetFiles(Path.Combine(Here(), "../../../src/LineageIngest.Sql.TSql"), "*.cs", SearchOption.AllDirectories)
                .Where(file => !file.Contains("/obj/", StringComparison.Ordinal))
                .SelectMany(file => NodeName().Matches(File.ReadAllText(file)))
                .Select(match => match.Groups[1].Value),
        ];

    static HashSet<string> Listed() =>
        [
            .. File.ReadLines(Path.Combine(Here(), "without-lineage.txt"))
                .Where(line => !line.StartsWith('#'))
                .SelectMany(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)),
        ];

    [GeneratedRegex(@"\bDom\.(\w+)")]
    private static partial Regex NodeName();

    static string Here([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
