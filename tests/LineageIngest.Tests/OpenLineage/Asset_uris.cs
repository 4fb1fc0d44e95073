using LineageIngest.Names;
using LineageIngest.OpenLineage;

namespace LineageIngest.Tests.OpenLineage;

public sealed class Asset_uris
{
    [Theory]
    [InlineData("postgres://h:5432/db/schema/t", "postgres://h:5432", "db.schema.t")]
    [InlineData("postgresql://h:5432/db/schema/t", "postgres://h:5432", "db.schema.t")]
    [InlineData("s3://bucket/a/b.csv", "s3://bucket", "a/b.csv")]
    [InlineData("s3a://bucket/a/", "s3://bucket", "a")]
    [InlineData("gs://bucket", "gs://bucket", "/")]
    [InlineData("file:///data/x", "file", "/data/x")]
    [InlineData("bigquery://project/dataset/t", "bigquery", "project.dataset.t")]
    [InlineData("snowflake://org-acc/db/schema/t?x=1", "snowflake://org-acc", "db.schema.t")]
    public void A_uri_names_its_dataset(string uri, string ns, string name) =>
        Assert.Equal(new DatasetName(ns, name), AssetUri.ToDataset(uri));

    [Theory]
    [InlineData("my_asset")]
    [InlineData("postgres://h:5432")]
    public void Free_text_names_none(string uri) => Assert.Null(AssetUri.ToDataset(uri));
}
