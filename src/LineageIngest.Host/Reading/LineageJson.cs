using System.Text.Json;
using LineageIngest.Answers;
using LineageIngest.Graph.Datasets;

namespace LineageIngest.Host.Reading;

/// <summary>
/// How nodes and edges become JSON: written by hand, the same text as the serializer gives (the test Written_answers compares) in less than half of its time.
/// </summary>
static class LineageJson
{
    /// <summary>A flush costs a switch between threads, so there are few.</summary>
    const int FlushedBytes = 128 * 1024;

    public static readonly JsonSerializerOptions Options = new(AnswerJson.Options)
    {
        Converters = { new Node(), new Edge() },
        DefaultBufferSize = FlushedBytes,
    };

    static JsonEncodedText Name(string property) => JsonEncodedText.Encode(property);

    sealed class Node : AnswerConverter<LineageNode>
    {
        static readonly JsonEncodedText _id = Name("id"),
            _name = Name("name"),
            _namespace = Name("namespace"),
            _qualifiedName = Name("qualifiedName"),
            _type = Name("type"),
            _depth = Name("depth"),
            _aliases = Name("aliases"),
            _owners = Name("owners"),
            _lastWrittenAt = Name("lastWrittenAt"),
            _lastRun = Name("lastRun"),
            _quality = Name("quality"),
            _runId = Name("runId"),
            _state = Name("state"),
            _startedAt = Name("startedAt"),
            _endedAt = Name("endedAt"),
            _upstreamCount = Name("upstreamCount"),
            _downstreamCount = Name("downstreamCount"),
            _columnCount = Name("columnCount"),
            _readsItself = Name("readsItself"),
            _columns = Name("columns"),
            _tags = Name("tags"),
            _usualIntervalSeconds = Name("usualIntervalSeconds"),
            _runsPerDay = Name("runsPerDay"),
            _declaredOnly = Name("declaredOnly"),
            _phantom = Name("phantom");

        public override void Write(Utf8JsonWriter writer, LineageNode value, JsonSerializerOptions options)
        {
            writer.WriteStartObject();
            writer.WriteString(_id, value.Id);
            writer.WriteString(_name, value.Name);
            writer.WriteString(_namespace, value.Namespace);
            writer.WriteString(_qualifiedName, value.QualifiedName);
            writer.WriteString(_type, value.Type);
            writer.WriteNumber(_depth, value.Depth);
            writer.WritePropertyName(_aliases);
            JsonSerializer.Serialize(writer, value.Aliases, options);
            Texts(writer, _owners, value.Owners);
            Time(writer, _lastWrittenAt, value.LastWrittenAt);
            Run(writer, value.LastRun);
            writer.WritePropertyName(_quality);
            JsonSerializer.Serialize(writer, value.Quality, options);
            writer.WriteString(_state, value.State);
            if (value.UpstreamCount is not null)
                Details(writer, value, options);
            writer.WriteEndObject();
        }

        /// <summary>In the order of the properties; those without a value are left out.</summary>
        static void Details(Utf8JsonWriter writer, LineageNode value, JsonSerializerOptions options)
        {
            writer.WriteNumber(_upstreamCount, value.UpstreamCount ?? 0);
            writer.WriteNumber(_downstreamCount, value.DownstreamCount ?? 0);
            writer.WriteNumber(_columnCount, value.ColumnCount ?? 0);
            writer.WriteBoolean(_readsItself, value.ReadsItself ?? false);
            if (value.Columns is not null)
            {
                writer.WritePropertyName(_columns);
                JsonSerializer.Serialize(writer, value.Columns, options);
            }
            Texts(writer, _tags, value.Tags ?? []);
            if (value.UsualIntervalSeconds is { } interval)
                writer.WriteNumber(_usualIntervalSeconds, interval);
            writer.WriteNumber(_runsPerDay, value.RunsPerDay ?? 0);
            writer.WriteBoolean(_declaredOnly, value.DeclaredOnly ?? false);
            writer.WriteBoolean(_phantom, value.Phantom ?? false);
        }

        static void Run(Utf8JsonWriter writer, LastRun? run)
        {
            if (run is null)
            {
                writer.WriteNull(_lastRun);
                return;
            }
            writer.WriteStartObject(_lastRun);
            writer.WriteString(_runId, run.RunId);
            writer.WriteString(_state, run.State);
            Time(writer, _startedAt, run.StartedAt);
            Time(writer, _endedAt, run.EndedAt);
            writer.WriteEndObject();
        }
    }

    sealed class Edge : AnswerConverter<LineageEdge>
    {
        static readonly JsonEncodedText _id = Name("id"),
            _source = Name("source"),
            _target = Name("target"),
            _workflowId = Name("workflowId"),
            _transformationType = Name("transformationType"),
            _job = Name("job"),
            _namespace = Name("namespace"),
            _name = Name("name"),
            _observed = Name("observed"),
            _certainty = Name("certainty"),
            _verdict = Name("verdict"),
            _confidence = Name("confidence"),
            _evidence = Name("evidence"),
            _firstSeenAt = Name("firstSeenAt"),
            _lastSeenAt = Name("lastSeenAt"),
            _stale = Name("stale"),
            _why = Name("why");

        public override void Write(Utf8JsonWriter writer, LineageEdge value, JsonSerializerOptions options)
        {
            writer.WriteStartObject();
            writer.WriteString(_id, value.Id);
            writer.WriteString(_source, value.Source);
            writer.WriteString(_target, value.Target);
            writer.WriteString(_workflowId, value.WorkflowId);
            writer.WriteString(_transformationType, value.TransformationType);
            writer.WriteStartObject(_job);
            writer.WriteString(_id, value.Job.Id);
            writer.WriteString(_namespace, value.Job.Namespace);
            writer.WriteString(_name, value.Job.Name);
            writer.WriteEndObject();
            writer.WriteBoolean(_observed, value.Observed);
            writer.WriteString(_certainty, value.Certainty);
            writer.WriteString(_verdict, value.Verdict);
            writer.WriteNumber(_confidence, value.Confidence);
            Texts(writer, _evidence, value.Evidence);
            writer.WriteString(_firstSeenAt, value.FirstSeenAt);
            writer.WriteString(_lastSeenAt, value.LastSeenAt);
            writer.WriteBoolean(_stale, value.Stale);
            writer.WriteString(_why, value.Why);
            writer.WriteEndObject();
        }
    }

    static void Texts(Utf8JsonWriter writer, JsonEncodedText name, IReadOnlyList<string> texts)
    {
        writer.WriteStartArray(name);
        foreach (var text in texts)
            writer.WriteStringValue(text);
        writer.WriteEndArray();
    }

    static void Time(Utf8JsonWriter writer, JsonEncodedText name, DateTimeOffset? time)
    {
        if (time is { } at)
            writer.WriteString(name, at);
        else
            writer.WriteNull(name);
    }
}
