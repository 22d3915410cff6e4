using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ZeroTrustAgents.Analyzers;

/// <summary>One scope of one tool.</summary>
/// <param name="Scope">The scope.</param>
/// <param name="Method">The tool.</param>
/// <param name="Access">Where it says so.</param>
/// <param name="Index">Which of its scopes.</param>
internal sealed record SeenTool(string Scope, IMethodSymbol Method, AttributeData Access, int Index)
{
    /// <summary>Where the scope stands, if the tool is in this project.</summary>
    public Location? Place(CancellationToken cancellation)
    {
        if (Access.ApplicationSyntaxReference?.GetSyntax(cancellation) is not AttributeSyntax syntax)
            return null;
        int index = 0;
        foreach (AttributeArgumentSyntax argument in syntax.ArgumentList?.Arguments ?? default)
        {
            // A list in one argument has its scopes inside.
            if (argument.NameEquals is null && index++ == Index)
                return argument.GetLocation();
        }

        return syntax.GetLocation();
    }
}
