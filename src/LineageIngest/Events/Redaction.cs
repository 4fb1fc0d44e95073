using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace LineageIngest.Events;

/// <summary>A rule by which secrets are taken out of events before they are stored.</summary>
/// <param name="Name">as <c>lineage redact</c> shows it</param>
/// <param name="What">what it finds, and what is left of it</param>
public sealed record RedactionRule(string Name, string What);

/// <summary>A place from which a secret was taken: where it began in the received bytes, by which rule.</summary>
public sealed record Redacted(string Rule, int Position, int Length);

/// <summary>
/// Takes secrets out of the bytes of an event: passwords in addresses, <c>password=…</c> in connection texts and SQL, members whose names mean a secret.
/// What it leaves is JSON as before, and SQL that reads as before. The fingerprint of an event is that of the bytes that were received.
/// </summary>
public static partial class Redaction
{
    /// <summary>Stands beside the event; grows when a rule changes.</summary>
    public const short Version = 1;

    const string Mark = "***";
    const int LongestName = 256;
    static readonly byte[] _mark = [.. "***"u8];

    /// <summary>Words of which one stands in every secret's name or before every secret but that of an address, whatever their case.</summary>
    static readonly SearchValues<string> _signs = SearchValues.Create(
        ["pass", "pwd", "secret", "token", "credential", "key", "sig=", "identified"],
        StringComparison.OrdinalIgnoreCase
    );

    /// <summary>How the names of members end that mean a secret; without it <see cref="SecretName"/> need not look.</summary>
    static readonly string[] _endings = ["password", "passwd", "pwd", "passphrase", "secret", "token", "credential", "credentials", "key"];

    /// <summary>All rules, in the order in which they look.</summary>
    public static readonly IReadOnlyList<RedactionRule> Rules =
    [
        new("address", "scheme://user:password@host in any text: the password becomes ***"),
        new(
            "assignment",
            "password=…, pwd=…, secret=…, token=…, access_key=… and the like in connection texts (after ; ? & or a quote, or after another name=value): the value becomes ***"
        ),
        new(
            "literal",
            "PASSWORD '…', IDENTIFIED BY '…', 'password' = '…', secret_key='…' in SQL: what stands in quotes becomes ***; columns are left alone"
        ),
        new(
            "member",
            "a text member whose name means a secret (\"password\", \"SPARK_SECRET_KEY\", \"fs.s3a.access.key\"): its value becomes ***"
        ),
    ];

    /// <summary>The bytes to be stored, the very same where there is nothing to take out, and what was taken.</summary>
    public static (ReadOnlyMemory<byte> Body, IReadOnlyList<Redacted> Taken) Apply(ReadOnlyMemory<byte> body)
    {
        if (!MayHoldSecrets(body.Span))
            return (body, []);
        var cuts = new List<Cut>();
        Look(body.Span, cuts);
        return cuts.Count == 0
            ? (body, [])
            : (With(body.Span, cuts), cuts.ConvertAll(cut => new Redacted(cut.Rule, cut.Position, cut.Length)));
    }

    /// <summary>A quick look that most events and most of their texts end with: no address with a user, and no word for a secret.</summary>
    static bool MayHoldSecrets(ReadOnlySpan<byte> text)
    {
        if (text.Contains((byte)'@'))
            return true;
        var rented = ArrayPool<char>.Shared.Rent(text.Length);
        try
        {
            return rented.AsSpan(0, Encoding.Latin1.GetChars(text, rented)).ContainsAny(_signs);
        }
        finally
        {
            ArrayPool<char>.Shared.Return(rented);
        }
    }

    static void Look(ReadOnlySpan<byte> body, List<Cut> cuts)
    {
        var reader = new Utf8JsonReader(
            body,
            new JsonReaderOptions { AllowTrailingCommas = true, MaxDepth = OpenLineage.TolerantJson.MaxDepth }
        );
        var read = 0;
        var ofSecret = false;
        try
        {
            while (reader.Read())
            {
                read = (int)reader.BytesConsumed;
                if (reader.TokenType == JsonTokenType.PropertyName)
                {
                    ofSecret = IsSecretName(reader.ValueSpan);
                    continue;
                }
                if (reader.TokenType == JsonTokenType.String)
                    LookAtString(ref reader, ofSecret, cuts);
                ofSecret = false;
            }
        }
        catch (JsonException)
        {
            LookAtBytes(body[read..], read, cuts); // no JSON from here on, but stored as it came
        }
    }

