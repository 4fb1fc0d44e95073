using System.Globalization;
using System.Text;
using LineageIngest.Testing;

namespace LineageIngest.Chaos;

/// <summary>What one client sends: recorded events under run ids of their own, made-up ones, poison and nonsense; never in the order in which they happened.</summary>
sealed class Traffic(EventMix recorded, int client, int seed)
{
    const int Deck = 40;

    readonly Random _random = new(unchecked((seed * 101) + client));
    readonly Queue<long> _deck = new();
    long _nextDeck;
    int _made;

    public Random Random => _random;

    public Payload Next() =>
        _random.Next(100) switch
        {
            < 72 => new Payload(recorded.Next(NextRecorded())),
            < 93 => Made(),
            < 97 => Poison.Next(_random, client, _made++),
            _ => Poison.Nonsense(_random, client, _made++),
        };

    /// <summary>Positions in the endless sequence of recorded events; each client has blocks of its own, shuffled.</summary>
    long NextRecorded()
    {
        if (_deck.Count == 0)
        {
            var block = ((_nextDeck++ * Clients.Count) + client) * Deck;
            var positions = Enumerable.Range(0, Deck).Select(i => block + i).ToArray();
            _random.Shuffle(positions);
            foreach (var position in positions)
                _deck.Enqueue(position);
        }
        return _deck.Dequeue();
    }

    /// <summary>A run of one of fifty jobs with SQL; start and end come as they will.</summary>
    Payload Made()
    {
        var number = _made++;
        var job = number / 2 % 50;
        var text = string.Create(
            CultureInfo.InvariantCulture,
            $$"""
            {"eventType":"{{(number % 2 == 0 ? "COMPLETE" : "START")}}","eventTime":"{{new DateTime(2026, 1, 1).AddSeconds(
                number
            ):yyyy-MM-ddTHH:mm:ss}}Z",
            "producer":"https://example.com/chaos","run":{"runId":"{{RunId(client, number / 2)}}"},
            "job":{"namespace":"chaos","name":"made{{job}}","facets":{"sql":{"query":"INSERT INTO made{{job + 1}} SELECT a, b + {{number
                % 3}} AS b FROM made{{job}}","dialect":"postgres"} } },
            "inputs":[{"namespace":"postgres://chaos:5432","name":"chaos.public.made{{job}}","facets":{"schema":{"fields":[{"name":"a","type":"int"},{"name":"b","type":"int"}] } } }],
            "outputs":[{"namespace":"postgres://chaos:5432","name":"chaos.public.made{{job + 1}}"}]}
            """
        );
        return new Payload(Encoding.UTF8.GetBytes(text));
    }

    internal static string RunId(int client, int number) =>
        string.Create(CultureInfo.InvariantCulture, $"0000c4a0-{client:0000}-4000-8000-{number:000000000000}");
}
