namespace ZeroTrustAgents.Analyzers.Tests.Lab;

/// <summary>Stand-ins with the names and signatures of libraries that take credentials.</summary>
internal static class Libraries
{
    public const string Source = """
        namespace Microsoft.Data.SqlClient
        {
            public class SqlConnection : IDisposable { public SqlConnection() { } public SqlConnection(string connectionString) { } public string ConnectionString { get; set; } = ""; public void Open() { } public void Dispose() { } }
            public class SqlConnectionStringBuilder { public SqlConnectionStringBuilder() { } public SqlConnectionStringBuilder(string connectionString) { } public string? UserID { get; set; } public string? Password { get; set; } public string? DataSource { get; set; } public object? this[string key] { get => null; set { } } }
            public class SqlCredential { public SqlCredential(string userId, SecureString password) { } }
        }
        namespace Npgsql
        {
            public class NpgsqlConnection { public NpgsqlConnection(string connectionString) { } }
        }
        namespace System.ClientModel
        {
            public class ApiKeyCredential { public ApiKeyCredential(string key) { } }
        }
        namespace Azure
        {
            public class AzureKeyCredential { public AzureKeyCredential(string key) { } public void Update(string key) { } }
            public class AzureSasCredential { public AzureSasCredential(string signature) { } }
        }
        namespace Azure.Identity
        {
            public class ClientSecretCredential { public ClientSecretCredential(string tenantId, string clientId, string clientSecret) { } }
            public class UsernamePasswordCredential { public UsernamePasswordCredential(string username, string password, string tenantId, string clientId) { } }
        }
        namespace Azure.Storage
        {
            public class StorageSharedKeyCredential { public StorageSharedKeyCredential(string accountName, string accountKey) { } }
        }
        namespace Azure.Storage.Blobs
        {
            public class BlobServiceClient { public BlobServiceClient(string connectionString) { } }
        }
        namespace OpenAI
        {
            public class OpenAIClient { public OpenAIClient(string apiKey) { } public OpenAIClient(System.ClientModel.ApiKeyCredential credential) { } }
        }
        namespace OpenAI.Chat
        {
            public class ChatClient { public ChatClient(string model, string apiKey) { } }
        }
        namespace Microsoft.SemanticKernel
        {
            public interface IKernelBuilder { }
            public static class Kernel { public static IKernelBuilder CreateBuilder() => null!; }
            public static class OpenAIServiceCollectionExtensions
            {
                public static IKernelBuilder AddOpenAIChatCompletion(this IKernelBuilder builder, string modelId, string apiKey, string? orgId = null, string? serviceId = null) => builder;
                public static IKernelBuilder AddAzureOpenAIChatCompletion(this IKernelBuilder builder, string deploymentName, string endpoint, string apiKey, string? serviceId = null) => builder;
            }
        }
        namespace Microsoft.IdentityModel.Tokens
        {
            public class SecurityKey { }
            public class SymmetricSecurityKey : SecurityKey { public SymmetricSecurityKey(byte[] key) { } }
            public class SigningCredentials { public SigningCredentials(SecurityKey key, string algorithm) { } }
        }
        namespace Renci.SshNet
        {
            public class PasswordAuthenticationMethod { public PasswordAuthenticationMethod(string username, string password) { } public PasswordAuthenticationMethod(string username, byte[] password) { } }
            public class SftpClient { public SftpClient(string host, string username, string password) { } }
        }
        namespace MailKit.Net.Smtp
        {
            public class SmtpClient { public void Authenticate(string userName, string password) { } public Task AuthenticateAsync(string userName, string password) => Task.CompletedTask; }
        }
        namespace StackExchange.Redis
        {
            public class ConfigurationOptions { public string? Password { get; set; } }
            public class ConnectionMultiplexer { public static ConnectionMultiplexer Connect(string configuration) => null!; }
        }
        namespace RabbitMQ.Client
        {
            public class ConnectionFactory { public string? UserName { get; set; } public string? Password { get; set; } }
        }
        namespace System.DirectoryServices
        {
            public class DirectoryEntry { public DirectoryEntry(string path, string username, string password) { } }
        }
        namespace Amazon.Runtime
        {
            public class BasicAWSCredentials { public BasicAWSCredentials(string accessKey, string secretKey) { } }
        }

        """;
}
