using System.Runtime.CompilerServices;

namespace ZeroTrustAgents.Tokens;

/// <summary>
/// What a broker refuses to sign. The pipeline asks for nothing of this kind; a token is the last place where a mistake
/// before it can still be stopped.
/// </summary>
internal static class ToolTokenRequestRules
{
    public const int MaxActors = 8;

    /// <summary>Most characters of all claims together: a token travels in a header.</summary>
    private const int MaxCharacters = 4096;

    public static void ThrowIfInvalid(ToolTokenRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        int room = MaxCharacters;
        CheckText(request.Subject, ref room);
        CheckText(request.AgentId, ref room);
        CheckText(request.Audience, ref room);
        CheckText(request.TransactionId, ref room);
        CheckText(request.TokenId, ref room);
        CheckText(request.Tool, ref room);
        CheckTexts(request.Actors, ref room);
        CheckTexts(request.Locations, ref room);
        CheckTexts(request.Scopes, ref room);
        if (request.Actors.Count > MaxActors)
            throw new ArgumentException($"A token names at most {MaxActors} acting agents, not {request.Actors.Count}.", nameof(request));
        if (request.Scopes.Count == 0)
            throw new ArgumentException("A token needs at least one scope.", nameof(request));
        // A scope with a space in it would be two scopes for whoever reads the token.
        for (int i = 0; i < request.Scopes.Count; i++)
        {
            if (!ScopeName.IsValid(request.Scopes[i], out string? problem))
                throw new ArgumentException($"A scope {problem}.", nameof(request));
        }

        if (request.Arguments is { } digest)
        {
            CheckText(digest.Sha256, ref room);
            CheckText(digest.Salt, ref room);
        }

        if (request.ApprovalId is { } approval)
        {
            CheckText(approval, ref room);
            if (request.Arguments is null)
                throw new ArgumentException("An approval is for one call: its token has to be bound to the arguments.", nameof(request));
        }

        if (request.StepUp is { } stepUp)
        {
            CheckText(stepUp.ContextClass, ref room);
            CheckTexts(stepUp.Methods, ref room);
        }
    }

    private static void CheckTexts(IReadOnlyList<string> values, ref int room, [CallerArgumentExpression(nameof(values))] string name = "")
    {
        ArgumentNullException.ThrowIfNull(values, name);
        for (int i = 0; i < values.Count; i++)
            CheckText(values[i], ref room, name);
    }

    private static void CheckText(string value, ref int room, [CallerArgumentExpression(nameof(value))] string name = "")
    {
        ArgumentException.ThrowIfNullOrEmpty(value, name);
        room -= value.Length;
        if (room < 0)
            throw new ArgumentException($"The claims of a token are limited to {MaxCharacters} characters altogether.", name);
        // Encoders replace a lone surrogate by U+FFFD, and two different subjects would become one.
        if (HasLoneSurrogate(value))
            throw new ArgumentException("A claim has half a surrogate pair: it is not text that a token can carry.", name);
    }

    // A plain loop: names are short, and the vectorised search boxes its bounds until the runtime has optimised it.
    private static bool HasLoneSurrogate(string value)
    {
        for (int i = 0; i < value.Length; i++)
        {
            if (!char.IsSurrogate(value[i]))
                continue;
            if (i + 1 == value.Length || !char.IsSurrogatePair(value[i], value[i + 1]))
                return true;
            i++;
        }

        return false;
    }
}
