using System.Security.Claims;
using HelpdeskAgent.Agent;
using HelpdeskAgent.Model;

namespace HelpdeskAgent.Scenes;

internal sealed class RoutineTriage : Scene
{
    public override string Title => "Routine work runs by itself";

    public override string Story => "Reading is routine: nobody is asked, and both reads share one 60 s token. Mail gets a token of its own, bound to its words.";

    public override ClaimsPrincipal Subject => People.Lena;

    public override string Request => "Which tickets are open? Tell Tom that we are on his.";

    public override Recording Recording => new(
        ModelMessage.Call("Helpdesk-SearchTickets", new { status = "open" }),
        ModelMessage.Call("Helpdesk-GetTicket", new { id = "T-1001" }),
        ModelMessage.Call("Helpdesk-SendMail", new { to = "tom.adler@contoso.example", subject = "T-1001", text = "We are on it." }),
        ModelMessage.Say("Four tickets are open. I told Tom that his printer is being looked at."));

    public override IReadOnlyList<(string Tool, string Decision)> Expected =>
    [
        ("Helpdesk-SearchTickets", Allowed),
        ("Helpdesk-GetTicket", Allowed),
        ("Helpdesk-SendMail", Allowed),
    ];
}
