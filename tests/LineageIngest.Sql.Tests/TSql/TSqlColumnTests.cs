using Xunit;

namespace LineageIngest.Sql.Tests.TSql;

public sealed class TSqlColumnTests
{
    [Theory]
    [InlineData("INSERT dbo.o (x) SELECT t.a + t.b FROM dbo.t t", "dbo.o.x <= dbo.t.a|dbo.o.x <= dbo.t.b")]
    [InlineData("SELECT x = t.a, t.b 'y' INTO dbo.o FROM dbo.t t", "dbo.o.x <= dbo.t.a|dbo.o.y <= dbo.t.b")]
    [InlineData("INSERT dbo.o (x) SELECT CONVERT(varchar(10), t.a, 112) FROM dbo.t t", "dbo.o.x <= dbo.t.a")]
    [InlineData("INSERT dbo.o (x) SELECT DATEADD(day, t.n, t.d) FROM dbo.t t", "dbo.o.x <= dbo.t.d|dbo.o.x <= dbo.t.n")]
    [InlineData("INSERT dbo.o (x) SELECT IIF(t.c = 1, t.a, t.b) FROM dbo.t t", "dbo.o.x <= dbo.t.a|dbo.o.x <= dbo.t.b")]
    [InlineData("INSERT dbo.o (x) SELECT CASE t.c WHEN 1 THEN t.a ELSE t.b END FROM dbo.t t", "dbo.o.x <= dbo.t.a|dbo.o.x <= dbo.t.b")]
    [InlineData("INSERT dbo.o (x) SELECT t.doc.value('(/a)[1]', 'int') FROM dbo.t t", "dbo.o.x <= dbo.t.doc")]
    [InlineData(
        "INSERT dbo.o (x) SELECT n.c.value('@id', 'int') FROM dbo.t t CROSS APPLY t.doc.nodes('/a/b') AS n (c)",
        "dbo.o.x <= dbo.t.doc"
    )]
    [InlineData("INSERT dbo.o (x) SELECT j.v FROM dbo.t t CROSS APPLY OPENJSON(t.doc) WITH (v int '$.v') AS j", "dbo.o.x <= dbo.t.doc")]
    [InlineData(
        "INSERT dbo.o (x) SELECT STRING_AGG(t.a, ',') WITHIN GROUP (ORDER BY t.b) FROM dbo.t t",
        "dbo.o.x <= dbo.t.a|dbo.o.x <= dbo.t.b"
    )]
    [InlineData(
        "INSERT dbo.o (x) SELECT (SELECT u.a, u.b FROM dbo.u u FOR JSON PATH) FROM dbo.t t",
        "dbo.o.x <= dbo.u.a|dbo.o.x <= dbo.u.b"
    )]
    [InlineData(
        "INSERT dbo.o (k, x) SELECT p.k, p.[1] FROM (SELECT k, m, amt FROM dbo.t) s PIVOT (SUM(amt) FOR m IN ([1], [2])) p",
        "dbo.o.k <= dbo.t.k|dbo.o.x <= dbo.t.amt"
    )]
    [InlineData("INSERT dbo.o (x) SELECT u.v FROM dbo.t UNPIVOT (v FOR q IN (q1, q2)) u", "dbo.o.x <= dbo.t.q1|dbo.o.x <= dbo.t.q2")]
    [InlineData("INSERT dbo.o (x) SELECT d.id FROM (DELETE FROM dbo.q OUTPUT deleted.id) AS d", "dbo.o.x <= dbo.q.id")]
    [InlineData(
        "INSERT dbo.o (x) SELECT v.n FROM dbo.t t CROSS APPLY (VALUES (t.a), (t.b)) AS v (n)",
        "dbo.o.x <= dbo.t.a|dbo.o.x <= dbo.t.b"
    )]
    [InlineData("UPDATE dbo.o SET x += s.a FROM dbo.s s WHERE s.id = o.id", "dbo.o.x <= dbo.o.x|dbo.o.x <= dbo.s.a")]
    [InlineData(
        "WITH c AS (SELECT a AS x, id FROM dbo.t) MERGE dbo.o USING c ON o.id = c.id WHEN MATCHED THEN UPDATE SET x = c.x;",
        "dbo.o.x <= dbo.t.a"
    )]
    [InlineData(
        "CREATE TRIGGER tr ON dbo.t AFTER UPDATE AS INSERT dbo.o (x, y) SELECT i.a, d.a FROM inserted i JOIN deleted d ON d.id = i.id",
        "dbo.o.x <= dbo.t.a|dbo.o.y <= dbo.t.a"
    )]
    public void Column_derives_from(string sql, string edges) => Assert.Equal(edges.Split('|'), TSqlLineage.Columns(sql));

    [Fact]
    public void Chain_of_ten_thousand_operators_stays_flat()
    {
        var sql = "INSERT dbo.o (x) SELECT t.a" + string.Concat(Enumerable.Repeat(" + t.a", 10_000)) + " FROM dbo.t t";
        Assert.Equal(["dbo.o.x <= dbo.t.a"], TSqlLineage.Columns(sql));
    }

    [Fact]
    public void Union_of_five_thousand_selects_stays_flat()
    {
        var sql = "INSERT dbo.o (x) SELECT a FROM dbo.t" + string.Concat(Enumerable.Repeat(" UNION ALL SELECT b FROM dbo.t", 5_000));
        Assert.Equal(["dbo.o.x <= dbo.t.a", "dbo.o.x <= dbo.t.b"], TSqlLineage.Columns(sql));
    }
}
