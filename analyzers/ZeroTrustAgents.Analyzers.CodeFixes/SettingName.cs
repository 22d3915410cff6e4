using System.Text;

namespace ZeroTrustAgents.Analyzers.CodeFixes;

/// <summary>Makes names of settings out of names of code: never out of the value.</summary>
internal static class SettingName
{
    private const int Longest = 48;

    /// <summary>Names that are one word to everybody, in whatever casing.</summary>
    private static readonly string[] Brands =
    [
        "OpenAI", "GitHub", "GitLab", "SendGrid", "HuggingFace", "DeepSeek", "MongoDB", "MySQL", "PostgreSQL", "RabbitMQ", "SQLite", "NuGet", "PayPal", "YouTube", "LinkedIn", "DigitalOcean", "OAuth", "MySql", "PostgreSql", "MongoDb", "OpenAi",
    ];

    /// <summary>Parts of type names that say what the type does and not what it is about.</summary>
    private static readonly string[] Roles =
    [
        "Service", "Client", "Options", "Settings", "Agent", "Controller", "Provider", "Factory", "Plugin", "Handler", "Helpers", "Helper", "Constants", "Configuration", "Config", "Credentials", "Secrets", "Repository", "Manager", "Extensions",
    ];

    /// <summary><c>api_key</c>, <c>_apiKey</c>, <c>X-Api-Key</c>, <c>API_KEY</c> in Pascal case; empty where nothing is left.</summary>
    public static string Pascal(string name)
    {
        var text = new StringBuilder();
        int start = name.Length > 2 && name[1] == '_' && name[0] is 'm' or 's' or 't' ? 2 : 0;
        for (int i = start; i < name.Length && text.Length < Longest;)
        {
            if (!char.IsLetterOrDigit(name[i]))
            {
                i++;
                continue;
            }

            int end = i;
            bool lower = false;
            while (end < name.Length && char.IsLetterOrDigit(name[end]))
                lower |= char.IsLower(name[end++]);
            text.Append(char.ToUpperInvariant(name[i]));
            for (int k = i + 1; k < end; k++)
                text.Append(lower ? name[k] : char.ToLowerInvariant(name[k]));
            i = end;
        }

        // The name of a setting that starts with a digit is none for a shell.
        if (text.Length > 0 && char.IsDigit(text[0]))
            text.Insert(0, "Key");
        return text.ToString();
    }

    /// <summary>What a type is about: <c>OpenAIService</c> is about <c>OpenAI</c>.</summary>
    public static string Subject(string typeName)
    {
        string name = Pascal(typeName);
        foreach (string role in Roles)
        {
            if (name.Length > role.Length + 2 && name.EndsWith(role, StringComparison.Ordinal))
                return name.Substring(0, name.Length - role.Length);
        }

        return name;
    }

    /// <summary><c>OpenAI:ApiKey</c> as <c>OPENAI_API_KEY</c>; ASCII only, as shells want it.</summary>
    public static string Variable(string key)
    {
        var text = new StringBuilder();
        for (int i = 0; i < key.Length;)
        {
            int length = BrandAt(key, i);
            bool starts = length > 0 || Starts(key, i);
            if (starts && text.Length > 0 && text[text.Length - 1] != '_')
                text.Append('_');
            for (int end = i + Math.Max(1, length); i < end; i++)
            {
                char c = char.ToUpperInvariant(key[i]);
                if (c is >= 'A' and <= 'Z' or >= '0' and <= '9')
                    text.Append(c);
                else if (text.Length > 0 && text[text.Length - 1] != '_')
                    text.Append('_');
            }
        }

        string name = text.ToString().Trim('_');
        return name.Length == 0 ? "SECRET" : name;
    }

    /// <summary>A word starts at a capital behind a small letter, and at the last capital of a row before a small letter.</summary>
    private static bool Starts(string text, int i) => char.IsUpper(text[i]) && i > 0
        && (char.IsLower(text[i - 1]) || char.IsDigit(text[i - 1]) || (char.IsUpper(text[i - 1]) && i + 1 < text.Length && char.IsLower(text[i + 1])));

    private static int BrandAt(string text, int i)
    {
        foreach (string brand in Brands)
        {
            if (string.CompareOrdinal(text, i, brand, 0, brand.Length) == 0 && (i == 0 || !char.IsUpper(text[i - 1])) && (i + brand.Length == text.Length || !char.IsLower(text[i + brand.Length])))
                return brand.Length;
        }

        return 0;
    }
}
