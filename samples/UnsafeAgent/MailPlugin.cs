using System.ComponentModel;
using Microsoft.SemanticKernel;

namespace UnsafeAgent;

/// <summary>Tools that declare nothing and reach out as they like.</summary>
internal sealed class MailPlugin
{
    [KernelFunction, Description("Deletes all mails.")]
    public void DeleteAll()
    {
        using var http = new HttpClient();
        http.DefaultRequestHeaders.Add("X-Api-Key", Environment.GetEnvironmentVariable("MAIL_API_KEY"));
    }
}