    static void LookAtString(ref Utf8JsonReader reader, bool ofSecret, List<Cut> cuts)
    {
        var begin = (int)reader.TokenStartIndex + 1;
        if (ofSecret)
        {
            if (reader.ValueSpan.Length > 0 && !reader.ValueSpan.SequenceEqual(_mark))
                cuts.Add(new Cut("member", begin, reader.ValueSpan.Length, _mark));
            return;
        }
        if (!reader.ValueIsEscaped || reader.ValueSpan.IndexOf("\\u00"u8) < 0)
        {
            LookAtBytes(reader.ValueSpan, begin, cuts);
            return;
        }
        // Some writers escape & and quotes: such a text is read, and written anew as a whole.
        string text;
        try
        {
            text = reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            LookAtBytes(reader.ValueSpan, begin, cuts); // half a surrogate pair: no text
            return;
        }
        var found = Find(text);
        if (found.Count == 0)
            return;
        var kept = new StringBuilder(text);
        foreach (var one in Enumerable.Reverse(found))
            kept.Remove(one.Position, one.Length).Insert(one.Position, Mark);
        cuts.Add(
            new Cut(found[0].Rule, begin, reader.ValueSpan.Length, JsonEncodedText.Encode(kept.ToString()).EncodedUtf8Bytes.ToArray())
        );
    }

    static bool IsSecretName(ReadOnlySpan<byte> name)
    {
        if (name.Length is < 3 or > LongestName)
            return false;
        Span<char> buffer = stackalloc char[LongestName];
        ReadOnlySpan<char> text = buffer[..Encoding.Latin1.GetChars(name, buffer)];
        foreach (var ending in _endings)
        {
            if (text.EndsWith(ending, StringComparison.OrdinalIgnoreCase))
                return SecretName().IsMatch(text);
        }
        return false;
    }

    /// <summary>A character a byte, so that places in the text are places in the bytes.</summary>
    static void LookAtBytes(ReadOnlySpan<byte> bytes, int begin, List<Cut> cuts)
    {
        if (bytes.Length < 5 || bytes.IndexOfAny((byte)'@', (byte)'=', (byte)'\'') < 0 || !MayHoldSecrets(bytes))
            return;
        foreach (var one in Find(Encoding.Latin1.GetString(bytes)))
            cuts.Add(new Cut(one.Rule, begin + one.Position, one.Length, _mark));
    }

    /// <summary>In order of position; what two rules found once.</summary>
    static List<Redacted> Find(string text)
    {
        var found = new List<Redacted>();
        if (text.Contains('@', StringComparison.Ordinal))
            Add("address", Address());
        if (text.Contains('=', StringComparison.Ordinal))
            Add("assignment", Assignment());
        if (text.AsSpan().IndexOfAny('=', '\'') >= 0)
            Add("literal", Literal());
        var alone = new List<Redacted>();
        foreach (var one in found.OrderBy(f => f.Position).ThenByDescending(f => f.Length))
        {
            if (alone.Count == 0 || one.Position >= alone[^1].Position + alone[^1].Length)
                alone.Add(one);
        }
        return alone;

        void Add(string rule, Regex pattern)
        {
            foreach (Match match in pattern.Matches(text))
            {
                var secret = match.Groups["secret"];
                if (secret.Length > 0 && secret.Value != Mark)
                    found.Add(new Redacted(rule, secret.Index, secret.Length));
            }
        }
    }

    static byte[] With(ReadOnlySpan<byte> body, List<Cut> cuts)
    {
        using var kept = new MemoryStream(body.Length);
        var from = 0;
        foreach (var cut in cuts)
        {
            kept.Write(body[from..cut.Position]);
            kept.Write(cut.Replacement);
            from = cut.Position + cut.Length;
        }
        kept.Write(body[from..]);
        return kept.ToArray();
    }

    readonly record struct Cut(string Rule, int Position, int Length, byte[] Replacement);

    /// <summary>Names of members: words that end in what a secret is called, whatever joins them (SPARK_PASSWORD, fs.s3a.secret.key, awsSecretAccessKey).</summary>
    [GeneratedRegex(
        "(^|[^a-z])(password|passwd|pwd|passphrase|secret|client_?secret|token|auth_?token|access_?token|refresh_?token|credentials?|(api|access|secret|private|account|encryption|signing)[-_. ]?(access[-_. ]?)?key)$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex SecretName();

    [GeneratedRegex("[A-Za-z][A-Za-z0-9+.-]*://[^\\s:/@\"'\\\\?#]*:(?<secret>[^\\s/@\"'\\\\?#]+)@", RegexOptions.CultureInvariant)]
    private static partial Regex Address();

    [GeneratedRegex(
        "(?:^|[;?&\"']|(?<=\\w=\\S{1,200}[ ]{1,4}))(password|passwd|pwd|passphrase|secret|client_secret|token|access_token|auth_token|(api|access|secret|private|account)[-_.]?(access[-_.]?)?key|sig)=(?<secret>[^\\s;&,\"'\\\\)}\\]]+)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Assignment();

    [GeneratedRegex(
        "(?:\\b(?:PASSWORD|IDENTIFIED\\s+BY)\\s+'|(?<![A-Za-z0-9.])[A-Za-z0-9_.]*(?:password|passwd|pwd|passphrase|secret|token|credential|credentials|(?:api|access|secret|private|account)[-_.]?(?:access[-_.]?)?key)\\\\?[\"']?\\s*=\\s*\\\\?[\"'])(?<secret>[^\"'\\\\]+)\\\\?[\"']",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Literal();
}
