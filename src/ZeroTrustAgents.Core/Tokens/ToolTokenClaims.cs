namespace ZeroTrustAgents.Tokens;

/// <summary>What the two ends of a tool-call token agree on, beyond what the RFCs name.</summary>
internal static class ToolTokenClaims
{
    /// <summary><c>typ</c> (RFC 9068).</summary>
    public const string TokenType = "at+jwt";

    public const string AuthorizationDetails = "authorization_details";

    /// <summary>The <c>type</c> (RFC 9396) of our one element of <c>authorization_details</c>.</summary>
    public const string DetailType = "urn:zerotrustagents:tool-call";

    public const string ArgumentsSha256 = "args_sha256";

    public const string ArgumentsSalt = "args_salt";

    public const string ApprovalId = "approval_id";

    /// <summary>The longest validity of any token, whoever issued it.</summary>
    public static readonly TimeSpan MaxLifetime = TimeSpan.FromSeconds(60);

    /// <summary>How far apart clocks may be: the library's default of five minutes would make a 60 s token one of six minutes.</summary>
    public static readonly TimeSpan MaxClockSkew = TimeSpan.FromSeconds(5);
}
