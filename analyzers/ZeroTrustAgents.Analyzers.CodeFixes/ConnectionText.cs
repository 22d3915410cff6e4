namespace ZeroTrustAgents.Analyzers.CodeFixes;

/// <summary>Tells a connection string: a row of names and values.</summary>
internal static class ConnectionText
{
    public static bool Is(string text)
    {
        int semicolon = text.IndexOf(';');
        int equals = text.IndexOf('=');
        if (equals <= 0 || semicolon <= equals)
            return false;
        for (int i = 0; i < equals; i++)
        {
            if (!char.IsLetter(text[i]) && text[i] is not (' ' or '_' or '-'))
                return false;
        }

        return true;
    }
}
