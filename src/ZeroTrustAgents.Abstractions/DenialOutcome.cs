using System.Text.Json.Serialization;

namespace ZeroTrustAgents;

/// <summary>The few coarse outcomes of a denial that a model may see and act on. Policy detail never reaches it.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DenialOutcome>))]
public enum DenialOutcome
{
    /// <summary>This call is not allowed; trying again will not help.</summary>
    [JsonStringEnumMemberName("not_allowed")]
    NotAllowed,

    /// <summary>A human has to decide first.</summary>
    [JsonStringEnumMemberName("needs_human")]
    NeedsHuman,

    /// <summary>Something the call depends on is not available now.</summary>
    [JsonStringEnumMemberName("try_later")]
    TryLater,

    /// <summary>The arguments are not valid for this tool.</summary>
    [JsonStringEnumMemberName("invalid")]
    Invalid,
}
