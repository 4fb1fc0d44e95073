using System.Globalization;
using LineageIngest.Airflow.Api;
using LineageIngest.Airflow.Api.Rows;

namespace LineageIngest.Tests.Airflow;

public sealed class PagesTests
{
    [Fact]
    public async Task Rows_that_leave_while_pages_are_read_hide_no_other()
    {
        var rows = Enumerable.Range(0, 50).ToList();
        var seen = await ReadAsync(
            (offset, limit) =>
            {
                var page = rows.Skip(offset).Take(limit).ToList();
                var answer = Answer(page, rows.Count);
                if (offset == 10)
                    rows.RemoveRange(0, 7); // after this page was read
                return answer;
            },
            pageSize: 10
        );
        Assert.Superset(Enumerable.Range(10, 40).ToHashSet(), seen);
    }

    [Fact]
    public async Task A_server_that_gives_fewer_rows_than_asked_or_all_at_once_is_read_to_the_end()
    {
        var rows = Enumerable.Range(0, 25).ToList();
        Assert.Equal(25, (await ReadAsync((offset, limit) => Answer(rows.Skip(offset).Take(Math.Min(limit, 4)), 25), pageSize: 100)).Count);
        var asked = 0;
        Assert.Equal(
            25,
            (
                await ReadAsync(
                    (_, _) =>
                    {
                        asked++;
                        return Answer(rows, 25);
                    },
                    pageSize: 10
                )
            ).Count
        );
        Assert.Equal(1, asked);
    }

    [Fact]
    public async Task A_list_without_a_total_ends_with_an_empty_page()
    {
        var rows = Enumerable.Range(0, 25).ToList();
        Assert.Equal(25, (await ReadAsync((offset, limit) => Answer(rows.Skip(offset).Take(limit), null), pageSize: 10)).Count);
    }

    [Theory]
    [InlineData(10)] // too few: the count is older than the rows
    [InlineData(100)]
    public async Task A_total_that_is_wrong_is_not_believed(int total)
    {
        var rows = Enumerable.Range(0, 25).ToList();
        Assert.Equal(25, (await ReadAsync((offset, limit) => Answer(rows.Skip(offset).Take(limit), total), pageSize: 10)).Count);
    }

    [Theory]
    [InlineData(10)]
    [InlineData(null)]
    public async Task A_server_that_gives_the_same_page_for_ever_is_asked_twice(int? total)
    {
        var asked = 0;
        var seen = await ReadAsync(
            (_, _) =>
            {
                asked++;
                return Answer(Enumerable.Range(0, 10), total);
            },
            pageSize: 10
        );
        Assert.Equal((10, 2), (seen.Count, asked));
    }

    [Fact]
    public async Task One_row_that_airflow_cannot_show_costs_only_itself()
    {
        var told = new List<int>();
        var seen = await ReadAsync(
            (offset, limit) =>
                offset <= 33 && 33 < offset + limit
                    ? throw new AirflowException(AirflowFailure.ServerError, 500, "odd row")
                    : Answer(Enumerable.Range(offset, Math.Max(0, Math.Min(limit, 60 - offset))), 60),
            pageSize: 16,
            told
        );
        Assert.Equal(59, seen.Count);
        Assert.Equal([33], told);
    }

    [Fact]
    public async Task A_server_that_only_fails_is_given_up() =>
        await Assert.ThrowsAsync<AirflowException>(() =>
            ReadAsync((_, _) => throw new AirflowException(AirflowFailure.ServerError, 500, "down"), pageSize: 8)
        );

    static async Task<HashSet<int>> ReadAsync(Func<int, int, IPage<ProviderRow>> fetch, int pageSize, List<int>? unreadable = null)
    {
        var seen = new HashSet<int>();
        await foreach (
            var page in Pages.ReadAsync(
                (offset, limit, _) => Task.FromResult(fetch(offset, limit)),
                pageSize,
                (position, _) => unreadable?.Add(position),
                CancellationToken.None
            )
        )
        {
            seen.UnionWith(page.Select(row => int.Parse(row.Version!, CultureInfo.InvariantCulture)));
        }

        return seen;
    }

    static ProviderPage Answer(IEnumerable<int> rows, int? total) =>
        new()
        {
            Providers =
            [
                .. rows.Select(row => new ProviderRow
                {
                    PackageName = $"provider {row}",
                    Version = row.ToString(CultureInfo.InvariantCulture),
                }),
            ],
            TotalEntries = total,
        };
}
