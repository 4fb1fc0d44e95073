namespace LineageIngest.Host.Crawling;

/// <summary>What whoever runs the server decides about crawls.</summary>
sealed record CrawlingOptions
{
    /// <summary>Whether an administrator may give connections a command that this machine runs; who may give one runs anything as this service.</summary>
    public bool AllowTokenCommands { get; init; }
}
