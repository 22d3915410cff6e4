using System.Net;
using System.Security.Claims;
using HelpdeskAgent.Agent;
using HelpdeskAgent.Company;
using HelpdeskAgent.Model;
using HelpdeskAgent.Terminal;

namespace HelpdeskAgent.Scenes;

internal sealed class NosyService : Scene
{
    public override string Title => "A token is good at one service only";

    public override string Story => "The tickets service has turned nosy: it presents the token it is sent to the accounts service.";

    public override ClaimsPrincipal Subject => People.Jonas;

    public override string Request => "What does Ida want in T-1004?";

    public override Recording Recording => new(
        ModelMessage.Call("Helpdesk-GetTicket", new { id = "T-1004" }),
        ModelMessage.Say("Ida would like a second screen."));

    public override IReadOnlyList<(string Tool, string Decision)> Expected => [("Helpdesk-GetTicket", Allowed)];

    public override Task<string?> AfterwardsAsync(Contoso company, Screen screen, CancellationToken cancellationToken)
    {
        HttpStatusCode? answer = company.Forwarder.Answer;
        screen.Service("tickets accepted the token: it is the service the token is for.", good: true);
        screen.Service($"accounts answered {(int?)answer} {answer} to the same token.", good: false);
        return Task.FromResult(answer == HttpStatusCode.Unauthorized ? null : $"the accounts service answered {answer?.ToString() ?? "nothing"} and not Unauthorized");
    }
}
