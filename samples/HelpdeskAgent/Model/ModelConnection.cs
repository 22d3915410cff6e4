using System.ClientModel;
using System.ClientModel.Primitives;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Configuration;
using OpenAI;

namespace HelpdeskAgent.Model;

/// <summary>Which model the agent talks to: the recorded one, or a real one where the environment names it.</summary>
internal sealed class ModelConnection
{
    private readonly Uri _endpoint;
    private readonly string _key;
    private readonly bool _isRecorded;

    private ModelConnection(string name, Uri endpoint, string key, bool isRecorded)
    {
        Name = name;
        _endpoint = endpoint;
        _key = key;
        _isRecorded = isRecorded;
    }

    public string Name { get; }

    public static ModelConnection ToRecorded(Uri endpoint) => new("recorded", endpoint, RandomNumberGenerator.GetHexString(32), isRecorded: true);

    /// <summary>The model that <c>OPENAI_MODEL</c> and <c>OPENAI_ENDPOINT</c> name, its key from user secrets or the environment; <see langword="null"/> without a name.</summary>
    /// <exception cref="InvalidOperationException">Something is missing; the message says what to do.</exception>
    public static ModelConnection? FromEnvironment()
    {
        IConfigurationRoot environment = new ConfigurationBuilder().AddEnvironmentVariables().Build();
        if (environment["OPENAI_MODEL"] is not { Length: > 0 } name)
            return null;
        IConfigurationRoot secrets = new ConfigurationBuilder().AddUserSecrets(typeof(ModelConnection).Assembly, optional: true).AddEnvironmentVariables().Build();
        if (secrets["OPENAI_API_KEY"] is not { Length: > 0 } key)
            throw new InvalidOperationException("OPENAI_MODEL is set but there is no key: dotnet user-secrets set OPENAI_API_KEY <key> --project samples/HelpdeskAgent");
        string endpoint = environment["OPENAI_ENDPOINT"] is { Length: > 0 } set ? set : "https://api.openai.com/v1";
        return Uri.TryCreate(endpoint, UriKind.Absolute, out Uri? address)
            ? new ModelConnection(name, address, key, isRecorded: false)
            : throw new InvalidOperationException("OPENAI_ENDPOINT is not an absolute URL, for example https://api.openai.com/v1.");
    }

    public OpenAIClient CreateClient()
    {
        var options = new OpenAIClientOptions { Endpoint = _endpoint };
        // A proxy of this machine would not find the way back to its loopback.
        if (_isRecorded)
            options.Transport = new HttpClientPipelineTransport(new HttpClient(new SocketsHttpHandler { UseProxy = false }));
        return new OpenAIClient(new ApiKeyCredential(_key), options);
    }

    public bool Accepts(string? authorization) =>
        authorization is not null && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(authorization), Encoding.UTF8.GetBytes("Bearer " + _key));
}
