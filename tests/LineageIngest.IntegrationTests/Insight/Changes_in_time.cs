using System.Text.Json;

namespace LineageIngest.IntegrationTests.Insight;

/// <summary>Diffs between two instants, and the histories of assets and edges.</summary>
public sealed class Changes_in_time(PostgresCluster cluster) : IAsyncLifetime
{
    Story _story = null!;

    public async ValueTask InitializeAsync()
    {
        _story = await Story.BeginAsync(cluster);
        await _story.RunAsync(
            "job",
            "08:00",
            "08:10",
            ["old", "kept"],
            ["out"],
            outputFacets: Story.Both(Story.Schema("id:int", "name:text", "gone:int"), Story.Columns("id <= old.id"))
        );
        await _story.RunAsync(
            "job",
            "10:00",
            "10:10",
            ["new", "kept"],
            ["out"],
            outputFacets: Story.Both(Story.Schema("id:BIGINT", "name:TEXT", "fresh:int"), Story.Columns("id <= new.id"))
        );
        await _story.RunAsync("other", "12:00", "12:10", ["out"], ["end"]);
    }

    public async ValueTask DisposeAsync() => await _story.DisposeAsync();

    [Fact]
    public async Task A_diff_tells_what_came_and_what_went_between_two_instants()
    {
        Assert.Equal(
            """
            dataset added new
            dataset removed old
            edge added new -> out
            edge removed old -> out
            columnEdge added new.id -> out.id
            columnEdge removed old.id -> out.id
            column added out.fresh  -> int
            column removed out.gone int -> 
            column retyped out.id int -> BIGINT
            """,
            Lines(await _story.GetAsync(Diff("09:00", "11:00"))),
            ignoreLineEndingDifferences: true
        );
        Assert.Equal("dataset added end\njob added other\nedge added out -> end", Lines(await _story.GetAsync(Diff("11:00", "13:00"))));
        Assert.Equal("", Lines(await _story.GetAsync(Diff("10:30", "11:30"))));
    }

    [Fact]
    public async Task A_diff_of_one_asset_or_namespace_leaves_the_rest_out()
    {
        Assert.Equal(
            "dataset added end\njob added other\nedge added out -> end",
            Lines(await _story.GetAsync($"{Diff("09:00", "13:00")}&asset={Story.Id("end")}"))
        );
        Assert.Equal(
            "edge added out -> end",
            Lines(await _story.GetAsync($"{Diff("09:00", "13:00")}&asset=job:n:other&kind=edge,columnEdge"))
        );
        Assert.Equal("", Lines(await _story.GetAsync($"{Diff("09:00", "13:00")}&namespace=elsewhere")));
    }

