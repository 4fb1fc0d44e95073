using LineageIngest.Names;

namespace LineageIngest.Tests.Graph;

public sealed class Names_of_runs
{
    [Theory]
    [InlineData("019B909A-7400-7CE3-89CD-264B7409F6F2")]
    [InlineData("{019b909a-7400-7ce3-89cd-264b7409f6f2}")]
    [InlineData("019b909a74007ce389cd264b7409f6f2")]
    [InlineData("urn:uuid:019b909a-7400-7ce3-89cd-264b7409f6f2")]
    public void One_uuid_has_one_text(string runId) => Assert.Equal("019b909a-7400-7ce3-89cd-264b7409f6f2", RunName.Canonical(runId));

    [Theory]
    [InlineData("run_id")]
    [InlineData("")]
    [InlineData("manual__2026-01-01T00:00:00+00:00")]
    public void Anything_else_stays_as_sent(string runId) => Assert.Equal(runId, RunName.Canonical(runId));

    [Fact]
    public void Ids_are_derived_and_of_version_8()
    {
        var id = new DatasetName("postgres://h:5432", "db.public.t").Id;
        Assert.Equal(id, new DatasetName("postgres://h:5432", "db.public.t").Id);
        Assert.Equal(8, id.Version);
        Assert.NotEqual(new DatasetName("a", "bc").Id, new DatasetName("ab", "c").Id);
    }
}
