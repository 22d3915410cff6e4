using System.Net.Http.Json;

namespace HelpdeskAgent.Agent;

/// <summary>A mail to send.</summary>
public sealed record Mail(string To, string Subject, string Text);

/// <summary>Talks to the mail service.</summary>
public sealed class MailClient(HttpClient http)
{
    public Task SendAsync(Mail mail, CancellationToken cancellationToken) => PostAsync("mails", mail, cancellationToken);

    public Task SendOutsideAsync(Mail mail, CancellationToken cancellationToken) => PostAsync("outside-mails", mail, cancellationToken);

    private async Task PostAsync(string path, Mail mail, CancellationToken cancellationToken)
    {
        using HttpResponseMessage response = await http.PostAsJsonAsync(path, mail, cancellationToken);
        response.EnsureSuccessStatusCode();
    }
}
