using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace HelpdeskAgent.Company;

/// <summary>The accounts service. It does what was approved and nothing like it: the token is bound to the tool's arguments.</summary>
internal sealed class AccountsService
{
    private readonly ConcurrentQueue<string> _resets = [];

    /// <summary>Whose passwords were reset.</summary>
    public IReadOnlyCollection<string> Resets => _resets;

    public WebApplication Create(LoopbackPort port, Uri issuer)
    {
        WebApplicationBuilder builder = port.CreateApplication();
        builder.AcceptToolTokens("https://accounts.contoso.example", issuer);
        WebApplication app = builder.Build();
        app.MapPost("/password-resets", Reset).RequireToolScope("accounts:reset-password");
        app.MapGet("/customers", () => "name,city").RequireToolScope("customers:export");
        return app;
    }

    private IResult Reset(HttpContext context, JsonElement reset)
    {
        if (!context.VerifyToolArguments(reset, "Helpdesk-ResetPassword"))
            return Results.StatusCode(StatusCodes.Status403Forbidden);
        _resets.Enqueue(reset.GetProperty("user").GetString()!);
        return Results.NoContent();
    }
}
