namespace ZeroTrustAgents.AspNetCore;

/// <summary>Names for code that refers to tool-token authentication.</summary>
public static class ToolTokenDefaults
{
    /// <summary>Name of the authentication scheme, and the <c>AuthenticationType</c> of the identities it makes.</summary>
    public const string AuthenticationScheme = "ToolToken";

    /// <summary>Name of the <see cref="HttpClient"/> that fetches <see cref="ToolTokenAuthenticationOptions.JwksUri"/>.</summary>
    public const string KeysHttpClient = "ZeroTrustAgents.ToolTokenKeys";
}
