using System.Globalization;
using System.Text;

namespace LineageIngest.Host.Exporting;

/// <summary>A Graphviz digraph (https://graphviz.org/doc/info/lang.html). Dashed arrows are declared, not observed.</summary>
static class Dot
{
    public static string Write(Drawing drawing)
    {
        var text = new StringBuilder("digraph lineage {\n  rankdir=LR;\n  node [shape=box, style=rounded];\n");
        for (var at = 0; at < drawing.Nodes.Count; at++)
        {
            var node = drawing.Nodes[at];
            text.Append(
                CultureInfo.InvariantCulture,
                $"  n{at} [label=\"{Escape(node.Label)}\", tooltip=\"{Escape(node.Namespace)}\"{(node.IsRoot ? ", penwidth=3" : "")}];\n"
            );
        }
        foreach (var edge in drawing.Edges)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"  n{edge.Source} -> n{edge.Target} [label=\"{Escape(edge.Text)}\"{(edge.Declared ? ", style=dashed" : "")}];\n"
            );
        }

        return text.Append("}\n").ToString();
    }

    internal static string Escape(string label) =>
        Printable
            .Of(label)
            .Replace("\\", "\\\\", StringComparison.Ordinal)
            .Replace("\"", "\\\"", StringComparison.Ordinal)
            .ReplaceLineEndings(" ");
}
