namespace LineageIngest.Postgres;

/// <summary>
/// The world outside is not as we need it and the user can mend it; the message is the one line that is shown,
/// for example <c>The port 5000 is in use; choose another with --port.</c>
/// </summary>
public sealed class CannotStartException(string message, Exception? cause = null) : Exception(message, cause);
