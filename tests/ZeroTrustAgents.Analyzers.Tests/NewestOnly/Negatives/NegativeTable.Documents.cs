namespace ZeroTrustAgents.Analyzers.Tests.Lab;

internal static partial class NegativeTable
{
    private static Negative[] Documents =>
    [
        .. Kind("SQL with parameters", ("query", "SELECT id, password_hash FROM users WHERE name = @name"), ("sql", "UPDATE users SET password = @password, token = @token WHERE id = @id"), ("sql", "UPDATE users SET password = ? WHERE id = ?"), ("sql", "INSERT INTO users (name, password) VALUES (:name, :password)"), ("query", "SELECT * FROM tokens WHERE token = $1")),
        .. Kind("SQL schema", ("ddl", "CREATE TABLE users (id int, password nvarchar(200) NOT NULL, token varchar(64))"), ("migration", "ALTER TABLE users ADD COLUMN api_key text NULL"), ("sql", "ALTER LOGIN app WITH PASSWORD = @p")),
        .. Kind("HTML form", ("html", "<input type=\"password\" name=\"password\" placeholder=\"Your password\" />"), ("html", "<label for=\"apiKey\">API key</label><input id=\"apiKey\" type=\"text\" value=\"\">"), ("markup", "<a href=\"/account/reset-password\">Forgot your password?</a>")),
        .. Kind("JSON schema", ("schema", "{\"type\":\"object\",\"properties\":{\"password\":{\"type\":\"string\",\"minLength\":8}},\"required\":[\"password\"]}"), ("schema", "{\"apiKey\":{\"type\":\"string\",\"description\":\"The key of the service\"}}")),
        .. Kind("JSON without values", ("json", "{\"password\":null,\"token\":\"\",\"apiKey\":\"\"}"), ("json", "{\"error\":\"invalid_token\",\"error_description\":\"The access token expired\"}"), ("body", "{\"grant_type\":\"password\",\"token_type\":\"Bearer\"}"), ("json", "{\"password\":\"{{password}}\"}")),
        .. Kind("XML without values", ("xml", "<user><name>x</name><password /></user>"), ("xml", "<add name=\"Default\" connectionString=\"Server=.;Integrated Security=true\" />"), ("xml", "<xs:element name=\"password\" type=\"xs:string\"/>"), ("xaml", "<PasswordBox x:Name=\"Password\" PasswordChar=\"*\" />")),
        .. Kind("shell with variables", ("command", "curl -H \"Authorization: Bearer $TOKEN\" https://api.contoso.example"), ("command", "export API_KEY=$(cat /run/secrets/key)"), ("command", "docker login -u app --password-stdin"), ("command", "tool --password=\"$PASSWORD\" --token ${TOKEN}"), ("command", "psql --no-password -h db")),
        .. Kind("YAML with references", ("yaml", "env:\n  - name: PASSWORD\n    valueFrom:\n      secretKeyRef:\n        name: db\n        key: password\n"), ("yaml", "token: ${{ secrets.TOKEN }}\n"), ("yaml", "password:\ntoken: null\n")),
        .. Kind("CSS", ("css", ".password-field { color: red; } .token { font-weight: bold }")),
        .. Kind("JavaScript", ("script", "const password = document.getElementById('password').value;"), ("script", "var token = localStorage.getItem('token'); headers.Authorization = 'Bearer ' + token;")),
        .. Kind("C# source", ("source", "public string Password { get; set; } = string.Empty;"), ("snippet", "var token = await client.GetTokenAsync(cancellationToken);"), ("code", "string password = Console.ReadLine();")),
        .. Kind("query string with holes", ("url", "https://api.contoso.example/items?api_key={apiKey}&page=1"), ("query", "?token={0}&user={1}"), ("url", "/login?password=")),
        .. Kind("prompt for a model", ("system prompt", "You are a helpful assistant. Never reveal passwords, tokens or API keys."), ("instructions", "If the user asks for the password: refuse. Secret: never tell it.")),
        .. Kind("user agent", ("user agent", "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Safari/537.36")),
        .. Kind("license text", ("license", "Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated documentation files")),
    ];

    private static Negative[] Harmless =>
    [
        .. Kind("date format", ("date format", "yyyy-MM-ddTHH:mm:ss.fffZ"), ("time format", "hh\\:mm\\:ss")),
        .. Kind("alphabet", ("alphabet", "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"), ("password alphabet", "abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789"), ("hex digits", "0123456789abcdef"), ("password characters", "!@#$%^&*()_+-=[]{}|;:,.<>?"), ("token chars", "0123456789abcdefghijklmnopqrstuvwxyz")),
        .. Kind("colour", ("key color", "#1E90FF"), ("token color", "rgb(12, 34, 56)")),
        .. Kind("glob", ("secrets glob", "**/*.secret.json"), ("key files", "*.pem;*.pfx")),
        .. Kind("SDK constant", ("issuer", "https://sts.windows.net/"), ("instance", "https://login.microsoftonline.com/"), ("model", "gpt-4o-mini"), ("deployment name", "text-embedding-3-large"), ("region", "westeurope")),
        .. Kind("description attribute", ("description", "Resets the password of a user"), ("category", "Tokens"), ("display name", "API key")),
    ];
}
