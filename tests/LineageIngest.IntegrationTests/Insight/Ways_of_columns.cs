using System.Text.Json;

namespace LineageIngest.IntegrationTests.Insight;

/// <summary>Column paths from end to end, and where a value goes unmasked.</summary>
public sealed class Ways_of_columns(PostgresCluster cluster) : IAsyncLifetime
{
    Story _story = null!;

    public async ValueTask InitializeAsync()
    {
        _story = await Story.BeginAsync(cluster);
        await _story.RunAsync(
            "one",
            "09:00",
            "09:01",
            ["people"],
            ["safe"],
            outputFacets: Story.Columns("hash <# people.email"),
            inputFacets: Story.Tags("pii@email")
        );
        await _story.RunAsync(
            "two",
            "09:02",
            "09:03",
            ["people"],
            ["open"],
            outputFacets: Story.Columns("mail <= people.email", "n <- people.email")
        );
        await _story.RunAsync(
            "three",
            "09:04",
            "09:05",
            ["safe", "open"],
            ["end"],
            outputFacets: Story.Columns("hash <= safe.hash", "mail <= open.mail", "n <= open.n")
        );
    }

    public async ValueTask DisposeAsync() => await _story.DisposeAsync();

    [Fact]
    public async Task Paths_lead_from_end_to_end_with_what_each_step_does()
    {
        var down = await _story.GetAsync("/api/lineage/column/paths?dataset=people&column=email&direction=downstream");
        Assert.Equal(
            "people.email -IDENTITY-> open.mail -IDENTITY-> end.mail|people.email -TRANSFORMATION#-> safe.hash -IDENTITY-> end.hash|people.email -FILTER-> open.n -IDENTITY-> end.n"
                .Split('|')
                .Order(StringComparer.Ordinal),
            Paths(down).Order(StringComparer.Ordinal)
        );
        Assert.Equal(
            ["people.email -IDENTITY-> open.mail -IDENTITY-> end.mail"],
            Paths(await _story.GetAsync("/api/lineage/column/paths?dataset=end&column=mail"))
        );
    }

    [Fact]
    public async Task A_masked_value_stays_masked_and_an_unmasked_end_is_told_with_its_tags()
    {
        var down = await _story.GetAsync($"/api/lineage/column/paths?dataset={Story.Id("people")}&column=email&direction=downstream");
        Assert.Equal("pii", down.GetProperty("tags")[0].GetString());
        Assert.Equal(
            ["hash true false", "mail true true", "n false false"],
            down.GetProperty("ends")
                .EnumerateArray()
                .Select(e =>
                    $"{e.GetProperty("column").GetProperty("field").GetString()} {Story.Text(e.GetProperty("carriesValue"))} {Story.Text(e.GetProperty("unmasked"))}"
                )
                .Order(StringComparer.Ordinal)
        );
        Assert.Equal(1, down.GetProperty("unmaskedEnds").GetInt32());
        var up = await _story.GetAsync("/api/lineage/column/paths?dataset=end&column=hash");
        Assert.Equal(
            ("pii", false),
            (up.GetProperty("ends")[0].GetProperty("tags")[0].GetString(), up.GetProperty("ends")[0].GetProperty("unmasked").GetBoolean())
        );
    }

    [Fact]
    public async Task Paths_can_be_asked_to_one_dataset_and_are_bounded()
    {
        Assert.Equal(
            ["people.email -IDENTITY-> open.mail"],
            Paths(await _story.GetAsync("/api/lineage/column/paths?dataset=people&column=email&direction=downstream&to=open&toColumn=MAIL"))
        );
        var one = await _story.GetAsync("/api/lineage/column/paths?dataset=people&column=email&direction=downstream&limit=1");
        Assert.True(one.GetProperty("truncated").GetBoolean());
        Assert.Equal((1, 3), (one.GetProperty("paths").GetArrayLength(), one.GetProperty("ends").GetArrayLength()));
    }

    [Theory]
    [InlineData("", 400)]
    [InlineData("dataset=people", 400)]
    [InlineData("dataset=people&column=email&direction=both", 400)]
    [InlineData("dataset=people&column=email&toColumn=x", 400)]
    [InlineData("dataset=people&column=email&limit=100000", 400)]
    [InlineData("dataset=nobody&column=email", 404)]
    [InlineData("dataset=people&column=email&to=nobody", 404)]
    public async Task A_wrong_question_is_told_what_is_wrong(string query, int status) =>
        Assert.Equal(status, await _story.RefusedAsync($"/api/lineage/column/paths?{query}"));

    static IEnumerable<string> Paths(JsonElement answer) =>
        answer
            .GetProperty("paths")
            .EnumerateArray()
            .Select(p =>
                Place(p.GetProperty("source"))
                + string.Concat(
                    p.GetProperty("steps")
                        .EnumerateArray()
                        .Select(s =>
                            $" -{s.GetProperty("transformation").GetString()}{(s.GetProperty("masking").GetBoolean() ? "#" : "")}-> {Place(s.GetProperty("target"))}"
                        )
                )
            );

    static string Place(JsonElement place) => $"{place.GetProperty("dataset").GetString()}.{place.GetProperty("field").GetString()}";
}
