using ZeroTrustAgents.Credentials;

namespace ZeroTrustAgents.Inspection;

/// <summary>What a value without a prefix is known by: the longest text that every one of its kind holds, and where.</summary>
/// <param name="Text">The text; empty where there is none.</param>
/// <param name="First">The first place it may have in the value.</param>
/// <param name="Last">The last place.</param>
/// <param name="NeededRun">How many token-like characters the value starts with at least.</param>
internal readonly record struct InnerMark(string Text, int First, int Last, int NeededRun)
{
    public static InnerMark Of(CredentialKind kind)
    {
        (string text, int first, int last) = ("", 0, 0);
        int least = 0, most = 0;
        foreach (ShapePart part in kind.Shape!.Parts)
        {
            if (part.Literals is [var literal] && literal.Length >= text.Length)
                (text, first, last) = (literal, least, most);
            least += part.Least;
            most += part.Most;
        }

        return new(text, first, last, TokenCandidates.NeededRun("", kind.Shape));
    }
}
