using System.Globalization;
using System.Text;

namespace LineageIngest.Host.Exporting;

/// <summary>A Mermaid flowchart (https://mermaid.js.org/syntax/flowchart.html): paste it into Markdown. Dashed arrows are declared, not observed.</summary>
static class Mermaid
{
    public static string Write(Drawing drawing)
    {
        var text = new StringBuilder("flowchart LR\n");
        for (var at = 0; at < drawing.Nodes.Count; at++)
        {
            var (open, close) = drawing.Nodes[at].Type switch
            {
                "file" => ("[/", "/]"),
                "stream" => ("([", "])"),
                "api" => ("{{", "}}"),
                "column" => ("[", "]"),
                _ => ("[(", ")]"),
            };
            text.Append(
                CultureInfo.InvariantCulture,
                $"  n{at}{open}\"{Escape(drawing.Nodes[at].Label)}\"{close}{(drawing.Nodes[at].IsRoot ? ":::root" : "")}\n"
            );
        }
        foreach (var edge in drawing.Edges)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"  n{edge.Source} {(edge.Declared ? "-." : "--")}{(edge.Text.Length > 0 ? $" \"{Escape(edge.Text)}\" " : "")}{(edge.Declared ? ".->" : "-->")} n{edge.Target}\n"
            );
        }

        return text.Append("  classDef root stroke-width:3px\n").ToString();
    }

    /// <summary>By entity codes, so that no text is a directive (<c>%%{init: …}%%</c>), an element of HTML, or Markdown in backticks.</summary>
    internal static string Escape(string label)
    {
        var text = new StringBuilder();
        foreach (var c in Printable.Of(label).ReplaceLineEndings(" "))
        {
            if (c == '"')
                text.Append("#quot;");
            else if (c is '#' or '%' or '<' or '>' or '`' or '&')
                text.Append(CultureInfo.InvariantCulture, $"#{(int)c};");
            else
                text.Append(c);
        }
        return text.ToString();
    }
}
