using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace HelpdeskAgent.Company;

/// <summary>The mail service.</summary>
internal static class MailService
{
    public static WebApplication Create(LoopbackPort port, Uri issuer)
    {
        WebApplicationBuilder builder = port.CreateApplication();
        builder.AcceptToolTokens("https://mail.contoso.example", issuer);
        WebApplication app = builder.Build();
        app.MapPost("/mails", (HttpContext context, JsonElement mail) => Accept(context, mail, "Helpdesk-SendMail")).RequireToolScope("mail:send");
        app.MapPost("/outside-mails", (HttpContext context, JsonElement mail) => Accept(context, mail, "Helpdesk-SendMailOutside")).RequireToolScope("mail:send-outside");
        return app;
    }

    private static IResult Accept(HttpContext context, JsonElement mail, string tool) =>
        context.VerifyToolArguments(mail, tool) ? Results.Accepted() : Results.StatusCode(StatusCodes.Status403Forbidden);
}
