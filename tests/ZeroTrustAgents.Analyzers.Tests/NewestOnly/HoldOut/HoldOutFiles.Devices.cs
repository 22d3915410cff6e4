namespace ZeroTrustAgents.Analyzers.Tests.Lab;

internal static partial class HoldOutFiles
{
    private static readonly HoldOutFile[] Devices =
    [
        new("Game", """
            using System; using System.Collections; using System.Collections.Generic; using UnityEngine; using UnityEngine.Networking;
            namespace Holdout.Game
            {
                public class LeaderboardClient : MonoBehaviour
                {
                    [SerializeField] private string secretLevelName = "The Crystal Cave";
                    [SerializeField] private string serverPassword = "«weak»";
                    [SerializeField] private string doorKey = "golden_key";
                    [Header("Keys")] [Tooltip("Key that opens the boss door")] public string bossKeyId = "boss_key_01";
                    private const string AdMobAppKey = "«gcp-api-key»";
                    private const string PlayerPrefsTokenKey = "player.token";
                    private const string HighScoreKey = "HighScore";
                    private static readonly byte[] saveGameKey = { 0x3A, 0x91, 0x7C, 0x05, 0xE2, 0x4F, 0xB8, 0x66, 0x1D, 0xC3, 0x59, 0xF0, 0x88, 0x27, 0xAA, 0x74 }; // !
                    private static readonly byte[] Palette = { 0x00, 0x11, 0x22, 0x33, 0x44, 0x55, 0x66, 0x77 };
                    private readonly KeyCode jump = KeyCode.Space;
                    private string passcode = "";

                    private IEnumerator Upload(int score)
                    {
                        var form = new WWWForm();
                        form.AddField("name", "player1");
                        form.AddField("score", score);
                        form.AddField("secret", "«hex»");
                        using (var www = UnityWebRequest.Post("https://game.example/scores", form))
                        {
                            www.SetRequestHeader("X-Game-Token", "«pw»");
                            www.SetRequestHeader("Content-Type", "application/json");
                            yield return www.SendWebRequest();
                        }
                    }

                    public void OnPasscodeDigit(string digit)
                    {
                        passcode += digit;
                        if (passcode == "4711") Debug.Log("The secret door opens"); // ok
                        PlayerPrefs.SetString("token", passcode);
                        animator.SetTrigger("PassKey");
                        Input.GetKeyDown("space");
                        dialogue.Say("guard", "What is the password, stranger?");
                        dialogue.Say("hero", "Swordfish!");
                    }
                }

                public static class CheatCodes
                {
                    public const string UnlockAll = "ALLYOURBASE";
                    public const string Token = "gold_token";
                    public static readonly string[] Keys = { "red_key", "blue_key", "yellow_key" };
                }
            }
            """),
        new("Iot", """
            using System; using System.Collections.Generic; using System.IO; using System.Text; using System.Threading.Tasks; using MQTTnet.Client; using Microsoft.Azure.Devices.Client;
            namespace Holdout.Iot;

            internal class Device
            {
                private const string WifiSsid = "plant-floor";
                private const string WifiPassword = "«weak»";
                private const string DeviceKeyPath = "/etc/device/key.pem";
                private const string ProvisioningHost = "global.azure-devices-provisioning.net";
                private const string IdScope = "0ne00A1B2C3";
                private static string s_connection = "HostName=plant.azure-devices.net;DeviceId=pump7;SharedAccessKey=«b64»";
                private static string s_x509 = "HostName=plant.azure-devices.net;DeviceId=pump7;x509=true";
                private readonly string _topicKey = "plant/pump7/telemetry";
                private const ushort KeyRegister = 0x40A1;

                public async Task ConnectAsync(string brokerPassword)
                {
                    var options = new MqttClientOptionsBuilder()
                        .WithTcpServer("broker.plant.example", 8883)
                        .WithCredentials("pump7", "«pw»")
                        .WithClientId("pump7")
                        .Build();
                    var safe = new MqttClientOptionsBuilder().WithCredentials("pump7", brokerPassword).WithTopic("secret/pump7").Build();
                    var client = DeviceClient.CreateFromConnectionString(s_connection, TransportType.Mqtt);
                    await File.WriteAllTextAsync("/etc/wpa_supplicant.conf", "network={\n ssid=\"plant-floor\"\n psk=\"«weak»\"\n key_mgmt=WPA-PSK\n}\n");
                    byte[] frame = { 0x02, 0x10, 0x41, 0x03 };
                    byte[] psk = Convert.FromHexString("«hex»");
                    byte[] magic = Convert.FromHexString("CAFEBABE");
                    Modbus.Login("operator", "«weak»");
                    Modbus.Select("holding", "registers");
                    await client.SetMethodHandlerAsync("rotateKey", null, null);
                }

                public string Snmp(string community = "public") => "snmpget -v2c -c " + community;
                public string Telnet => "admin\r\n«weak»\r\n"; // ok
                public Dictionary<string, string> Twin => new() { ["firmwareVersion"] = "1.4.2", ["tokenType"] = "sas", ["sasKeyName"] = "device", ["primaryKey"] = "«b64»" };
            }
            """),
        new("Wpf", """
            using System; using System.Collections.Generic; using System.ComponentModel; using System.Runtime.CompilerServices; using System.Windows; using System.Windows.Controls;
            namespace Holdout.Wpf;

            public partial class LoginViewModel : INotifyPropertyChanged
            {
                public event PropertyChangedEventHandler? PropertyChanged;
                private string _password = "";
                public static readonly DependencyProperty PasswordProperty = DependencyProperty.RegisterAttached("Password", typeof(string), typeof(LoginViewModel), new PropertyMetadata(string.Empty));
                public static readonly RoutedCommand ChangePassword = new RoutedCommand("ChangePassword", typeof(LoginViewModel));
                public string Password { get => _password; set { _password = value; OnPropertyChanged("Password"); OnPropertyChanged(nameof(PasswordStrength)); } }
                public string PasswordStrength => _password.Length > 12 ? "Strong" : _password.Length > 8 ? "Medium" : "Weak";
                public string PasswordLabel { get; } = "Passwort:";
                public string PasswordToolTip => "Mindestens 12 Zeichen";
                public string Title => Password == "" ? "Bitte Passwort eingeben" : "Willkommen";
                public string this[string column] => column == "Password" && _password.Length == 0 ? "Das Passwort darf nicht leer sein." : "";

                public void Load(ResourceDictionary resources)
                {
                    PasswordBox box = new() { Name = "PasswordBox", PasswordChar = '*', Tag = "password" };
                    box.Password = "«weak»";
                    box.ToolTip = resources["Login.Password.ToolTip"];
                    Settings.Default.ProxyPassword = "«pw»";
                    Settings.Default.ProxyUser = "proxy";
                    MessageBox.Show("The password is wrong.", "Login failed");
                    Clipboard.SetText("password");
                    AutomationProperties.SetName(box, "Password");
                    var binding = new Binding("Credentials.Password") { Mode = BindingMode.OneWayToSource };
                    if (box.Password != "«weak»") throw new UnauthorizedAccessException("Wrong master password");
                    string lizenzSchlüssel = "«pw»";
                    string freischaltcode = resources["code"] as string ?? "keiner";
                    var geheimnis = $"{Environment.UserName}:«pw»";
                    OnPropertyChanged(lizenzSchlüssel + geheimnis + freischaltcode + binding);
                }

                private void OnPropertyChanged([CallerMemberName] string? name = null) => PropertyChanged?.Invoke(this, new(name));
            }
            """),
        new("Library", """
            using System; using System.Collections.Generic; using System.Globalization; using System.Text; using System.Text.RegularExpressions; using System.Threading;
            namespace Holdout.Library;

            /// <summary>Tokenizer of a query language: nothing here is a credential.</summary>
            public sealed class Tokenizer
            {
                private const string KeywordSelect = "select";
                private const string DefaultToken = "identifier";
                private static readonly Dictionary<string, string> Tokens = new() { ["=>"] = "arrow", ["??"] = "coalesce", ["secret"] = "keyword", ["password"] = "identifier" };
                private static readonly HashSet<string> SensitiveNames = new(StringComparer.OrdinalIgnoreCase) { "password", "passwd", "secret", "token", "api_key", "authorization", "connectionString" };
                private static readonly Regex SecretPattern = new("(?<key>password|secret|token)\\s*[=:]\\s*(?<value>\\S+)", RegexOptions.IgnoreCase);
                private readonly CancellationTokenSource _tokenSource = new();
                public string CurrentToken { get; private set; } = "start";
                public string EndToken => "<eof>";
                public bool Is(string token) => token == "identifier" || token == "number" || token is "string" or "operator";

                public string Redact(string line) => SecretPattern.Replace(line, "${key}=***");
                public string Key(string tenant, string id) => $"{tenant}:{id}:token";

                public string Next(string text)
                {
                    if (text.StartsWith("password", StringComparison.Ordinal)) return CurrentToken = "secretKeyword";
                    switch (text) { case "(": CurrentToken = "open"; break; case ")": CurrentToken = "close"; break; case "password": CurrentToken = "Password"; break; }
                    return CurrentToken;
                }
            }

            public static class Codes
            {
                public const string PublicKeyToken = "b03f5f7f11d50a3a";
                public const string PasswordGrant = "password";
                public const string ApiKeyScheme = "ApiKey";
                public const string PasswordRegex = @"^(?=.*\d)(?=.*[a-z]).{8,}$";
                public const string AuthorizationHeader = "Authorization";
                public const string SecretsFile = "secrets.json";
                public const string TokenKind = "refresh";
                public const string KeyNotFound = "The key was not found.";
                public const string InvalidToken = "invalid_token";
                public const string SecretKeyTooShort = "SecretKeyTooShort";
                public const string PasswordChangedEvent = "user.password.changed";
                public const string TokenUrl = "https://id.contoso.example/connect/token";
                public const string PrivateKeyHeader = "-----BEGIN PRIVATE KEY-----";
                public const string PrivateKeyFooter = "-----END PRIVATE KEY-----";
                public const string PasswordCharacters = "abcdefghijkmnopqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789!?#";
                public const string Base64Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=";
                public static string Header(string token) => "Authorization: Bearer " + token;
                public static string Basic(string user, string password) => "Basic " + Convert.ToBase64String(Encoding.ASCII.GetBytes(user + ":" + password));
                public static string Url(string user, string password, string host) => $"amqps://{user}:{password}@{host}/";
                public static string Masked(string key) => key.Length > 4 ? key[..4] + "****" : "****";
                public static string Describe(string secretName) => $"secret '{secretName}' is missing";
                public static string Normalize(string password) => password.Replace("\0", "").Normalize(NormalizationForm.FormKC) + "";
                public static string SaltFor(string user) => user.ToLowerInvariant() + ":v1";
                public static readonly Guid ClassId = new("6f9619ff-8b86-d011-b42d-00cf4fc964ff");
                public static readonly string Sha = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
                public static readonly string Thumbprint = "A909502DD82AE41433E6F83886B00D4277A32A7B";
                public static readonly string Pin = "sha256/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";
            }
            """),
        new("Cloud", """
            using System; using System.Collections.Generic; using System.Threading.Tasks; using Amazon; using Amazon.Runtime; using Amazon.S3; using Azure; using Azure.AI.OpenAI; using Azure.Identity; using Azure.Storage.Blobs; using Microsoft.SemanticKernel;
            namespace Holdout.Cloud;

            public class Clients
            {
                private const string Endpoint = "https://contoso.openai.azure.com/";
                private const string VaultUri = "https://contoso-kv.vault.azure.net/";
                private const string SecretName = "openai-key";
                private readonly string azureOpenAiKey = "«hex»";
                private static readonly string AwsAccessKeyId = "«aws-access-key-id»";
                private static readonly string AwsSecretAccessKey = "«secret40»";
                private static readonly string AwsRegion = "eu-central-1";

                public async Task Run(string tenant, string clientId, string deployment)
                {
                    var openai = new AzureOpenAIClient(new Uri(Endpoint), new AzureKeyCredential("«hex»"));
                    var openaiOk = new AzureOpenAIClient(new Uri(Endpoint), new DefaultAzureCredential());
                    var s3 = new AmazonS3Client("«aws-access-key-id»", "«secret40»", RegionEndpoint.EUCentral1);
                    var s3Ok = new AmazonS3Client(new InstanceProfileAWSCredentials(), RegionEndpoint.EUCentral1);
                    var blob = new BlobServiceClient("«azure-storage-connection»");
                    var blobOk = new BlobServiceClient("UseDevelopmentStorage=true");
                    var blobUri = new BlobServiceClient(new Uri("https://contoso.blob.core.windows.net/"));
                    var sp = new ClientSecretCredential(tenant, clientId, "«pw»");
                    var kernel = Kernel.CreateBuilder().AddOpenAIChatCompletion("gpt-4o", "«openai-project-key»").Build();
                    var kernel2 = Kernel.CreateBuilder().AddAzureOpenAIChatCompletion(deployment, Endpoint, "«hex»").Build();
                    var kernel3 = Kernel.CreateBuilder().AddAzureOpenAIChatCompletion(deployment, Endpoint, new DefaultAzureCredential()).Build();
                    var answer = await kernel.InvokePromptAsync("Use the key «openai-project-key» to call the service.");
                    var prompt = "You must never reveal the password or the API key of a user.";
                    var slack = "«slack-webhook»";
                    var telegram = new TelegramBotClient("«telegram-bot-token»");
                    var stripe = StripeConfiguration.ApiKey = "«stripe-live-key»";
                    var sendGrid = new SendGridClient(apiKey: "«sendgrid-key»");
                    var http = new HttpRequestMessage { Headers = { { "Ocp-Apim-Subscription-Key", "«hex»" }, { "x-ms-client-request-id", "7f0f1d4a" } } };
                    var secret = await new SecretClient(new Uri(VaultUri), new DefaultAzureCredential()).GetSecretAsync("openai-key");
                    var setting = Environment.GetEnvironmentVariable("OPENAI_API_KEY") ?? throw new InvalidOperationException("OPENAI_API_KEY is not set");
                    await s3.PutObjectAsync("backups", "keys/2024/key.bin", prompt + answer + slack + telegram + stripe + sendGrid + http + secret + setting);
                }
            }
            """),
    ];
}
