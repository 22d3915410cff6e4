namespace ZeroTrustAgents.Analyzers.Tests.Lab;

/// <summary>Names that say credential, in several languages and spellings, and names that say nothing.</summary>
internal static class TargetNames
{
    public static readonly string[] Telling =
    [
        "password", "pwd", "passwd", "pass word", "user password", "db password", "admin pwd", "smtp password", "root passwd", "default password",
        "passphrase", "pass phrase", "key passphrase", "passcode",
        "api key", "apikey", "service api key", "stripe key secret", "client secret", "oauth client secret", "app secret", "shared secret", "webhook secret", "signing secret", "consumer secret",
        "access token", "auth token", "bearer token", "refresh token", "bot token", "personal access token", "api token",
        "secret key", "private key", "access key", "encryption key", "signing key", "master key", "account key", "storage key", "jwt secret", "jwt key",
        "credential", "credentials", "secret",
        "contraseña", "clave secreta", "passwort", "kennwort", "mot de passe", "senha", "parola", "wachtwoord", "lösenord", "hasło", "пароль", "密码",
    ];

    public static readonly string[] Unmistakable = ["password", "pwd", "db password", "passphrase", "admin pwd", "passwd", "passwort", "contraseña", "senha", "mot de passe"];

    public static readonly string[] Neutral = ["value", "data", "input value", "item", "content", "line", "result", "x1", "thing", "foo", "current", "sample"];

    public static string[] Split(string name) => name.Split(' ');
}
