using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ZeroTrustAgents.Analyzers.Flow;
using ZeroTrustAgents.Credentials;

namespace ZeroTrustAgents.Analyzers;

/// <summary>
/// Calls that the compiler cannot resolve, as while typing and in projects whose packages are not restored: named arguments, names with values, and the
/// constructors and methods of <see cref="SinkTable"/>, by how they are written.
/// </summary>
internal sealed class UnresolvedCollector(TargetCollector targets)
{
    /// <summary>Host, user, password.</summary>
    private const int MostOfLogin = 3;

    private const int LongestUser = 64;

    /// <summary>Which argument of a method takes the credential.</summary>
    private static readonly Dictionary<string, int> Ordinals = new(StringComparer.Ordinal)
    {
        ["AddOpenAIChatCompletion"] = 1, ["AddOpenAIChatClient"] = 1, ["AddOpenAITextGeneration"] = 1, ["AddOpenAITextEmbeddingGeneration"] = 1, ["AddOpenAIEmbeddingGenerator"] = 1,
        ["AddAzureOpenAIChatCompletion"] = 2, ["AddAzureOpenAIChatClient"] = 2, ["AddAzureOpenAITextEmbeddingGeneration"] = 2, ["AddAzureOpenAIEmbeddingGenerator"] = 2,
        ["AddGoogleAIGeminiChatCompletion"] = 1, ["AddMistralChatCompletion"] = 1, ["AddHuggingFaceChatCompletion"] = 2,
        ["WithClientSecret"] = 0, ["WithSecret"] = 0, ["SetAccountKey"] = 0, ["AddPasswordAsync"] = 1, ["PasswordSignInAsync"] = 1, ["CheckPasswordSignInAsync"] = 1, ["CheckPasswordAsync"] = 1,
    };

    /// <summary>Methods that take a user and then what proves who it is. Extension methods of web frameworks take a scheme instead, which is a word.</summary>
    private static readonly HashSet<string> Logins = new(StringComparer.Ordinal)
    {
        "Login", "LoginAsync", "LogIn", "LogInAsync", "LogOn", "LogOnAsync", "Logon", "LogonAsync", "SignIn", "SignInAsync", "Authenticate", "AuthenticateAsync",
        "WithBasicAuth", "WithBasicAuthentication", "SetBasicAuthentication", "UseBasicAuthentication", "WithCredentials", "SetCredentials", "UseCredentials",
    };

    public void Collect(MemberScope member, IOperation operation)
    {
        (ArgumentListSyntax? list, string? name, bool created) = operation.Syntax switch
        {
            InvocationExpressionSyntax call => (call.ArgumentList, Names.Written(call.Expression), false),
            ObjectCreationExpressionSyntax creation => (creation.ArgumentList, Names.Written(creation.Type), true),
            ConstructorInitializerSyntax initializer => (initializer.ArgumentList, null, true),
            _ => (null, null, false),
        };
        if (list is null || member.IsGenerated)
            return;
        SeparatedSyntaxList<ArgumentSyntax> arguments = list.Arguments;
        for (int i = 0; i < arguments.Count; i++)
        {
            if (Value(operation, arguments[i].Expression) is not { } value)
                continue;
            if (arguments[i].NameColon is { } named)
                targets.Named(member, named.Name.Identifier.ValueText, value);
            else if (name is not null)
                Positional(member, name, created, arguments, i, value);
        }
    }

    private void Positional(MemberScope member, string name, bool created, SeparatedSyntaxList<ArgumentSyntax> arguments, int index, IOperation value)
    {
        if (created && index == arguments.Count - 1 && SinkTable.IsConstructor(name, out bool key))
            targets.Unresolved(member, name, value, key);
        else if (!created && Ordinals.TryGetValue(name, out int ordinal) && ordinal == index)
            targets.Unresolved(member, name, value, key: false);
        else if (!created && index > 0 && index == arguments.Count - 1 && arguments.Count <= MostOfLogin && Logins.Contains(name) && IsUser(arguments[index - 1].Expression))
            targets.Unresolved(member, name, value, key: false, HasDigit(value) ? NameEvidence.Unmistakable : NameEvidence.Telling);
        else if (PairRule.IsSetter(name))
        {
            if (index > 0 && arguments[index - 1].Expression is LiteralExpressionSyntax { Token.Value: string before })
                targets.Named(member, before, value);
            if (!created && index == arguments.Count - 1)
                targets.Named(member, name, value);
        }
    }

    /// <summary>What may name a user: a word, or something that is read.</summary>
    private static bool IsUser(ExpressionSyntax expression) => expression is not LiteralExpressionSyntax literal
        || literal.Token.Value is string { Length: > 0 and <= LongestUser } text && text.IndexOf(' ') < 0;

    /// <summary>A word behind a user may be a role or a scheme; with a number in it, it is made up.</summary>
    private static bool HasDigit(IOperation value)
    {
        if (Constants.Text(value) is not { } text)
            return false;
        foreach (char c in text)
        {
            if (c is >= '0' and <= '9')
                return true;
        }

        return false;
    }

    /// <summary>The operation of an argument among those of a call that is not one.</summary>
    private static IOperation? Value(IOperation call, ExpressionSyntax expression)
    {
        foreach (IOperation child in call.ChildOperations)
        {
            if (ReferenceEquals(child.Syntax, expression) || ReferenceEquals(Constants.Unwrap(child).Syntax, expression))
                return child;
        }

        return null;
    }
}
