using System.Text;
using System.Text.Json;
using LineageIngest.Answers;

namespace LineageIngest.Host.Alerts;

/// <summary>An alert with those of the same cause → what is sent of it. Pure.</summary>
static class AlertMessage
{
    public const string Json = "json";
    public const string Slack = "slack";
    public const string Teams = "teams";

    /// <summary>Beyond these a message says how many more there are.</summary>
    const int MostLines = 20;

    public static byte[] Body(string template, Guid delivery, AlertResponse alert, IReadOnlyList<AlertResponse> others) =>
        template switch
        {
            Slack => Serialize(new { text = Text(alert, others, "*") }),
            Teams => Serialize(
                new
                {
                    type = "message",
                    attachments = new[]
                    {
                        new
                        {
                            contentType = "application/vnd.microsoft.card.adaptive",
                            content = new
                            {
                                type = "AdaptiveCard",
                                version = "1.4",
                                body = new[]
                                {
                                    new
                                    {
                                        type = "TextBlock",
                                        text = Text(alert, others, "**"),
                                        wrap = true,
                                    },
                                },
                            },
                        },
                    },
                }
            ),
            _ => Serialize(
                new
                {
                    delivery,
                    alert,
                    others,
                }
            ),
        };

    /// <summary>Example: <c>Schema of shop.orders breaks; 50 datasets downstream</c>, then a line for each detail.</summary>
    /// <param name="strong">what stands around words to make them bold; empty in plain text</param>
    public static string Text(AlertResponse alert, IReadOnlyList<AlertResponse> others, string strong)
    {
        var text = new StringBuilder($"{strong}{alert.Title}{strong}\n");
        Lines(text, alert.Detail.Details);
        if (alert.Detail.Owners.Count > 0)
            text.Append("Owners: ").AppendJoin(", ", alert.Detail.Owners.Take(MostLines)).Append('\n');
        if (others.Count > 0)
        {
            text.Append("With it:\n");
            Lines(text, [.. others.Select(other => other.Title)]);
        }
        return text.Append("Rule: ").Append(alert.Rule).ToString();
    }

    static void Lines(StringBuilder text, IReadOnlyList<string> lines)
    {
        foreach (var line in lines.Take(MostLines))
            text.Append("- ").Append(line).Append('\n');
        if (lines.Count > MostLines)
            text.Append("- and ").Append(lines.Count - MostLines).Append(" more\n");
    }

    static byte[] Serialize<T>(T message) => JsonSerializer.SerializeToUtf8Bytes(message, AnswerJson.Options);
}
