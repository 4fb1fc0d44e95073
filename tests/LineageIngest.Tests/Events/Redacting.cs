using System.Text;
using System.Text.Json;
using LineageIngest.Events;
using LineageIngest.Sql;

namespace LineageIngest.Tests.Events;

/// <summary>Secrets do not come into the log, and nothing else changes.</summary>
public sealed class Redacting
{
    static readonly JsonSerializerOptions _plain = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Theory]
    [InlineData("postgres://etl:s3cr3t@db.example:5432", "postgres://etl:***@db.example:5432")]
    [InlineData("jdbc:mysql://db/shop?user=etl&password=s3cr3t&ssl=true", "jdbc:mysql://db/shop?user=etl&password=***&ssl=true")]
    [InlineData("Server=db;User Id=etl;Password=s3cr3t;Encrypt=yes", "Server=db;User Id=etl;Password=***;Encrypt=yes")]
    [InlineData("host=db user=etl password=s3cr3t dbname=shop", "host=db user=etl password=*** dbname=shop")]
    [InlineData("https://acc.blob.core.windows.net/c?sv=2024&sig=abc%2Fdef", "https://acc.blob.core.windows.net/c?sv=2024&sig=***")]
    [InlineData("create user etl password 's3cr3t'", "create user etl password '***'")]
    [InlineData("create user etl identified by 's3cr3t'", "create user etl identified by '***'")]
    [InlineData("copy into t credentials=(aws_key_id='AKIA' aws_secret_key='s3cr3t')", "copy into t credentials=(aws_key_id='AKIA' aws_secret_key='***')")]
    [InlineData("create table t with ('connector'='jdbc', 'password' = 's3cr3t')", "create table t with ('connector'='jdbc', 'password' = '***')")]
    public void A_secret_in_a_text_is_taken_out(string text, string stored) => Assert.Equal(stored, Stored(text));

    [Theory]
    [InlineData("insert into t select u.token, u.password from users u join s on u.token = s.token and u.secret=s.secret")]
    [InlineData("update users set name = s.name, password=s.password from staged s where users.token=s.token")]
    [InlineData("select token 'a', password_hash from users where api_key is not null")]
    [InlineData("select * from a where email = 'somebody@example.com'")]
    [InlineData("https://github.com/OpenLineage/OpenLineage/tree/1.53.0/integration/spark")]
    [InlineData("snowflake://org-account")]
    [InlineData("s3://bucket/path@v2/key=1/part-0")]
    public void What_is_no_secret_stays(string text) => Assert.Equal(text, Stored(text));

    [Theory]
    [InlineData("SPARK_PASSWORD", true)]
    [InlineData("fs.s3a.secret.key", true)]
    [InlineData("AWS_SECRET_ACCESS_KEY", true)]
    [InlineData("apiKey", true)]
    [InlineData("api_key", true)]
    [InlineData("token", true)]
    [InlineData("primary_key", false)]
    [InlineData("tokenizer", false)]
    [InlineData("key", false)]
    [InlineData("name", false)]
    public void A_member_whose_name_means_a_secret_loses_its_text(string name, bool isSecret)
    {
        using var stored = JsonDocument.Parse(Apply("""{"run":{"facets":{"environment-properties":{"NAME":"s3cr3t","other":"x"}}}}""".Replace("NAME", name, StringComparison.Ordinal)));
        var properties = stored.RootElement.GetProperty("run").GetProperty("facets").GetProperty("environment-properties");
        Assert.Equal(isSecret ? "***" : "s3cr3t", properties.GetProperty(name).GetString());
        Assert.Equal("x", properties.GetProperty("other").GetString());
    }

    [Fact]
    public void Columns_of_such_names_keep_their_lineage()
    {
        const string body =
            """{"outputs":[{"facets":{"schema":{"fields":[{"name":"password","type":"text"},{"name":"token","type":"text"}]},"columnLineage":{"fields":{"password":{"inputFields":[{"field":"password"}]}}}}}]}""";
        Assert.Equal(body, Apply(body));
    }

    [Fact]
    public void A_text_that_is_no_json_is_looked_at_as_well() =>
        Assert.Equal("""{"a":"x", torn postgres://u:***@h""", Apply("""{"a":"x", torn postgres://u:s3cr3t@h"""));

    [Fact]
    public void What_was_redacted_once_is_not_redacted_again()
    {
        var once = Encoding.UTF8.GetBytes(Apply("""{"ns":"postgres://u:s3cr3t@h","password":"x","sql":"create user a password 'b'"}"""));
        var (twice, taken) = Redaction.Apply(once);
        Assert.Empty(taken);
        Assert.Equal(once, twice.ToArray());
    }

    [Theory]
    [InlineData("create user etl password 's3cr3t'; insert into mart.t select a from raw.s")]
    [InlineData("insert into mart.t select a from raw.s where password = 's3cr3t' and b = 1")]
    public void Sql_reads_afterwards_as_before(string sql)
    {
        var analyzer = new SqlAnalyzer();
        var (before, after) = (Analyze(sql), Analyze(Stored(sql)));
        Assert.NotEqual(sql, Stored(sql));
        Assert.NotEmpty(before.Script.Reads);
        Assert.Equal(before.Script.Reads.Select(use => use.Table), after.Script.Reads.Select(use => use.Table));
        Assert.Equal(before.Script.Columns.Length, after.Script.Columns.Length);

        SqlAnalysis Analyze(string text) => analyzer.Analyze(text, Dialect.Get("postgres"), new InMemoryCatalog());
    }

    [Fact]
    public void Texts_of_writers_that_escape_much_are_read_too()
    {
        const string text = "jdbc:mysql://db/shop?user=etl&password=s3cr3t&ssl=true'";
        var escaped = JsonSerializer.Serialize(new { text });
        Assert.DoesNotContain('&', escaped);
        using var stored = JsonDocument.Parse(Apply(escaped));
        Assert.Equal("jdbc:mysql://db/shop?user=etl&password=***&ssl=true'", stored.RootElement.GetProperty("text").GetString());
    }

    static string Stored(string text)
    {
        using var stored = JsonDocument.Parse(Apply(JsonSerializer.Serialize(new { text }, _plain)));
        return stored.RootElement.GetProperty("text").GetString()!;
    }

    static string Apply(string body) => Encoding.UTF8.GetString(Redaction.Apply(Encoding.UTF8.GetBytes(body)).Body.Span);
}
