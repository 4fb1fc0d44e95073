using Xunit;

namespace LineageIngest.Sql.Tests.TSql;

public sealed class TSqlStatementTests
{
    [Theory]
    [InlineData("SELECT a INTO dbo.o FROM dbo.t UNION ALL SELECT a FROM dbo.u", "dbo.t, dbo.u => dbo.o")]
    [InlineData("INSERT dbo.o SELECT TOP (5) a FROM dbo.t ORDER BY a OFFSET (SELECT n FROM dbo.u) ROWS", "dbo.t, dbo.u => dbo.o")]
    [InlineData("INSERT INTO dbo.o EXEC('SELECT id FROM dbo.people')", "dbo.people => dbo.o")]
    [InlineData("INSERT INTO dbo.o EXEC dbo.list_people @day = 1", " => dbo.o")]
    [InlineData("UPDATE x SET v = s.v FROM dbo.t AS x JOIN dbo.s ON s.id = x.id", "dbo.s => dbo.t")]
    [InlineData("WITH c AS (SELECT id, v FROM dbo.t) DELETE FROM c WHERE id IN (SELECT id FROM dbo.gone)", "dbo.gone => dbo.t")]
    [InlineData("DELETE FROM dbo.a OUTPUT deleted.id INTO dbo.audit (id) WHERE x = 1", "dbo.a => dbo.a, dbo.audit")]
    [InlineData("MERGE dbo.t USING dbo.s ON t.id = s.id WHEN NOT MATCHED THEN INSERT (id) VALUES (s.id)", "dbo.s => dbo.t")]
    [InlineData("TRUNCATE TABLE dbo.t", " => dbo.t")]
    [InlineData("ALTER TABLE dbo.t SWITCH PARTITION 3 TO dbo.hist PARTITION 1", "dbo.t => dbo.hist")]
    [InlineData("ALTER SCHEMA arch TRANSFER dbo.t", "dbo.t => arch.t")]
    [InlineData("EXEC sp_rename N'dbo.[old t]', 'new'", "dbo.old t => dbo.new")]
    [InlineData("BULK INSERT dbo.t FROM 'd:\\in\\a.csv' WITH (FIRSTROW = 2)", "d:\\in\\a.csv => dbo.t")]
    [InlineData(
        "COPY INTO dbo.t FROM 'https://x/a.csv', 'https://x/b.csv' WITH (FILE_TYPE = 'CSV')",
        "https://x/a.csv, https://x/b.csv => dbo.t"
    )]
    [InlineData("CREATE TABLE dbo.o WITH (DISTRIBUTION = ROUND_ROBIN) AS SELECT a FROM dbo.t", "dbo.t => dbo.o")]
    [InlineData(
        "CREATE EXTERNAL TABLE dbo.o WITH (LOCATION = '/x', DATA_SOURCE = d, FILE_FORMAT = f) AS SELECT a FROM dbo.t",
        "dbo.t => dbo.o"
    )]
    [InlineData("CREATE OR ALTER VIEW dbo.v (x) WITH SCHEMABINDING AS SELECT a FROM dbo.t", "dbo.t => dbo.v")]
    [InlineData("SELECT * FROM OPENROWSET(BULK 'https://x/y.parquet', FORMAT = 'PARQUET') AS r", "https://x/y.parquet => ")]
    [InlineData("SELECT * FROM dbo.t CROSS APPLY dbo.fn(t.id) AS f, STRING_SPLIT('a,b', ',') AS s", "dbo.t => ")]
    [InlineData("SELECT * FROM CHANGETABLE(CHANGES dbo.t, 3) AS c", "dbo.t => ")]
    [InlineData("SELECT * FROM CONTAINSTABLE(dbo.docs, body, 'x') AS k", "dbo.docs => ")]
    [InlineData("SELECT a FROM srv.db.dbo.t", "srv.db.dbo.t => ")]
    public void Statement_reads_and_writes(string sql, string tables) => Assert.Equal(tables, TSqlLineage.Tables(sql));

