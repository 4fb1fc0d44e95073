using LineageIngest.Host.Exporting;

namespace LineageIngest.Tests.Reading;

/// <summary>Names come from whoever sends events; what is exported is opened by programs that run what looks like their own language.</summary>
public sealed class Safe_exports
{
    [Theory]
    [InlineData("=cmd|'/c calc'!A1", "'=cmd|'/c calc'!A1")]
    [InlineData("+1+1", "'+1+1")]
    [InlineData("-2+3", "'-2+3")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\t=1", "'\t=1")]
    [InlineData("＝1", "'＝1")]
    [InlineData("-5", "-5")]
    [InlineData("+1.5e3", "+1.5e3")]
    [InlineData("a=b", "a=b")]
    [InlineData("a\0b", "a\uFFFDb")]
    [InlineData("gnp.\u202Eexe", "gnp.\uFFFDexe")]
    [InlineData("a,\"b\"", "\"a,\"\"b\"\"\"")]
    public void A_cell_is_text_or_a_number_and_no_formula(string text, string cell) => Assert.Equal(cell, Csv.Cell(text));

    [Theory]
    [InlineData("%%{init: {'theme':'x'}}%%", "#37;#37;{init: {'theme':'x'}}#37;#37;")]
    [InlineData("<img src=x onerror=alert(1)>", "#60;img src=x onerror=alert(1)#62;")]
    [InlineData("`**bold**`\nend", "#96;**bold**#96; end")]
    [InlineData("\"]; click n0 \"javascript:x\"", "#quot;]; click n0 #quot;javascript:x#quot;")]
    public void A_label_of_a_flowchart_is_no_directive(string text, string label) => Assert.Equal(label, Mermaid.Escape(text));

    [Theory]
    [InlineData("a\"b\\", "a\\\"b\\\\")]
    [InlineData("a\0\nb", "a\uFFFD b")]
    public void A_label_of_a_digraph_ends_where_it_should(string text, string label) => Assert.Equal(label, Dot.Escape(text));
}
