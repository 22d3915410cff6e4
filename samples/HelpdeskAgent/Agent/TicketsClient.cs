using System.Net.Http.Json;

namespace HelpdeskAgent.Agent;

/// <summary>A ticket, written by whoever sent it.</summary>
public sealed record Ticket(string Id, string Status, string From, string Title, string Text);

/// <summary>Talks to the tickets service. It handles no token: the boundary of the current tool call adds it.</summary>
public sealed class TicketsClient(HttpClient http)
{
    public async Task<Ticket[]> SearchAsync(string status, CancellationToken cancellationToken) =>
        await http.GetFromJsonAsync<Ticket[]>($"tickets?status={Uri.EscapeDataString(status)}", cancellationToken) ?? [];

    public async Task<Ticket> GetAsync(string id, CancellationToken cancellationToken) =>
        await http.GetFromJsonAsync<Ticket>($"tickets/{Uri.EscapeDataString(id)}", cancellationToken)
            ?? throw new InvalidOperationException("The tickets service sent no ticket.");

    public Task<string> DownloadAsync(Uri url, CancellationToken cancellationToken) => http.GetStringAsync(url, cancellationToken);
}
