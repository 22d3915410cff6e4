using System.Net.Http.Json;

namespace HelpdeskAgent.Agent;

/// <summary>What a password reset asks for.</summary>
public sealed record PasswordReset(string User);

/// <summary>Talks to the accounts service.</summary>
public sealed class AccountsClient(HttpClient http)
{
    public async Task ResetPasswordAsync(string user, CancellationToken cancellationToken)
    {
        using HttpResponseMessage response = await http.PostAsJsonAsync("password-resets", new PasswordReset(user), cancellationToken);
        response.EnsureSuccessStatusCode();
    }

    public Task<string> ExportCustomersAsync(CancellationToken cancellationToken) => http.GetStringAsync("customers", cancellationToken);
}
