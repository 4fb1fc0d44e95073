using System.Text;
using LineageIngest.DataSources;
using LineageIngest.DataSources.Catalog;
using LineageIngest.DataSources.Postgres;
using LineageIngest.DataSources.Profiling;

namespace LineageIngest.Tests.DataSources;

public sealed class Reading_rows
{
    static readonly SourceColumn[] _columns = [new("a", "text", true), new("b", "integer", true)];

    [Fact]
    public async Task Escapes_nulls_and_pieces_of_any_size_are_read_as_they_were_meant()
    {
        var text = "x\\ty\t1\n\\N\t\\N\nback\\\\slash\t-7\n\\\\N\t3\n"u8.ToArray();
        foreach (var piece in new[] { 1, 2, 3, 5, 1000 })
        {
            var sketch = new TableSketch(_columns, [], _ => null);
            await new CopyText(new Pieces(text, piece), 2).ReadAsync(sketch, _ => { }, CancellationToken.None);
            var (a, b) = (sketch.Columns()[0], sketch.Columns()[1]);
            Assert.Equal(4, sketch.Rows);
            Assert.Equal((1, 1), (a.NullCount, b.NullCount));
            Assert.Equal(["\\N", "back\\slash", "x\ty"], a.TopValues!.Select(top => top.Value).Order(StringComparer.Ordinal));
            Assert.Equal(("-7", "3"), (b.Min, b.Max));
        }
    }

    [Fact]
    public async Task A_row_that_breaks_off_is_an_error()
    {
        var sketch = new TableSketch(_columns, [], _ => null);
        await Assert.ThrowsAsync<DataSourceException>(() =>
            new CopyText(new Pieces("x\t1\ny"u8.ToArray(), 100), 2).ReadAsync(sketch, _ => { }, CancellationToken.None)
        );
    }

    [Theory]
    [InlineData(100)]
    [InlineData(8192)]
    [InlineData(300_000)]
    public void Different_values_are_counted_exactly_while_they_are_few_and_to_two_percent_beyond(int values)
    {
        var sketch = new TableSketch([_columns[0]], [], _ => null);
        for (var round = 0; round < 2; round++)
        {
            for (var n = 0; n < values; n++)
            {
                sketch.Value(0, Encoding.UTF8.GetBytes($"value {n}"));
                sketch.EndRow();
            }
        }
        var column = sketch.Columns()[0];
        if (values <= 8192)
            Assert.Equal((values, "exact"), (column.DistinctCount, column.DistinctMethod));
        else
            Assert.InRange(column.DistinctCount, values * 0.98, values * 1.02);
        Assert.Equal(values, sketch.Duplicates().Count);
    }

    [Fact]
    public void A_frequent_value_is_found_among_many_rare_ones()
    {
        var sketch = new TableSketch([_columns[0]], [], _ => null);
        for (var n = 0; n < 200_000; n++)
        {
            sketch.Value(0, n % 4 == 0 ? "often"u8 : Encoding.UTF8.GetBytes($"rare {n}"));
            sketch.EndRow();
        }
        var column = sketch.Columns()[0];
        Assert.Equal("often", column.TopValues![0].Value);
        Assert.InRange(column.TopValues[0].Count, 50_000 - column.TopValuesMayLack!.Value, 50_000);
    }

    [Theory]
    [InlineData("email", "its name")]
    [InlineData("customerEmail", "its name")]
    [InlineData("first_name", "its name")]
    [InlineData("FirstName", "its name")]
    [InlineData("name", null)]
    [InlineData("shipment_id", null)]
    [InlineData("emailed_at", null)]
    public void Names_of_people_s_columns_withhold_their_values(string name, string? reason) =>
        Assert.Equal(reason, PersonalColumns.Reason(new SourceColumn(name, "text", true), []));

    [Fact]
    public void A_tag_withholds_values_whatever_the_name() =>
        Assert.Equal("tag class:PII", PersonalColumns.Reason(new SourceColumn("x", "text", true), ["gold", "class:PII"]));

    /// <summary>A stream that gives at most so many bytes at a time.</summary>
    sealed class Pieces(byte[] all, int piece) : MemoryStream(all)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer[..Math.Min(piece, buffer.Length)], cancellationToken);
    }
}
