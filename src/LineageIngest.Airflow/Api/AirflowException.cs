namespace LineageIngest.Airflow.Api;

/// <summary>Airflow did not answer what was asked; an error is never taken for an empty list. The message holds method, path and Airflow's words, never credentials.</summary>
public sealed class AirflowException(AirflowFailure failure, int status, string message, Exception? inner = null)
    : Exception(message, inner)
{
    public AirflowFailure Failure { get; } = failure;

    /// <summary>The HTTP status, 0 when there was no answer.</summary>
    public int Status { get; } = status;
}

/// <summary>Why a request failed, by what can be done about it.</summary>
public enum AirflowFailure
{
    /// <summary>No answer within the retries: wrong host, network, time-out.</summary>
    Unreachable,

    /// <summary>An answer that is not Airflow's API: wrong path or a log-in page.</summary>
    NotAirflow,

    /// <summary>Wrong or expired credentials.</summary>
    Unauthorized,

    /// <summary>The role may not read this.</summary>
    Forbidden,

    NotFound,
    BadRequest,

    /// <summary>Still 5xx or 429 after the retries.</summary>
    ServerError,

    /// <summary>The budget of this crawl is used up; the next crawl goes on here.</summary>
    BudgetUsedUp,
}
