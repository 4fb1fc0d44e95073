using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using LineageIngest.OpenLineage;

namespace LineageIngest.Retention.Erasing;

/// <summary>What becomes of an event.</summary>
enum ErasureEffect
{
    None,
    Rewritten,
    Gone,
}

/// <summary>
/// Takes a dataset, job or person out of one event. An event about the job or dataset itself goes; elsewhere what names it is left out, and so is a facet
/// that still mentions it (SQL of which a part is missing would be read wrongly). A person's name is written over.
/// </summary>
/// <param name="names">of the dataset or job and all that mean the same; none of a person</param>
/// <param name="writers">jobs that read or write the dataset: their SQL may call it by less than its whole name</param>
/// <param name="everywhere">what mentions it in the events of others; null where its name may mean another</param>
/// <param name="amongWriters">what mentions it in the events of those jobs</param>
/// <param name="written">what stands where the name of a person stood</param>
sealed partial class EventErasure(
    ErasureTarget target,
    IReadOnlySet<(string Namespace, string Name)> names,
    IReadOnlySet<(string Namespace, string Name)> writers,
    ErasurePattern? everywhere,
    ErasurePattern? amongWriters,
    string written
)
{
    static readonly JsonWriterOptions _writing = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        MaxDepth = TolerantJson.MaxDepth,
        SkipValidation = true,
    };

    string Written => written;

    /// <summary>What is to be stored in its place; empty unless it is rewritten.</summary>
    public (ErasureEffect Effect, ReadOnlyMemory<byte> Body) Apply(ReadOnlyMemory<byte> body)
    {
        JsonDocument document;
        try
        {
            document = TolerantJson.Parse(body);
        }
        catch (JsonException)
        {
            return (MayMention(body) ? ErasureEffect.Gone : ErasureEffect.None, default); // set aside as it came: nothing reads it
        }
        using (document)
        {
            var root = document.RootElement;
            if (root.ValueKind == JsonValueKind.Object && IsAboutTarget(root))
                return (ErasureEffect.Gone, default);
            var buffer = new ArrayBufferWriter<byte>(body.Length);
            var pass = target.Kind == ErasureKind.Person ? new Pass(this, null, everywhere) : new Pass(this, MentionsIn(root), null);
            using (var writer = new Utf8JsonWriter(buffer, _writing))
                pass.Write(root, writer);
            return pass.Changed ? (ErasureEffect.Rewritten, buffer.WrittenMemory) : (ErasureEffect.None, default);
        }
    }

    bool MayMention(ReadOnlyMemory<byte> body) =>
        everywhere?.Expression.IsMatch(Escape().Replace(Encoding.UTF8.GetString(body.Span), found => Unescaped(found.Value))) is true;

    static string Unescaped(string escape) => ((char)Convert.ToUInt16(escape[2..], 16)).ToString();

    [GeneratedRegex(@"\\u[0-9a-fA-F]{4}")]
    private static partial Regex Escape();

    bool IsAboutTarget(JsonElement root) =>
        target.Kind switch
        {
            ErasureKind.Dataset => root.TryGetProperty("dataset", out var dataset) && IsTarget(dataset),
            ErasureKind.Job => root.TryGetProperty("job", out var job) && IsTarget(job),
            _ => false,
        };

    ErasurePattern? MentionsIn(JsonElement root) =>
        root.ValueKind == JsonValueKind.Object
        && root.TryGetProperty("job", out var job)
        && NameOf(job) is { } name
        && writers.Contains(name)
            ? amongWriters
            : everywhere;

    bool IsTarget(JsonElement element) => names.Count > 0 && NameOf(element) is { } name && names.Contains(name);

    static (string Namespace, string Name)? NameOf(JsonElement element) =>
        element.ValueKind == JsonValueKind.Object && element.Text("namespace") is { } ns && element.Text("name") is { } name
            ? (ns, name)
            : null;

    /// <param name="mentions">a facet with it goes; null where none does</param>
    /// <param name="person">what is written over; null where nothing is</param>
    sealed class Pass(EventErasure erasure, ErasurePattern? mentions, ErasurePattern? person)
    {
        public bool Changed { get; private set; }

        public void Write(JsonElement element, Utf8JsonWriter writer)
        {
            switch (element.ValueKind)
            {
                case JsonValueKind.Object:
                    WriteObject(element, writer);
                    break;
                case JsonValueKind.Array:
                    writer.WriteStartArray();
                    foreach (var item in element.EnumerateArray())
                    {
                        if (erasure.IsTarget(item))
                            Changed = true;
                        else
                            Write(item, writer);
                    }
                    writer.WriteEndArray();
                    break;
                case JsonValueKind.String:
                    writer.WriteStringValue(Text(element.GetString()!));
                    break;
                default:
                    writer.WriteRawValue(element.GetRawText());
                    break;
            }
        }

        void WriteObject(JsonElement element, Utf8JsonWriter writer)
        {
            writer.WriteStartObject();
            foreach (var property in element.EnumerateObject())
            {
                if (erasure.IsTarget(property.Value))
                {
                    Changed = true;
                    continue;
                }
                writer.WritePropertyName(Text(property.Name));
                if (property.Value.ValueKind == JsonValueKind.Object && property.Name is "facets" or "inputFacets" or "outputFacets")
                    WriteFacets(property.Value, writer);
                else
                    Write(property.Value, writer);
            }
            writer.WriteEndObject();
        }

        void WriteFacets(JsonElement facets, Utf8JsonWriter writer)
        {
            writer.WriteStartObject();
            foreach (var facet in facets.EnumerateObject())
            {
                if (erasure.IsTarget(facet.Value) || HasTargetAsMember(facet.Value) || Mentions(facet.Value))
                {
                    Changed = true;
                    continue;
                }
                writer.WritePropertyName(Text(facet.Name));
                Write(facet.Value, writer);
            }
            writer.WriteEndObject();
        }

        /// <summary>A facet that says something of the target, as a run's parent does, says nothing without it.</summary>
        bool HasTargetAsMember(JsonElement facet) =>
            facet.ValueKind == JsonValueKind.Object && facet.EnumerateObject().Any(member => erasure.IsTarget(member.Value));

        bool Mentions(JsonElement element)
        {
            if (mentions is null)
                return false;
            return element.ValueKind switch
            {
                JsonValueKind.String => mentions.Expression.IsMatch(element.GetString()!),
                JsonValueKind.Array => element.EnumerateArray().Any(item => !erasure.IsTarget(item) && Mentions(item)),
                JsonValueKind.Object => MentionsInside(element),
                _ => false,
            };
        }

        /// <summary>What is named beside its namespace is another one.</summary>
        bool MentionsInside(JsonElement element)
        {
            var isNamed = NameOf(element) is not null;
            return element
                .EnumerateObject()
                .Any(member =>
                    !(isNamed && member.Name is "namespace" or "name")
                    && (mentions!.Expression.IsMatch(member.Name) || (!erasure.IsTarget(member.Value) && Mentions(member.Value)))
                );
        }

        string Text(string text)
        {
            if (person is null || !person.Expression.IsMatch(text))
                return text;
            Changed = true;
            return person.Expression.Replace(text, erasure.Written);
        }
    }
}