    [Fact]
    public async Task A_change_tells_when_it_took_effect_and_several_assets_join()
    {
        var diff = await _story.GetAsync($"{Diff("09:00", "13:00")}&asset={Story.Id("end")}&asset={Story.Id("old")}");
        Assert.Equal(
            ["columnEdge out 10:10", "dataset end 12:10", "dataset old 10:10", "edge end 12:10", "edge out 10:10", "job other 12:00"],
            diff.GetProperty("changes")
                .EnumerateArray()
                .Select(c =>
                    $"{c.GetProperty("kind").GetString()} {(c.GetProperty("target") is { ValueKind: JsonValueKind.Object } target ? target
                        : c.GetProperty("dataset") is { ValueKind: JsonValueKind.Object } dataset ? dataset
                        : c.GetProperty("job")).GetProperty("name").GetString()} {c.GetProperty("at").GetDateTimeOffset():HH:mm}"
                )
                .Order(StringComparer.Ordinal)
        );
        var column = Assert.Single(
            (await _story.GetAsync($"{Diff("09:00", "11:00")}&kind=column")).GetProperty("changes").EnumerateArray(),
            c => c.GetProperty("change").GetString() == "added"
        );
        Assert.Equal(Story.At("10:10"), Instant(column.GetProperty("at")));
    }

    [Fact]
    public async Task A_histogram_counts_changes_in_stretches_of_time()
    {
        var (from, to) = (Story.At("08:00"), Story.At("14:00"));
        var answer = await _story.GetAsync($"/api/lineage/changes/histogram?asset={Story.Id("out")}&from={from}&to={to}&buckets=6");
        Assert.Equal(
            // Two edges, a column edge and the dataset itself; then one of each came and went, and a schema; then the edge to the end.
            [
                "08:00 09:00 edge 2 columnEdge 1 column 0",
                "10:00 11:00 edge 2 columnEdge 2 column 1",
                "12:00 13:00 edge 1 columnEdge 0 column 0",
            ],
            answer
                .GetProperty("buckets")
                .EnumerateArray()
                .Select(b =>
                    $"{b.GetProperty("from").GetDateTimeOffset():HH:mm} {b.GetProperty("to").GetDateTimeOffset():HH:mm} edge {b.GetProperty("edge")} columnEdge {b.GetProperty("columnEdge")} column {b.GetProperty("column")}"
                )
        );
        Assert.Equal(Story.At("08:00"), Instant(answer.GetProperty("knownSince")));
        Assert.Contains(Story.At("10:10"), answer.GetProperty("instants").EnumerateArray().Select(Instant));
        var whole = await _story.GetAsync($"/api/lineage/changes/histogram?asset={Story.Id("out")}");
        Assert.Equal(answer.GetProperty("total").GetInt32(), whole.GetProperty("total").GetInt32());
        Assert.Equal(Story.At("08:00"), Instant(whole.GetProperty("from")));
    }

    [Fact]
    public async Task Pages_of_a_diff_join_without_gap_or_repetition()
    {
        var answer = await _story.GetAsync(Diff("07:00", "13:00"));
        var whole = Lines(answer);
        var lines = new List<string>();
        var cursor = "";
        do
        {
            var page = await _story.GetAsync($"{Diff("07:00", "13:00")}&limit=1{cursor}");
            Assert.NotEqual(0, page.GetProperty("changes").GetArrayLength());
            if (cursor.Length > 0)
                Assert.Equal(JsonValueKind.Null, page.GetProperty("totals").ValueKind);
            else
                Assert.Equal(Totals(answer), Totals(page));
            lines.AddRange(Lines(page).Split('\n'));
            cursor = page.GetProperty("next").GetString() is { } next ? $"&cursor={next}" : "";
        } while (cursor.Length > 0);
        Assert.Equal(whole.Split('\n').Order(StringComparer.Ordinal), lines.Order(StringComparer.Ordinal));
        Assert.Equal(
            string.Join(
                ' ',
                answer
                    .GetProperty("changes")
                    .EnumerateArray()
                    .CountBy(c => c.GetProperty("kind").GetString()!)
                    .OrderBy(k => k.Key, StringComparer.Ordinal)
                    .Select(k => $"{k.Key} {k.Value}")
            ),
            Totals(answer)
        );
    }

    [Fact]
    public async Task A_history_shows_schemas_with_their_differences_edges_with_their_stretches_and_the_writing_runs()
    {
        var history = await _story.GetAsync($"/api/lineage/assets/{Story.Id("out")}/history");
        Assert.Equal("added removed retyped", Story.Texts(history.GetProperty("schemas")[1].GetProperty("changes"), "change"));
        Assert.Equal("job 10:00 job 08:00", Story.Texts(history.GetProperty("runs"), "runId"));
        var old = history
            .GetProperty("edges")
            .EnumerateArray()
            .Single(e => e.GetProperty("source").GetProperty("name").GetString() == "old");
        Assert.Equal((Story.At("08:10"), Story.At("10:10")), (Instant(old.GetProperty("from")), Instant(old.GetProperty("to"))));
        Assert.Equal(history.GetRawText(), (await _story.GetAsync($"/api/lineage/assets/history?id={Story.Id("out")}")).GetRawText());

        var edge = await _story.GetAsync($"/api/lineage/edges/{old.GetProperty("id").GetString()}/history");
        Assert.Equal(("old", "out", "job"), (Name(edge, "source"), Name(edge, "target"), Name(edge, "job")));
        Assert.Equal(Story.At("10:10"), Instant(edge.GetProperty("valid")[0].GetProperty("to")));
        Assert.Equal("job 08:00", Story.Texts(edge.GetProperty("runs"), "runId"));
        Assert.Equal(
            "other 12:00",
            Story.Texts((await _story.GetAsync("/api/lineage/assets/job:n:other/history")).GetProperty("runs"), "runId")
        );
    }

    [Theory]
    [InlineData("/api/lineage/diff", 400)]
    [InlineData("/api/lineage/diff?from=yesterday", 400)]
    [InlineData("/api/lineage/diff?from=2026-11-20T10:00:00Z&to=2026-11-20T09:00:00Z", 400)]
    [InlineData("/api/lineage/diff?from=2026-11-20T10:00:00Z&kind=table", 400)]
    [InlineData("/api/lineage/diff?from=2026-11-20T10:00:00Z&asset=dataset:no:such", 404)]
    [InlineData("/api/lineage/changes/histogram", 400)]
    [InlineData("/api/lineage/changes/histogram?asset=job:n:job&buckets=401", 400)]
    [InlineData("/api/lineage/changes/histogram?asset=job:n:job&from=2026-11-21T00:00:00Z&to=2026-11-20T00:00:00Z", 400)]
    [InlineData("/api/lineage/changes/histogram?asset=dataset:no:such", 404)]
    [InlineData("/api/lineage/assets/dataset:no:such/history", 404)]
    [InlineData("/api/lineage/edges/00000000-0000-0000-0000-000000000001/history", 404)]
    public async Task A_wrong_question_is_told_what_is_wrong(string path, int status) =>
        Assert.Equal(status, await _story.RefusedAsync(path));

    static string Totals(JsonElement diff) =>
        string.Join(
            ' ',
            diff.GetProperty("totals")
                .EnumerateObject()
                .Where(t => t.Value.GetInt32() > 0)
                .OrderBy(t => t.Name, StringComparer.Ordinal)
                .Select(t => $"{t.Name} {t.Value}")
        );

    static string Diff(string from, string to) => $"/api/lineage/diff?from={Story.At(from)}&to={Story.At(to)}";

    static string Instant(JsonElement time) =>
        time.GetDateTimeOffset().ToString("yyyy-MM-ddTHH:mm:ssZ", System.Globalization.CultureInfo.InvariantCulture);

    static string Name(JsonElement item, string member) => item.GetProperty(member).GetProperty("name").GetString()!;

    /// <summary>In order of kind; ids are hashes, so within a kind in order of text.</summary>
    static string Lines(JsonElement diff) =>
        string.Join(
            '\n',
            diff.GetProperty("changes")
                .EnumerateArray()
                .Select(c => (Kind: c.GetProperty("kind").GetString()!, Text: Line(c)))
                .GroupBy(c => c.Kind)
                .SelectMany(kind => kind.Select(c => c.Text).Order(StringComparer.Ordinal))
        );

    static string Line(JsonElement c)
    {
        static string Dotted(string? column) => column is null ? "" : $".{column}";
        string? Of(string member) => c.GetProperty(member).GetString();
        var what = Of("kind") switch
        {
            "dataset" => Name(c, "dataset"),
            "job" => Name(c, "job"),
            "column" => $"{Name(c, "dataset")}.{Of("column")} {Of("fromType")} -> {Of("toType")}",
            _ => $"{Name(c, "source")}{Dotted(Of("sourceColumn"))} -> {Name(c, "target")}{Dotted(Of("targetColumn"))}",
        };
        return $"{Of("kind")} {Of("change")} {what}";
    }
}
