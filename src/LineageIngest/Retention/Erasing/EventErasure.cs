using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
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
/// <param name="names">of the dataset or job and all that mean the same</param>
/// <param name="writers">jobs that read or write the dataset: their SQL may call it by less than its whole name</param>
/// <param name="everywhere">what mentions it in the events of others; null where its name may mean another</param>
/// <param name="written">what stands where the name of a person stood</param>
sealed class EventErasure(
    ErasureTarget target,
    IReadOnlySet<(string Namespace, string Name)> names,
    IReadOnlySet<(string Namespace, string Name)> writers,
    ErasurePattern? everywhere,
    ErasurePattern? amongWriters,
    string written
)
{
    readonly ErasureTarget _target = target;
    readonly IReadOnlySet<(string Namespace, string Name)> _names = names;
    readonly ErasurePattern? _everywhere = everywhere;
    readonly string _written = written;

    static readonly JsonWriterOptions _writing = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        MaxDepth = TolerantJson.MaxDepth,
        SkipValidation = true,
    };

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
            var pass = new Pass(this, _target.Kind == ErasureKind.Person ? null : MentionsIn(root));
            using (var writer = new Utf8JsonWriter(buffer, _writing))
                pass.Write(root, writer);
            return pass.Changed ? (ErasureEffect.Rewritten, buffer.WrittenMemory) : (ErasureEffect.None, default);
        }
    }

    bool MayMention(ReadOnlyMemory<byte> body) => _everywhere?.Expression.IsMatch(System.Text.Encoding.UTF8.GetString(body.Span)) is true;

    bool IsAboutTarget(JsonElement root) =>
        _target.Kind switch
        {
            ErasureKind.Dataset => root.TryGetProperty("dataset", out var dataset) && IsNamed(dataset),
            ErasureKind.Job => root.TryGetProperty("job", out var job) && IsNamed(job),
            _ => false,
        };

    ErasurePattern? MentionsIn(JsonElement root) =>
        root.ValueKind == JsonValueKind.Object
        && root.TryGetProperty("job", out var job)
        && NameOf(job) is { } name
        && writers.Contains(name)
            ? amongWriters
            : _everywhere;

    bool IsNamed(JsonElement element) => NameOf(element) is { } name && _names.Contains(name);

    static (string Namespace, string Name)? NameOf(JsonElement element) =>
        element.ValueKind == JsonValueKind.Object && element.Text("namespace") is { } ns && element.Text("name") is { } name
            ? (ns, name)
            : null;

    sealed class Pass(EventErasure erasure, ErasurePattern? mentions)
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
                        if (IsTarget(item))
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
                if (IsTarget(property.Value))
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
                if (IsTarget(facet.Value) || HasTargetAsMember(facet.Value) || Mentions(facet.Value))
                {
                    Changed = true;
                    continue;
                }
                writer.WritePropertyName(Text(facet.Name));
                Write(facet.Value, writer);
            }
            writer.WriteEndObject();
        }

        bool IsTarget(JsonElement element) => erasure._names.Count > 0 && erasure.IsNamed(element);

        /// <summary>A facet that says something of the target, as a run's parent does, says nothing without it.</summary>
        bool HasTargetAsMember(JsonElement facet) =>
            facet.ValueKind == JsonValueKind.Object && facet.EnumerateObject().Any(member => IsTarget(member.Value));

        bool Mentions(JsonElement element)
        {
            if (mentions is null)
                return false;
            return element.ValueKind switch
            {
                JsonValueKind.String => mentions.Expression.IsMatch(element.GetString()!),
                JsonValueKind.Array => element.EnumerateArray().Any(item => !IsTarget(item) && Mentions(item)),
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
                    && (mentions!.Expression.IsMatch(member.Name) || (!IsTarget(member.Value) && Mentions(member.Value)))
                );
        }

        string Text(string text)
        {
            if (erasure._target.Kind != ErasureKind.Person)
                return text;
            var without = erasure._everywhere!.Expression.Replace(text, erasure._written);
            Changed |= !ReferenceEquals(without, text) && without != text;
            return without;
        }
    }
}
