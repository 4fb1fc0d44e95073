using LineageIngest.DataSources;
using LineageIngest.DataSources.Catalog;
using LineageIngest.DataSources.Profiling;
using LineageIngest.DataSources.SqlServer;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace LineageIngest.Tests.DataSources;

/// <summary>What can be said of SQL Server without one: names are quoted, and the text is one that its own grammar takes.</summary>
public sealed class Texts_of_sql_server
{
    static readonly SourceTable _orders = new(
        "shop.dbo.orders",
        ["dbo", "odd]name"],
        TableKind.Table,
        [new("id", "bigint", false), new("place", "geography", true), new("it's ]; DROP TABLE x --", "nvarchar(20)", true)],
        EstimatedRows: 1_000_000
    );

    [Theory]
    [InlineData(TableKind.Table, 1_000_000)]
    [InlineData(TableKind.Table, 10_000)]
    [InlineData(TableKind.View, 10_000)]
    public void A_profile_is_one_select_whatever_the_names(TableKind kind, long maxRows)
    {
        var text = SqlServerSource.RowsText(_orders with { Kind = kind }, new RowsWanted(maxRows, _ => { }));
        var script = (TSqlScript)new TSql160Parser(initialQuotedIdentifiers: true).Parse(new StringReader(text), out var errors);
        Assert.Empty(errors);
        Assert.IsType<SelectStatement>(Assert.Single(Assert.Single(script.Batches).Statements));
        Assert.Contains("[odd]]name]", text, StringComparison.Ordinal);
        Assert.Contains("CONVERT(nvarchar(max), [place])", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nvarchar", -1, "nvarchar(max)")]
    [InlineData("nvarchar", 40, "nvarchar(20)")]
    [InlineData("varchar", 40, "varchar(40)")]
    [InlineData("decimal", 9, "decimal(12,2)")]
    [InlineData("int", 4, "int")]
    public void Types_are_written_as_they_are_declared(string name, short length, string expected) =>
        Assert.Equal(expected, SqlServerCatalog.TypeText(name, length, 12, 2));

    [Fact]
    public void Namespaces_follow_the_specification() =>
        Assert.Equal("mssql://db.corp:1433", SourceNaming.Namespace(new DataSourceSettings("x", new Uri("mssql://db.corp/shop"))));
}
