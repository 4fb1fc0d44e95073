using System.Buffers.Binary;
using System.CommandLine;
using System.Globalization;
using System.Net.Http.Headers;
using LineageIngest.Events;
using LineageIngest.Host.Receiving;
using LineageIngest.Postgres;

namespace LineageIngest.Host.Commands;

/// <summary><c>lineage import</c>: events from files, through the same door as all others.</summary>
static class ImportCommand
{
    const int BundleEvents = 1000;
    const int BundleBytes = 4 << 20;

    public static Command Create()
    {
        var files = new Argument<string[]>("FILE")
        {
            Description = "NDJSON, JSON array, concatenated JSON or log lines, each also as .gz; - is standard input",
            Arity = ArgumentArity.OneOrMore,
        };
        var server = ServerClient.Option();
        var import = new Command(
            "import",
            "Send events from files to a running service. Events that it knows are recognised, so a broken import is simply repeated.\n\nExamples:\n  lineage import events.ndjson\n  lineage import /var/log/openlineage/*.gz --server http://lineage.example:5000"
        )
        {
            files,
            server,
        };
        import.SetAction(
            async (parsed, cancellation) =>
            {
                using var client = new ServerClient(parsed.GetValue(server)!);
                var total = new ImportAnswer(0, 0, 0);
                foreach (var file in parsed.GetValue(files)!)
                {
                    var done = await ImportAsync(file, client, cancellation);
                    total = Add(total, done);
                }
                await Console.Out.WriteLineAsync(Words(total));
                return 0;
            }
        );
        return import;
    }

    static async Task<ImportAnswer> ImportAsync(string path, ServerClient client, CancellationToken cancellation)
    {
        await using var stream = Open(path);
        var splitter = new EventSplitter(stream);
        var done = new ImportAnswer(0, 0, 0);
        var lastLine = DateTime.MinValue;
        await foreach (var bundle in BundlesAsync(splitter, cancellation))
        {
            done = Add(done, await SendAsync(client, bundle, cancellation));
            if (DateTime.UtcNow - lastLine < TimeSpan.FromSeconds(1))
                continue;
            Progress.Step(
                string.Create(CultureInfo.InvariantCulture, $"{path}: {splitter.BytesRead / 1048576.0:0.0} MiB read, {Words(done)}")
            );
            lastLine = DateTime.UtcNow;
        }
        Progress.Step(
            $"{path}: {Words(done)}{(splitter.LinesWithoutEvent > 0 ? $", {splitter.LinesWithoutEvent} lines without an event" : "")}"
        );
        return done;
    }

    static Stream Open(string path)
    {
        try
        {
            return path == "-" ? Console.OpenStandardInput() : EventSplitter.Open(path);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw new CannotStartException($"{path} cannot be read: {unreadable.Message}", unreadable);
        }
    }

    static async IAsyncEnumerable<MemoryStream> BundlesAsync(
        EventSplitter splitter,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation
    )
    {
        var bundle = new MemoryStream();
        var count = 0;
        await foreach (var body in splitter.SplitAsync(cancellation))
        {
            var length = new byte[4];
            BinaryPrimitives.WriteInt32BigEndian(length, body.Length);
            bundle.Write(length);
            bundle.Write(body.Span);
            if (++count < BundleEvents && bundle.Length < BundleBytes)
                continue;
            yield return bundle;
            (bundle, count) = (new MemoryStream(), 0);
        }
        if (count > 0)
            yield return bundle;
    }

    /// <summary>A service that is busy says when to come again.</summary>
    static async Task<ImportAnswer> SendAsync(ServerClient client, MemoryStream bundle, CancellationToken cancellation)
    {
        using var content = new ByteArrayContent(bundle.GetBuffer(), 0, (int)bundle.Length);
        content.Headers.ContentType = new MediaTypeHeaderValue(ImportEndpoints.MediaType);
        return await client.PostAsync<ImportAnswer>("/api/lineage/import", content, cancellation);
    }

    static ImportAnswer Add(ImportAnswer left, ImportAnswer right) =>
        new(left.New + right.New, left.Known + right.Known, left.SetAside + right.SetAside);

    static string Words(ImportAnswer answer) => $"{answer.New} new, {answer.Known} known, {answer.SetAside} set aside";
}
