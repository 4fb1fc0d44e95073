using System.Runtime.CompilerServices;
using LineageIngest.Airflow.Api.Rows;

namespace LineageIngest.Airflow.Api;

/// <summary>Walks a list by the rows that came, never by the rows asked for: servers clamp the limit, ignore it, or lose rows while we read.</summary>
static class Pages
{
    /// <summary>Rows that Airflow cannot show (its own answer check fails with 500) and that are passed over, before the list is given up.</summary>
    const int MostUnreadable = 10;

    /// <summary>No Airflow holds more; a server that goes on has no end.</summary>
    const int MostRows = 1_000_000;

    /// <param name="unreadable">told each row's position that Airflow answers with 500; without it such a row fails the list</param>
    public static async IAsyncEnumerable<TRow[]> ReadAsync<TRow>(
        Func<int, int, CancellationToken, Task<IPage<TRow>>> fetch,
        int pageSize,
        Action<int, AirflowException>? unreadable,
        [EnumeratorCancellation] CancellationToken cancellation
    )
        where TRow : class, IRow
    {
        var (offset, limit, skipped) = (0, pageSize, 0);
        int? total = null;
        string[] before = [];
        var (read, steppedBack) = (0, false);
        while (true)
        {
            IPage<TRow> answer;
            try
            {
                answer = await fetch(offset, limit, cancellation);
            }
            catch (AirflowException problem)
                when (unreadable is not null && problem.Status == 500 && (limit > 1 || skipped < MostUnreadable))
            {
                // One odd row makes Airflow fail the whole page: halve down to it and go round it.
                if (limit == 1)
                {
                    unreadable(offset, problem);
                    (offset, skipped, limit) = (offset + 1, skipped + 1, pageSize);
                }
                else
                {
                    limit = Math.Max(1, limit / 2);
                }

                continue;
            }

            var page =
                answer.Rows
                ?? throw new AirflowException(AirflowFailure.NotAirflow, 200, $"the answer to offset {offset} has no list of rows");
            var now = answer.TotalEntries;
            var keys = page.Select(row => row.Key).ToArray();
            // A server that does not page gives the same rows again, whatever total it tells.
            if (page.Length == 0 || (!steppedBack && keys.SequenceEqual(before)))
            {
                yield break;
            }

            if ((read += page.Length) > MostRows)
                throw new AirflowException(AirflowFailure.NotAirflow, 200, $"the list has no end: more than {MostRows} rows came");
            yield return page;
            before = keys;

            // Rows that left the list moved the ones behind them to the front: step back by as many, so that none is missed.
            var gone = total is { } told && now is { } after && after < told && offset + page.Length <= told ? told - after : 0;
            total = now ?? total;
            steppedBack = gone > 0;
            offset = gone > 0 ? Math.Max(0, offset - gone) : offset + page.Length;
            // The total is a count of its own and may be wrong: a full page is followed by another question, whatever it says.
            if (page.Length > limit || (gone == 0 && offset >= total && page.Length < limit))
            {
                yield break;
            }
        }
    }
}
