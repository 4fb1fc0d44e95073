using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.Json;
using LineageIngest.Airflow.Api;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace LineageIngest.Testing.Airflow;

/// <summary>An Airflow web server on a free loopback port that plays an estate with Airflow's own quirks: clamped limits, strict parameters, tokens, roles.</summary>
public sealed class AirflowStub(Estate estate) : IAsyncDisposable
{
    WebApplication? _app;
    int _served;

    public Estate Estate { get; set; } = estate;
    public string Prefix { get; init; } = "";
    public TimeSpan Latency { get; set; }

    /// <summary>Answers the n-th request (from 1) with this status instead; null lets it through.</summary>
    public Func<int, HttpRequest, int?> Fault { get; set; } = (_, _) => null;

    /// <summary>A token opens so many requests, then it is "Token Expired".</summary>
    public int TokenLasts { get; set; } = int.MaxValue;

    /// <summary>What the server's clock shows; null for the real one.</summary>
    public DateTimeOffset? Clock { get; set; }

    public bool Viewer { get; set; }
    public bool Locked { get; set; } = true;
    public string User { get; init; } = "admin";
    public string Password { get; init; } = "s3cret";
    public ConcurrentQueue<string> Requests { get; } = [];
    public int Tokens => _tokens;
    public int Count => _served;
    public Uri Url => new(_app!.Urls.First() + Prefix);

    public AirflowCredentials Credentials => AirflowCredentials.Password(User, Password);

    int _tokens;
    int _tokenUses;

    public async Task<AirflowStub> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.Run(ServeAsync);
        await _app.StartAsync();
        return this;
    }

    public ValueTask DisposeAsync() => _app?.DisposeAsync() ?? ValueTask.CompletedTask;

    async Task ServeAsync(HttpContext context)
    {
        var path = context.Request.Path.Value!;
        var number = Interlocked.Increment(ref _served);
        Requests.Enqueue($"{context.Request.Method} {path}{context.Request.QueryString}");
        if (Latency > TimeSpan.Zero)
        {
            await Task.Delay(Latency, context.RequestAborted);
        }

        if (Clock is { } clock)
        {
            context.Response.Headers.Date = clock.ToString("R", CultureInfo.InvariantCulture);
        }

        if (Fault(number, context.Request) is { } status)
        {
            context.Response.Headers.RetryAfter = status == 429 ? "0" : default;
            await AnswerAsync(context, status, """{"detail":"fault"}""");
            return;
        }

        path = path.StartsWith(Prefix, StringComparison.Ordinal) ? path[Prefix.Length..] : "/";
        var root = Estate.Api == AirflowApi.V1 ? "/api/v1" : "/api/v2";
        if (path == "/auth/token" && Estate.Api == AirflowApi.V2)
        {
            await LogInAsync(context);
        }
        else if (!path.StartsWith(root + "/", StringComparison.Ordinal))
        {
            await AnswerAsync(context, 404, """{"error":"not here"}""");
        }
        else if (path != root + "/version" && Refusal(context.Request) is { } refusal)
        {
            await AnswerAsync(context, refusal.Status, $$"""{"detail":"{{refusal.Detail}}"}""");
        }
        else
        {
            var (code, body) = await new StubRoutes(Estate, Viewer).AnswerAsync(path[root.Length..], context.Request);
            await AnswerAsync(context, code, body);
        }
    }

    (int Status, string Detail)? Refusal(HttpRequest request)
    {
        var given = request.Headers.Authorization.ToString();
        if (!Locked)
        {
            return null;
        }

        if (Estate.Api == AirflowApi.V1)
        {
            return given == "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{User}:{Password}")) ? null : (401, "Unauthorized");
        }

        return given == "" ? (401, "Not authenticated")
            : given != $"Bearer token-{_tokens}" ? (403, "Invalid JWT token")
            : Interlocked.Increment(ref _tokenUses) > TokenLasts ? (401, "Token Expired")
            : null;
    }

    async Task LogInAsync(HttpContext context)
    {
        using var body = await JsonDocument.ParseAsync(context.Request.Body);
        if (
            body.RootElement.GetProperty("username").GetString() != User
            || body.RootElement.GetProperty("password").GetString() != Password
        )
        {
            await AnswerAsync(context, 401, """{"detail":"Invalid credentials"}""");
            return;
        }

        _tokenUses = 0;
        await AnswerAsync(context, 201, $$"""{"access_token":"token-{{Interlocked.Increment(ref _tokens)}}"}""");
    }

    static Task AnswerAsync(HttpContext context, int status, string body)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync(body);
    }
}
