using System.Text.Json;
using System.Text.Json.Serialization;
using LineageIngest.Graph.Datasets;
using LineageIngest.Host.Http;
using LineageIngest.Names;

namespace LineageIngest.Host.Manual;

/// <summary>
/// A dataset or job as people write it: our id or <c>dataset:NAMESPACE:NAME</c> of something known, or <c>{"namespace": …, "name": …}</c> of anything.
/// </summary>
[JsonConverter(typeof(NameGivenConverter))]
public sealed record NameGiven(string? Text, string? Namespace, string? Name)
{
    internal async Task<(DatasetName? Dataset, Problem? Problem)> DatasetAsync(
        AssetQuery assets,
        int subscriptionId,
        string member,
        CancellationToken cancellation
    )
    {
        var (ns, name, problem) = await ReadAsync(assets, subscriptionId, AssetKind.Dataset, member, cancellation);
        return (problem is null ? new DatasetName(ns, name) : null, problem);
    }

    internal async Task<(JobName? Job, Problem? Problem)> JobAsync(
        AssetQuery assets,
        int subscriptionId,
        string member,
        CancellationToken cancellation
    )
    {
        var (ns, name, problem) = await ReadAsync(assets, subscriptionId, AssetKind.Job, member, cancellation);
        return (problem is null ? new JobName(ns, name) : null, problem);
    }

    async Task<(string Namespace, string Name, Problem? Problem)> ReadAsync(
        AssetQuery assets,
        int subscriptionId,
        AssetKind kind,
        string member,
        CancellationToken cancellation
    )
    {
        var noun = kind == AssetKind.Dataset ? "dataset" : "job";
        if (Text is null)
        {
            return string.IsNullOrWhiteSpace(Namespace) || string.IsNullOrWhiteSpace(Name)
                ? ("", "", Wrong(member, $"A {noun} is an id, a text {noun}:NAMESPACE:NAME, or an object with namespace and name."))
                : (Namespace, Name, null);
        }

        if (await assets.FindAsync(subscriptionId, Text, cancellation) is { } found && found.Kind == kind)
            return (found.Namespace, found.Name, null);
        return OfUnknown(noun) is var (ns, name)
            ? (ns, name, null)
            : (
                "",
                "",
                Wrong(
                    member,
                    $"No {noun} is called '{Text}'. Write {{\"namespace\": …, \"name\": …}} to speak of one that is not known yet."
                )
            );
    }

    /// <summary>What is not known yet can be told from a text where only one place can end the namespace: after <c>scheme://host:port</c>, or at the only colon.</summary>
    (string Namespace, string Name)? OfUnknown(string noun)
    {
        if (!Text!.StartsWith(noun + ":", StringComparison.Ordinal))
            return null;
        var text = Text[(noun.Length + 1)..];
        var scheme = text.IndexOf("://", StringComparison.Ordinal);
        var split = scheme < 0 ? text.IndexOf(':', StringComparison.Ordinal) : text.IndexOf(':', scheme + 3);
        if (scheme >= 0 && split > 0)
        {
            var digits = text.AsSpan(split + 1).IndexOfAnyExceptInRange('0', '9');
            if (digits > 0 && text[split + 1 + digits] == ':')
                split += 1 + digits;
        }
        return split > 0 && split < text.Length - 1 && text.IndexOf(':', split + 1) < 0 ? (text[..split], text[(split + 1)..]) : null;
    }

    static Problem Wrong(string member, string detail) => new(422, "unknown-name", "A name leads nowhere", detail, $"/{member}");
}

sealed class NameGivenConverter : JsonConverter<NameGiven>
{
    public override NameGiven Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        var root = document.RootElement;
        return root.ValueKind switch
        {
            JsonValueKind.String => new NameGiven(root.GetString(), null, null),
            JsonValueKind.Object => new NameGiven(null, Member(root, "namespace"), Member(root, "name")),
            _ => throw new JsonException("A name is a text or an object with namespace and name."),
        };
    }

    public override void Write(Utf8JsonWriter writer, NameGiven value, JsonSerializerOptions options)
    {
        if (value.Text is { } text)
        {
            writer.WriteStringValue(text);
            return;
        }
        writer.WriteStartObject();
        writer.WriteString("namespace", value.Namespace);
        writer.WriteString("name", value.Name);
        writer.WriteEndObject();
    }

    static string? Member(JsonElement root, string name) =>
        root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
