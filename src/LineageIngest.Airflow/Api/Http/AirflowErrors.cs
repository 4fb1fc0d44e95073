using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace LineageIngest.Airflow.Api.Http;

/// <summary>What is told when an answer is none: method, path, status and the server's own words.</summary>
static partial class AirflowErrors
{
    /// <summary>Characters of the server's words: a message, not a page.</summary>
    const int MostWords = 300;

    /// <summary>Such as <c>GET /api/v2/dags?limit=100</c>, without the prefix of the Airflow.</summary>
    public static string Asked(HttpRequestMessage request, Uri root) =>
        $"{request.Method} {request.RequestUri!.PathAndQuery[root.AbsolutePath.TrimEnd('/').Length..]}";

    public static AirflowException? Of(HttpResponseMessage answer, Uri root)
    {
        if (answer.IsSuccessStatusCode)
            return null;
        var status = (int)answer.StatusCode;
        var failure = answer.StatusCode switch
        {
            HttpStatusCode.Unauthorized => AirflowFailure.Unauthorized,
            HttpStatusCode.Forbidden => AirflowFailure.Forbidden,
            HttpStatusCode.NotFound => AirflowFailure.NotFound,
            _ when Resilience.IsTransient(answer.StatusCode) => AirflowFailure.ServerError,
            _ when status is >= 300 and < 400 => AirflowFailure.NotAirflow,
            _ => AirflowFailure.BadRequest,
        };
        var words = failure == AirflowFailure.NotAirflow ? Redirect(answer) : Words((ResponseBody)answer.Content);
        return new AirflowException(failure, status, $"{Asked(answer.RequestMessage!, root)}: {status} {words}".TrimEnd());
    }

    /// <summary>200 with something else than what was asked for: a log-in page, a proxy's text.</summary>
    public static AirflowException NotJson(HttpResponseMessage answer, Uri root, Exception error)
    {
        var body = (ResponseBody)answer.Content;
        var type = body.Headers.ContentType?.MediaType;
        var what =
            body.Bytes.IsEmpty ? "nothing instead of JSON"
            : type?.Contains("json", StringComparison.OrdinalIgnoreCase) == true ? $"JSON that cannot be read ({error.Message})"
            : $"{type ?? "something"} instead of JSON: {Words(body)}";
        return new AirflowException(
            AirflowFailure.NotAirflow,
            (int)answer.StatusCode,
            $"{Asked(answer.RequestMessage!, root)}: {what}",
            error
        );
    }

    /// <summary>Airflow 2 says <c>detail</c> and <c>title</c>, Airflow 3 <c>detail</c> or <c>error</c>; a page says its title; else the beginning.</summary>
    public static string Words(ResponseBody body) => Shortened(Field(body) ?? Page(body.Text(4096)) ?? body.Text(MostWords));

    /// <summary>The first text of <c>detail</c>, <c>error</c>, <c>message</c> and <c>title</c>; null where the body is something else.</summary>
    public static string? Field(ResponseBody body)
    {
        try
        {
            var reader = new Utf8JsonReader(body.Bytes);
            using var document = JsonDocument.ParseValue(ref reader);
            var root = document.RootElement;
            return root.Text("detail") ?? root.Text("error") ?? root.Text("message") ?? root.Text("title");
        }
        catch (JsonException)
        {
            return null; // a page for people
        }
    }

    public static string Shortened(string words) => words.Length > MostWords ? words[..MostWords] : words;

    /// <summary>Where an answer leads, without the query: it may carry a token.</summary>
    internal static string Redirect(HttpResponseMessage answer) =>
        answer.Headers.Location is { } to
            ? $"leads to {(to.IsAbsoluteUri ? to.GetLeftPart(UriPartial.Path) : to.OriginalString.Split('?')[0])}, which is a log-in page or another address"
            : "leads elsewhere";

    static string? Page(string text) => Title().Match(text) is { Success: true } title ? title.Groups[1].Value.Trim() : null;

    [GeneratedRegex("<title>([^<]+)</title>", RegexOptions.IgnoreCase)]
    private static partial Regex Title();
}
