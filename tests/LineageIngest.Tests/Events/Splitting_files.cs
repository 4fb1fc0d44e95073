using System.Text;
using LineageIngest.Events;

namespace LineageIngest.Tests.Events;

public sealed class Splitting_files
{
    [Theory]
    [InlineData("{\"a\":1}\n{\"b\":2}\n", "{\"a\":1}|{\"b\":2}")]
    [InlineData("{\"a\":1}\r\n\r\n{\"b\":2}", "{\"a\":1}|{\"b\":2}")]
    [InlineData("[{\"a\":1},\n {\"b\":[{}]}]", "{\"a\":1}|{\"b\":[{}]}")]
    [InlineData("{\"a\":1}{\"b\":2}", "{\"a\":1}|{\"b\":2}")]
    [InlineData(
        "{\n  \"a\": {\n    \"x\": \"}\\\"{\"\n  }\n}\n{\n  \"b\": 2\n}",
        "{\n  \"a\": {\n    \"x\": \"}\\\"{\"\n  }\n}|{\n  \"b\": 2\n}"
    )]
    [InlineData("2026-01-01 INFO ConsoleTransport: {\"a\":1}\nnothing here\n", "{\"a\":1}")]
    [InlineData("{\"torn\": \n{\"b\":2}\n", "{\"torn\": \n|{\"b\":2}")]
    [InlineData("{\"torn\":\"", "{\"torn\":\"")]
    [InlineData("\uFEFF{\"a\":1}", "{\"a\":1}")]
    [InlineData("", "")]
    public async Task Events_come_out_byte_for_byte_whatever_the_form(string file, string expected)
    {
        foreach (var pieces in new[] { 1, 3, 1000 })
            Assert.Equal(expected, string.Join('|', await SplitAsync(file, pieces)));
    }

    [Fact]
    public async Task Lines_without_an_event_are_counted()
    {
        var splitter = new EventSplitter(new MemoryStream(Encoding.UTF8.GetBytes("starting\n{\"a\":1}\nstopping\n")));
        await foreach (var _ in splitter.SplitAsync(CancellationToken.None)) { }
        Assert.Equal(2, splitter.LinesWithoutEvent);
    }

    static async Task<List<string>> SplitAsync(string file, int piece)
    {
        var events = new List<string>();
        await foreach (var body in new EventSplitter(new Trickle(Encoding.UTF8.GetBytes(file), piece)).SplitAsync(CancellationToken.None))
            events.Add(Encoding.UTF8.GetString(body.Span));
        return events;
    }

    /// <summary>Gives a few bytes at a time, so that every boundary falls inside something.</summary>
    sealed class Trickle(byte[] bytes, int piece) : MemoryStream(bytes)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer[..Math.Min(piece, buffer.Length)], cancellationToken);
    }
}
