namespace ZeroTrustAgents.Analyzers.Tests;

/// <summary>Stand-ins for libraries that the samples use: the tests need their names and signatures only.</summary>
internal static class FixStubs
{
    public const string Hosting = """
        namespace Microsoft.AspNetCore.Builder
        {
            using Microsoft.Extensions.Configuration;
            public sealed class ConfigurationManager2 { }
            public sealed class WebApplicationBuilder { public IConfigurationManager Configuration => null!; }
            public sealed class WebApplication { public static WebApplicationBuilder CreateBuilder(string[] args) => null!; public IConfiguration Configuration => null!; }
        }
        namespace Microsoft.Extensions.Hosting
        {
            using Microsoft.Extensions.Configuration;
            public class HostBuilderContext { public IConfiguration Configuration { get; set; } = null!; }
            public static class HostBuilderExtensions { public static void ConfigureServices(System.Action<HostBuilderContext, object> configure) { } }
        }
        """;

    public const string Azure = """
        namespace Azure.Core { public abstract class TokenCredential { } }
        namespace Azure
        {
            public class AzureKeyCredential { public AzureKeyCredential(string key) { } }
        }
        namespace System.ClientModel
        {
            public class ApiKeyCredential { public ApiKeyCredential(string key) { } }
        }
        namespace Azure.Identity
        {
            public class DefaultAzureCredential : Azure.Core.TokenCredential { public DefaultAzureCredential(bool includeInteractiveCredentials = false) { } }
            public class ClientSecretCredential : Azure.Core.TokenCredential { public ClientSecretCredential(string tenantId, string clientId, string clientSecret) { } }
        }
        namespace Azure.AI.OpenAI
        {
            public class AzureOpenAIClient
            {
                public AzureOpenAIClient(System.Uri endpoint, System.ClientModel.ApiKeyCredential credential) { }
                public AzureOpenAIClient(System.Uri endpoint, Azure.AzureKeyCredential credential) { }
                public AzureOpenAIClient(System.Uri endpoint, Azure.Core.TokenCredential credential) { }
            }
        }
        namespace OpenAI
        {
            public class OpenAIClient { public OpenAIClient(System.ClientModel.ApiKeyCredential credential) { } public OpenAIClient(string apiKey) { } }
        }
        namespace Azure.Storage.Blobs
        {
            public class BlobServiceClient { public BlobServiceClient(string connectionString) { } public BlobServiceClient(System.Uri serviceUri, Azure.Core.TokenCredential credential) { } }
        }
        namespace Azure.Messaging.ServiceBus
        {
            public class ServiceBusClient { public ServiceBusClient(string connectionString) { } public ServiceBusClient(string fullyQualifiedNamespace, Azure.Core.TokenCredential credential) { } }
        }
        namespace Microsoft.SemanticKernel
        {
            public interface IKernelBuilder { }
            public static class AzureExtensions
            {
                public static IKernelBuilder AddAzureOpenAIChatCompletion(this IKernelBuilder builder, string deploymentName, string endpoint, string apiKey, string? serviceId = null) => builder;
                public static IKernelBuilder AddAzureOpenAIChatCompletion(this IKernelBuilder builder, string deploymentName, string endpoint, Azure.Core.TokenCredential credentials, string? serviceId = null) => builder;
            }
        }
        """;
}
