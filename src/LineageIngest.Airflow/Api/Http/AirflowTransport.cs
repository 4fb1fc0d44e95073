using Microsoft.Extensions.Http.Resilience;
using Refit;

namespace LineageIngest.Airflow.Api.Http;

/// <summary>
/// What one crawl sends through, outermost first: tries again (<see cref="Resilience"/>) → opens the API (<see cref="SessionHandler"/>) → rate, budget and time-out
/// (<see cref="RateHandler"/>) → the connections, with the certificate check of this Airflow (<see cref="Tls"/>).
/// </summary>
sealed class AirflowTransport : IDisposable
{
    public AirflowTransport(AirflowEndpoint endpoint, TimeProvider time)
    {
        var root = new Uri(endpoint.BaseUrl.AbsoluteUri.TrimEnd('/'));
        Rate = new RateHandler(endpoint, time) { InnerHandler = Tls.Handler(endpoint) };
        Session = new SessionHandler(endpoint, time) { InnerHandler = Rate };
        Http = new HttpClient(new ResilienceHandler(Resilience.Pipeline(time)) { InnerHandler = Session })
        {
            BaseAddress = root,
            Timeout = Timeout.InfiniteTimeSpan, // each try has its own
        };
        Http.DefaultRequestHeaders.UserAgent.ParseAdd("lineage-ingest-crawler");
        Http.DefaultRequestHeaders.Accept.ParseAdd("application/json");
        Settings = new RefitSettings(new RowSerializer())
        {
            ExceptionFactory = answer => new ValueTask<Exception?>(AirflowErrors.Of(answer, root)),
            DeserializationExceptionFactory = (answer, error) => new ValueTask<Exception?>(AirflowErrors.NotJson(answer, root, error)),
            TransportExceptionFactory = (_, error, _) => error,
        };
    }

    public HttpClient Http { get; }

    public RefitSettings Settings { get; }

    public RateHandler Rate { get; }

    public SessionHandler Session { get; }

    public void Dispose() => Http.Dispose();
}
