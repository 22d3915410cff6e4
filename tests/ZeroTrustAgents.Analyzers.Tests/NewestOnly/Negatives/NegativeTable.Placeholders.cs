namespace ZeroTrustAgents.Analyzers.Tests.Lab;

internal static partial class NegativeTable
{
    private static Negative[] Placeholders =>
    [
        .. Kind("angle placeholder", ("api key", "<your-api-key>"), ("password", "<password>"), ("client secret", "<CLIENT_SECRET>"), ("access token", "<insert token here>")),
        .. Kind("your key", ("api key", "YOUR_API_KEY"), ("client secret", "your-client-secret"), ("password", "YourPasswordHere"), ("access token", "your_access_token_here"), ("api key", "my-api-key")),
        .. Kind("shell variable", ("api key", "${API_KEY}"), ("password", "$PASSWORD"), ("password", "$DB_PASSWORD"), ("token", "$(cat /run/secrets/token)"), ("password", "${DB_PASSWORD:-}")),
        .. Kind("Windows variable", ("api key", "%API_KEY%"), ("password", "%DB_PASSWORD%")),
        .. Kind("mustache", ("api key", "{{apiKey}}"), ("password", "{{ db.password }}"), ("token", "{{#secret}}token{{/secret}}")),
        .. Kind("format hole", ("password", "{0}"), ("api key", "{apiKey}"), ("secret", "{secret:s}")),
        .. Kind("MSBuild or pipeline", ("api key", "$(ApiKey)"), ("password", "$(DbPassword)"), ("token", "$[variables.token]"), ("token", "${{ secrets.GITHUB_TOKEN }}"), ("api key", "#{ApiKey}#"), ("api key", "__ApiKey__"), ("password", "@@PASSWORD@@")),
        .. Kind("bracket placeholder", ("api key", "[API KEY]"), ("password", "[your password]"), ("client secret", "[Enter your client secret]")),
        .. Kind("template code", ("api key", "<%= apiKey %>"), ("password", "@Model.Password"), ("password", "{% secret %}")),
        .. Kind("change me", ("password", "changeme"), ("api key", "change-me"), ("secret", "CHANGE_ME"), ("password", "replace_me"), ("api key", "REPLACE-WITH-YOUR-KEY"), ("secret", "TODO"), ("password", "FIXME"), ("api key", "insert-key-here")),
        .. Kind("crossed out", ("password", "xxxx"), ("api key", "xxxxxxxxxxxxxxxxxxxxxxxx"), ("password", "********"), ("api key", "sk-xxxxxxxxxxxxxxxxxxxx"), ("token", "XXXXXXXX-XXXX-XXXX"), ("password", "•••••••"), ("secret", "...")),
        .. Kind("redacted", ("password", "[REDACTED]"), ("token", "***REDACTED***"), ("password", "<hidden>"), ("secret", "(removed)"), ("api key", "masked"), ("password", "redacted")),
        .. Kind("nothing", ("password", ""), ("api key", " "), ("token", "null"), ("password", "none"), ("secret", "n/a"), ("token", "undefined"), ("password", "-")),
        .. Kind("Key Vault reference", ("api key", "@Microsoft.KeyVault(SecretUri=https://contoso.vault.azure.net/secrets/api-key/)"), ("password", "keyvault://contoso/db-password"), ("client secret", "akv:contoso/app-secret"), ("password", "vault:secret/data/db#password"), ("api key", "arn:aws:secretsmanager:eu-west-1:123456789012:secret:api-key"), ("token", "op://vault/item/token")),
        .. Kind("documented example", ("access key", "AKIAIOSFODNN7EXAMPLE"), ("secret access key", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY")),
        .. Kind("emulator", ("account key", "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw=="), ("connection string", "UseDevelopmentStorage=true"), ("cosmos key", "C2y6yDjf5/R+ob0N8A7Cgv30VRDJIWEHLM+4QDU5DE2nQ9nDuVTqobD4b8mGGyPMbIZnqyMsEcaGQy67XIw/Jw==")),
    ];
}
