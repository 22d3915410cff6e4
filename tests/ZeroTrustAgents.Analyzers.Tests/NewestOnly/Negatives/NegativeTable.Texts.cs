namespace ZeroTrustAgents.Analyzers.Tests.Lab;

internal static partial class NegativeTable
{
    private static Negative[] Texts =>
    [
        .. Kind("label", ("password label", "Password:"), ("confirm password text", "Confirm new password"), ("api key caption", "API key"), ("secret title", "Client secret")),
        .. Kind("prompt to a person", ("password prompt", "Enter your password: "), ("passphrase prompt", "Passphrase for the key?"), ("token question", "Which token do you want to revoke?")),
        .. Kind("tooltip", ("show password tooltip", "Show password"), ("api key hint", "You find the key in your account settings.")),
        .. Kind("error message", ("invalid password message", "The password must have at least 8 characters."), ("token error", "The token has expired."), ("missing api key", "No API key was configured for this service."), ("wrong password", "Wrong password!")),
        .. Kind("localisation", ("forgot password", "Passwort vergessen?"), ("password text", "Mot de passe oublié ?"), ("password", "Contraseña"), ("password label", "パスワード"), ("password label", "Hasło:"), ("change password", "Ändra lösenord")),
        .. Kind("sentence", ("password hint", "the name of your first pet"), ("password policy", "At least 12 characters, one digit"), ("secret description", "Holds the value that signs the cookies")),
        .. Kind("log template", ("message", "Login of {User} with password {Password} failed"), ("log message", "Token {TokenId} refreshed after {Elapsed} ms"), ("template", "password={Password}, user={User}")),
        .. Kind("format template", ("connection string template", "Server={0};Database={1};User Id={2};Password={3}"), ("authorization format", "Bearer {0}"), ("auth header format", "Basic {0}"), ("url format", "https://{0}:{1}@{2}/")),
        .. Kind("help text", ("api key help", "Sets the API key used to call the service."), ("usage", "tool login --user <name> --password <password>"), ("password option", "-p|--password <PASSWORD>"), ("api key option", "--api-key"), ("usage", "usage: tool [--token TOKEN] [--password=PASSWORD] file")),
        .. Kind("lorem ipsum", ("secret text", "Lorem ipsum dolor sit amet, consectetur adipiscing elit"), ("password text", "Sed ut perspiciatis unde omnis iste natus")),
        .. Kind("test question", ("security question", "What was the name of your first school?"), ("security answer prompt", "Your answer")),
        .. Kind("mail text", ("reset password subject", "Reset your password"), ("password mail body", "Hello,\n\nplease follow the link to choose a new password.\n\nThe team")),
        .. Kind("markdown", ("readme", "## Secrets\n\nSet `API_KEY` to your key and `PASSWORD` to your password.\n"), ("docs", "| password | string | the user's password |")),
    ];

    private static Negative[] Names =>
    [
        .. Kind("header name", ("api key header", "X-Api-Key"), ("auth header name", "Authorization"), ("token header", "X-Auth-Token"), ("api key header name", "Ocp-Apim-Subscription-Key")),
        .. Kind("resource key", ("password resource key", "Login_Password_Label"), ("token key", "Errors.Token.Expired"), ("translation key", "errors.password.required")),
        .. Kind("configuration key", ("api key config path", "Azure:OpenAI:ApiKey"), ("password key", "Smtp:Password"), ("connection string name", "DefaultConnection"), ("secret setting", "Authentication:Google:ClientSecret"), ("api key setting name", "OpenAI__ApiKey")),
        .. Kind("environment variable", ("api key variable", "OPENAI_API_KEY"), ("password env var", "DB_PASSWORD"), ("token variable name", "GITHUB_TOKEN"), ("secret env", "AZURE_CLIENT_SECRET"), ("api key", "ANTHROPIC_API_KEY")),
        .. Kind("secret name", ("secret name", "prod-db-password"), ("key vault secret name", "StripeApiKey"), ("password secret id", "db-admin-password")),
        .. Kind("property name", ("password property", "Password"), ("token name", "access_token"), ("password field", "txtPassword"), ("password box id", "passwordInput"), ("api key property name", "apiKey")),
        .. Kind("column name", ("password column", "PasswordHash"), ("token column name", "refresh_token"), ("password column", "password_hash"), ("table name", "AccessTokens")),
        .. Kind("value equal to its name", ("password", "password"), ("api key", "apiKey"), ("api key", "ApiKey"), ("api key", "api_key"), ("api key", "API_KEY"), ("api key", "api-key"), ("client secret", "client_secret"), ("access token", "access_token"), ("access token", "AccessToken"), ("refresh token", "refresh_token"), ("secret", "Secret"), ("private key", "private_key")),
        .. Kind("form field", ("password input name", "password"), ("token field name", "__RequestVerificationToken"), ("csrf cookie name", "XSRF-TOKEN"), ("password element", "input[name=password]")),
        .. Kind("event name", ("event name", "PasswordChanged"), ("audit action", "token.revoked"), ("event type", "user.password.reset")),
        .. Kind("route", ("reset password route", "api/account/{id}/reset-password"), ("token route", "connect/token"), ("api key path", "/settings/api-keys"), ("password page", "~/Account/ForgotPassword")),
        .. Kind("view or action", ("action name", "ResetPassword"), ("password view", "ForgotPassword"), ("change password page", "ChangePassword")),
        .. Kind("policy name", ("policy name", "RequireApiKey"), ("password policy name", "StrongPassword"), ("permission", "Passwords.Reset"), ("feature flag", "EnablePasswordReset")),
        .. Kind("queue name", ("queue name", "password-reset-requests"), ("token topic", "tokens.issued"), ("secret rotation queue", "secret-rotation")),
        .. Kind("metric name", ("metric name", "auth.token.refresh.count"), ("password metric", "login.password.failures")),
        .. Kind("cookie name", ("cookie name", ".AspNetCore.Identity.Application"), ("token cookie name", "access-token"), ("auth cookie", "AuthCookie")),
        .. Kind("type name", ("password hasher type", "Microsoft.AspNetCore.Identity.PasswordHasher`1"), ("credential provider", "DefaultAzureCredential"), ("secret store", "AzureKeyVault"), ("token provider", "DataProtectorTokenProvider")),
        .. Kind("design system class", ("password class", "form-control password-field"), ("token css class", "token token-keyword"), ("password icon", "fa-solid fa-key")),
    ];
}
