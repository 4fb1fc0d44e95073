using System.Text.Json.Serialization;

namespace LineageIngest.Insight.Pii;

/// <summary>What becomes of personal data in a step, from the least to the most.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<MaskEffect>))]
public enum MaskEffect
{
    /// <summary>The value, or enough of it, is still there.</summary>
    [JsonStringEnumMemberName("keeps")]
    Keeps,

    /// <summary>The value is no longer readable, but still stands for one person.</summary>
    [JsonStringEnumMemberName("pseudonymous")]
    Pseudonymous,

    /// <summary>Nothing of a person is left.</summary>
    [JsonStringEnumMemberName("clears")]
    Clears,
}

/// <summary>A row of the policy: what a function does to personal data that is handed to it.</summary>
/// <param name="Function">in lower case, without schema</param>
/// <param name="Why">such as <c>hashed</c></param>
public sealed record MaskingFunction(string Function, MaskEffect Effect, string Why);