    [Theory]
    [InlineData(
        "CREATE PROCEDURE dbo.p @d date AS BEGIN SET NOCOUNT ON; INSERT dbo.o SELECT a FROM dbo.t WHERE day = @d END",
        "dbo.t => dbo.o"
    )]
    [InlineData("CREATE FUNCTION dbo.f (@x int) RETURNS TABLE AS RETURN (SELECT a FROM dbo.t)", "dbo.t => ")]
    [InlineData("CREATE FUNCTION dbo.f () RETURNS @r TABLE (a int) AS BEGIN INSERT @r SELECT a FROM dbo.t RETURN END", "dbo.t => ")]
    [InlineData("CREATE TRIGGER tr ON dbo.t AFTER INSERT AS INSERT dbo.audit SELECT id FROM inserted", "dbo.t => dbo.audit")]
    [InlineData(
        "IF EXISTS (SELECT 1 FROM dbo.a) INSERT dbo.o SELECT x FROM dbo.b ELSE IF 1 = 2 DELETE dbo.c ELSE DELETE dbo.d",
        "dbo.a, dbo.b => dbo.c, dbo.d, dbo.o"
    )]
    [InlineData(
        "BEGIN TRY INSERT dbo.o SELECT x FROM dbo.b END TRY BEGIN CATCH INSERT dbo.err SELECT ERROR_MESSAGE() END CATCH",
        "dbo.b => dbo.err, dbo.o"
    )]
    [InlineData("WHILE (SELECT COUNT(*) FROM dbo.q) > 0 DELETE TOP (10) FROM dbo.q", "dbo.q => dbo.q")]
    [InlineData(
        "DECLARE @n int = (SELECT MAX(n) FROM dbo.a) SELECT @n = n FROM dbo.b SET @n = (SELECT n FROM dbo.c)",
        "dbo.a, dbo.b, dbo.c => "
    )]
    [InlineData("DECLARE c CURSOR FOR SELECT id FROM dbo.t OPEN c FETCH NEXT FROM c INTO @id CLOSE c DEALLOCATE c", "dbo.t => ")]
    [InlineData(
        "EXEC sp_executesql N'INSERT INTO dbo.o SELECT id FROM dbo.t WHERE d = @d', N'@d date', @d = '2024-01-01'",
        "dbo.t => dbo.o"
    )]
    [InlineData("EXEC('INSERT INTO dbo.o ' + 'SELECT id FROM dbo.t')", "dbo.t => dbo.o")]
    [InlineData(
        "DECLARE @s nvarchar(max) = N'INSERT dbo.o SELECT a FROM dbo.t WHERE d = ''' + @d + ''''; EXEC sp_executesql @s",
        "dbo.t => dbo.o"
    )]
    [InlineData(
        "DECLARE @s varchar(max) SET @s = 'SELECT ' + @cols SET @s += ' INTO dbo.o FROM dbo.t' IF @x = 1 SET @s += ' WHERE a = 1' ELSE SET @s += ' WHERE b = 1' EXEC (@s)",
        "dbo.t => dbo.o"
    )]
    [InlineData("EXEC ('DELETE FROM ' + @name + ' WHERE id IN (SELECT id FROM dbo.t)')", "dbo.t => ")]
    [InlineData("DECLARE @s varchar(max) = 'DELETE dbo.a' SET @s = dbo.f() EXEC (@s)", " => ")]
    [InlineData("EXEC('DELETE FROM dbo.t') AT linked", " => linked..dbo.t")]
    [InlineData("INSERT INTO dbo.o SELECT * FROM OPENQUERY(linked, 'SELECT a FROM db.dbo.s WHERE k = ''x''')", "linked.db.dbo.s => dbo.o")]
    [InlineData("INSERT INTO OPENQUERY(linked, 'SELECT a FROM db.dbo.t') SELECT x FROM dbo.s", "dbo.s => linked.db.dbo.t")]
    [InlineData("DECLARE @s nvarchar(max) = CONCAT(N'INSERT INTO ', QUOTENAME('dw'), N'.o SELECT a FROM dbo.s') EXEC sp_executesql @s", "dbo.s => dw.o")]
    [InlineData("USE sales; SELECT a FROM dbo.t", "sales.dbo.t => ")]
    public void Blocks_and_routines_read_and_write(string sql, string tables) => Assert.Equal(tables, TSqlLineage.Tables(sql));

    [Fact]
    public void Temporary_tables_and_table_variables_are_followed_through() =>
        Assert.Equal(
            ["dbo.o.id <= dbo.t.id", "dbo.o.n <= dbo.t.amount"],
            TSqlLineage.Columns(
                """
                SELECT id, SUM(amount) AS n INTO #s FROM dbo.t GROUP BY id
                DECLARE @v TABLE (id int, n int)
                INSERT INTO @v SELECT id, n FROM #s
                INSERT INTO dbo.o (id, n) SELECT id, n FROM @v
                """
            )
        );

    [Fact]
    public void Create_table_declares_columns_with_types()
    {
        var declared = TSqlLineage.Analyze("CREATE TABLE dbo.t (a int NOT NULL, b decimal(10, 2), c AS a * 2)").Statements[0].Declared[0];
        Assert.Equal(["a int", "b decimal(10, 2)", "c "], declared.Columns.Select(column => $"{column.Name} {column.Type}"));
    }
}
