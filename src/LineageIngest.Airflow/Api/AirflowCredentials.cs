namespace LineageIngest.Airflow.Api;

/// <summary>What opens the API. A user with a password is exchanged at <c>/auth/token</c> on Airflow 3 and sent as basic credentials on Airflow 2. Never printed.</summary>
public sealed record AirflowCredentials(AirflowAuth Kind, string? User, string? Secret)
{
    /// <summary>Of <see cref="AirflowAuth.TokenCommand"/>: run by this machine's shell, its standard output is a fresh token.</summary>
    public string? Command { get; init; }

    public static AirflowCredentials None { get; } = new(AirflowAuth.None, null, null);

    public static AirflowCredentials Password(string user, string password) => new(AirflowAuth.Password, user, password);

    public static AirflowCredentials Basic(string user, string password) => new(AirflowAuth.Basic, user, password);

    public static AirflowCredentials Token(string token) => new(AirflowAuth.Token, null, token);

    public static AirflowCredentials TokenCommand(string command) => new(AirflowAuth.TokenCommand, null, null) { Command = command };

    public override string ToString() => $"{Kind} {User}".TrimEnd();
}

/// <summary>The kinds of credentials that Airflow's API takes.</summary>
public enum AirflowAuth
{
    None,
    Basic,
    Token,
    Password,

    /// <summary>A command of the operator prints a token, at first and whenever the server takes the last one no more: managed Airflows.</summary>
    TokenCommand,
}
