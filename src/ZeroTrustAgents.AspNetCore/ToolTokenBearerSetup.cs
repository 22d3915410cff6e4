using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;

namespace ZeroTrustAgents.AspNetCore;

/// <summary>
/// Puts <see cref="ToolTokenHandler"/> into the JWT bearer scheme. After all other configuration: the host binds
/// <c>Authentication:Schemes</c> to every bearer scheme, this one included.
/// </summary>
internal sealed class ToolTokenBearerSetup(ToolTokenHandler handler, TimeProvider time) : IPostConfigureOptions<JwtBearerOptions>
{
    public void PostConfigure(string? name, JwtBearerOptions options)
    {
        if (name != ToolTokenDefaults.AuthenticationScheme)
            return;
        options.TokenHandlers.Clear();
        options.TokenHandlers.Add(handler);
        options.TokenValidationParameters = new TokenValidationParameters();
        options.Configuration = null;
        options.ConfigurationManager = null;
        options.MapInboundClaims = false;
        options.SaveToken = false;
        options.IncludeErrorDetails = false;
        options.Challenge = "Bearer";
        options.TimeProvider = time;
        options.EventsType = null;
        options.Events = ToolTokenBearerEvents.Create();
        options.ForwardDefault = options.ForwardAuthenticate = options.ForwardChallenge = options.ForwardForbid = null;
        options.ForwardDefaultSelector = null;
    }
}
