using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ZeroTrustAgents.Analyzers.Flow;

namespace ZeroTrustAgents.Analyzers;

/// <summary>What one look at a member says before anything is followed.</summary>
/// <param name="IsWorthIt">Whether there is a sink, or a call of a helper that may have one.</param>
/// <param name="HasShell">Whether a shell is started: its arguments are programs.</param>
/// <param name="AnyType">Whether a serialiser is told to make any type that the text names.</param>
internal readonly record struct MemberFacts(bool IsWorthIt, bool HasShell, bool AnyType)
{
    public static MemberFacts Of(IOperation root, ISymbol member, ArgumentSinks sinks, OperationWalk walk)
    {
        bool worthIt = false, shell = false, anyType = false;
        walk.Start(root);
        while (walk.TryNext(out IOperation operation, out OperationKind kind))
        {
            switch (kind)
            {
                case OperationKind.Argument:
                    var argument = (IArgumentOperation)operation;
                    shell |= argument.Parameter is { Name: "fileName" } && IsShell(argument.Value);
                    break;
                case OperationKind.SimpleAssignment:
                    var assignment = (ISimpleAssignmentOperation)operation;
                    if (assignment.Target is not IPropertyReferenceOperation { Property: { } property })
                        break;
                    worthIt |= sinks.OfProperty(property) != Danger.None;
                    shell |= property.Name == "FileName" && IsShell(assignment.Value);
                    anyType |= property.Name == "TypeNameHandling" && assignment.Value.ConstantValue is { HasValue: true, Value: int and not 0 };
                    break;
                case OperationKind.Invocation:
                    IMethodSymbol method = ((IInvocationOperation)operation).TargetMethod;
                    worthIt |= sinks.IsSink(method) || HelperCalls.MayFollow(method, member);
                    break;
                case OperationKind.MethodReference:
                    worthIt |= sinks.IsSink(((IMethodReferenceOperation)operation).Method);
                    break;
                case OperationKind.ObjectCreation:
                    worthIt |= ((IObjectCreationOperation)operation).Constructor is { } constructor && sinks.IsSink(constructor);
                    break;
            }
        }

        return new MemberFacts(worthIt, shell, anyType);
    }

    private static bool IsShell(IOperation value)
    {
        if (Constants.Text(value) is not { } text)
            return false;
        string name = text.Substring(text.LastIndexOfAny(['/', '\\']) + 1);
        if (name.EndsWith(".exe", StringComparison.OrdinalIgnoreCase))
            name = name.Substring(0, name.Length - ".exe".Length);
        return name.ToLowerInvariant() is "cmd" or "powershell" or "pwsh" or "sh" or "bash" or "dash" or "zsh" or "ksh" or "fish" or "env" or "busybox" or "wsl";
    }
}
