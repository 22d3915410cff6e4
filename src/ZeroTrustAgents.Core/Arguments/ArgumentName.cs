namespace ZeroTrustAgents.Arguments;

/// <summary>Names of arguments come from the model as much as values do.</summary>
internal static class ArgumentName
{
    public static bool IsWellFormed(ReadOnlySpan<char> name)
    {
        for (int i = 0; i < name.Length; i++)
        {
            if (char.IsControl(name[i]))
                return false;
            if (!char.IsSurrogate(name[i]))
                continue;
            if (i + 1 == name.Length || !char.IsSurrogatePair(name[i], name[i + 1]))
                return false;
            i++;
        }

        return true;
    }
}
