using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using ZeroTrustAgents.Tokens;

namespace HelpdeskAgent.Company;

/// <summary>How a service here protects itself: it accepts tool tokens of one issuer, for itself alone.</summary>
internal static class TokenTrust
{
    /// <param name="builder">The service.</param>
    /// <param name="audience">The service's own identifier.</param>
    /// <param name="issuer">Where the issuer's keys are.</param>
    public static void AcceptToolTokens(this WebApplicationBuilder builder, string audience, Uri issuer) =>
        builder.Services.AddToolTokenAuthentication(tokens =>
        {
            tokens.Issuer = new LocalTokenBrokerOptions().Issuer;
            tokens.Audience = audience;
            tokens.JwksUri = new Uri(issuer, ".well-known/jwks.json");
        });
}
