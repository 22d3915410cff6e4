using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ZeroTrustAgents.Analyzers.Flow;
using ZeroTrustAgents.Credentials;

namespace ZeroTrustAgents.Analyzers;

/// <summary>Finds credentials on their way to a prompt, a chat message, a tool's result, a log or an exception (ZTA1006).</summary>
internal sealed class ExposureCollector(CompilationScope scope)
{
    private const int Nesting = 24;

    /// <summary>A call of a method whose arguments end up <paramref name="where"/> others read them.</summary>
    public void Invocation(MemberScope member, IInvocationOperation call, string where)
    {
        if (IsOtherWriter(call))
            return;
        foreach (IArgumentOperation argument in call.Arguments)
            Search(member, argument.Value, where, 0);
    }

    public void Creation(MemberScope member, IObjectCreationOperation creation, string where)
    {
        foreach (IArgumentOperation argument in creation.Arguments)
            Search(member, argument.Value, where, 0);
    }

    public void Assignment(MemberScope member, IPropertyReferenceOperation target, IOperation value)
    {
        if (Exposure.Of(target.Property.Name, target.Property) is { } where)
            Search(member, value, where, 0);
    }

    /// <summary>The result of a method that a model calls. <paramref name="function"/> is the lambda or method that returns.</summary>
    public void Result(MemberScope member, IOperation operation, ISymbol function, IOperation value)
    {
        if (Find(value, member.Tree, 0) is not { } found)
            return;
        string? where = function is IMethodSymbol { MethodKind: MethodKind.AnonymousFunction } ? Factory(operation) : Exposure.OfAttributes(function);
        if (where is not null)
            Search(member, value, where, 0);
        else if (function is IMethodSymbol { MethodKind: MethodKind.Ordinary or MethodKind.LocalFunction } && !member.IsGenerated)
            scope.Results.Enqueue((ValueGraph.Key(function), SourcePosition.Of(found), NameOf(found, member.Tree) ?? Rule.Credentials));
    }

    /// <summary>What methods return that somewhere in the compilation were made tools: known at its end.</summary>
    public static void End(CompilationScope scope, Action<Diagnostic> report)
    {
        foreach ((ISymbol function, SourcePosition at, string name) in scope.Results)
        {
            if (scope.Tools.TryGetValue(function, out string? where))
                Report(scope, at, name, where, report);
        }
    }

    /// <summary>A method is given to what makes it a tool: <c>AIFunctionFactory.Create(ReadKey)</c>.</summary>
    public void Tool(IInvocationOperation call, string where)
    {
        foreach (IArgumentOperation argument in call.Arguments)
        {
            IOperation value = Constants.Unwrap(argument.Value);
            if (value is IDelegateCreationOperation created)
                value = created.Target;
            if (value is IMethodReferenceOperation { Method: { } method } && scope.Builder.IsSource(method))
                scope.Tools.TryAdd(ValueGraph.Key(method), where);
        }
    }

    /// <summary>An argument of a method whose body a generator writes.</summary>
    public void Generated(MemberScope member, IMethodSymbol method, IOperation value)
    {
        if (method.IsPartialDefinition && Exposure.OfAttributes(method) is { } where)
            Search(member, value, where, 0);
    }

    private void Search(MemberScope member, IOperation value, string where, int depth)
    {
        if (member.IsGenerated || Find(value, member.Tree, depth) is not { } found)
            return;
        Report(scope, SourcePosition.Of(found), NameOf(found, member.Tree) ?? Rule.Credentials, where, member.Report);
    }

    private static void Report(CompilationScope scope, SourcePosition position, string name, string where, Action<Diagnostic> report)
    {
        if (scope.Baseline.Contains(CredentialExposed.Id, position.Tree.FilePath, name, where) || !scope.Reported.TryAdd(position, 0))
            return;
        ImmutableDictionary<string, string?> properties = ImmutableDictionary<string, string?>.Empty
            .Add(Rule.TargetProperty, where).Add(Rule.BaselineProperty, scope.Baseline.Line(CredentialExposed.Id, position.Tree.FilePath, name, where));
        report(Diagnostic.Create(CredentialExposed.Descriptor, position.ToLocation(), properties, name, where));
    }

    /// <summary>The part of an expression that is a credential and comes out of it as it is: not hashed, masked, measured or compared.</summary>
    private static IOperation? Find(IOperation? operation, TreeScope tree, int depth)
    {
        if (operation is null || depth > Nesting)
            return null;
        switch (operation)
        {
            case IConversionOperation conversion:
                return Find(conversion.Operand, tree, depth + 1);
            case IInterpolatedStringOperation interpolated:
                foreach (IInterpolatedStringContentOperation part in interpolated.Parts)
                {
                    if (part is IInterpolationOperation hole && Find(hole.Expression, tree, depth + 1) is { } inside)
                        return inside;
                    if (part is IInterpolatedStringAppendOperation { AppendCall: IInvocationOperation { Arguments: { Length: > 0 } appended } } && Find(appended[0].Value, tree, depth + 1) is { } handled)
                        return handled;
                }

                return null;
            case IInterpolatedStringHandlerCreationOperation handler:
                return Find(handler.Content, tree, depth + 1);
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.Add } sum:
                return Find(sum.LeftOperand, tree, depth + 1) ?? Find(sum.RightOperand, tree, depth + 1);
            case IArrayCreationOperation { Initializer: { } initializer }:
                return First(initializer.ElementValues, tree, depth);
            case IConditionalOperation conditional:
                return Find(conditional.WhenTrue, tree, depth + 1) ?? Find(conditional.WhenFalse, tree, depth + 1);
            case ICoalesceOperation coalesce:
                return Find(coalesce.Value, tree, depth + 1) ?? Find(coalesce.WhenNull, tree, depth + 1);
            case IConditionalAccessOperation access:
                return Find(access.WhenNotNull, tree, depth + 1);
            case IAwaitOperation wait:
                return Find(wait.Operation, tree, depth + 1);
            case IInvocationOperation { TargetMethod.ContainingType.SpecialType: SpecialType.System_String } text when CallTable.Find(text.TargetMethod.Name, out _) is CallShape.Text or CallShape.Same:
                if (text.TargetMethod.Name is "Substring" or "Remove" or "Replace")
                    return null;
                return Find(text.Instance, tree, depth + 1) ?? First(text.Arguments, tree, depth);
            case IObjectCreationOperation { Arguments: { Length: > 0 } arguments } created when Exposure.Of(created.Type?.Name ?? "", (ISymbol?)created.Constructor ?? created.Type!) is null && created.Type?.SpecialType == SpecialType.System_String:
                return First(arguments, tree, depth);
            default:
                return IsCredential(operation, tree) ? operation : null;
        }
    }

    private static IOperation? First<T>(ImmutableArray<T> operations, TreeScope tree, int depth) where T : IOperation
    {
        foreach (T operation in operations)
        {
            if (Find(operation is IArgumentOperation argument ? argument.Value : operation, tree, depth + 1) is { } found)
                return found;
        }

        return null;
    }

    private static bool IsCredential(IOperation operation, TreeScope tree)
    {
        if (operation is ILiteralOperation || operation.Kind is not (OperationKind.LocalReference or OperationKind.ParameterReference or OperationKind.FieldReference or OperationKind.PropertyReference
            or OperationKind.Invocation or OperationKind.ArrayElementReference) || !IsText(operation.Type) || Names.Of(operation) is not { } name)
            return false;
        if (!tree.JudgesTargets)
            return false;
        if (operation.ConstantValue is { HasValue: true, Value: string constant })
            return CredentialMatcher.TryFind(constant.AsSpan(), 0, out _) || CredentialValue.IsCredential(constant.AsSpan(), name.AsSpan(), tree.Names.Judge(name));
        if (operation is IInvocationOperation call)
        {
            // A method that is called after a credential may mask, hash or describe one: only reads of settings count.
            if (!Names.IsReader(call.TargetMethod.Name))
                return false;
        }
        else if (operation is IPropertyReferenceOperation { Property: { IsStatic: true, ContainingType.Name: var type } } && IsTexts(type))
        {
            return false;
        }

        return tree.Names.Judge(name) >= NameEvidence.Telling
            || (operation is ILocalReferenceOperation { Local: { IsConst: false } local } && SourceName.Of(local) is { } source && tree.Names.Judge(source) >= NameEvidence.Telling);
    }

    /// <summary>What a credential is called: a local with a name that says nothing is called what it was made from.</summary>
    private static string? NameOf(IOperation found, TreeScope tree)
    {
        string? name = Names.Of(found);
        return found is ILocalReferenceOperation { Local: { } local } && name is not null && tree.Names.Judge(name) < NameEvidence.Telling ? SourceName.Of(local) ?? name : name;
    }

    private static bool IsText(ITypeSymbol? type) => type?.SpecialType == SpecialType.System_String
        || type is IArrayTypeSymbol { ElementType.SpecialType: SpecialType.System_Char } || type?.Name is "StringValues" or "SecureString";

    /// <summary>Classes of texts for people, which say "Password" and hold none.</summary>
    internal static bool IsTexts(string type) => type.EndsWith("Resources", StringComparison.Ordinal) || type.EndsWith("Resource", StringComparison.Ordinal) || type.EndsWith("Strings", StringComparison.Ordinal)
        || type.EndsWith("Messages", StringComparison.Ordinal) || type.EndsWith("Labels", StringComparison.Ordinal) || type.EndsWith("Texts", StringComparison.Ordinal) || type is "SR";

    /// <summary>Whether something is written to a file, a stream or a response and not to the console.</summary>
    private static bool IsOtherWriter(IInvocationOperation call) => DottedName.IsUnder(call.TargetMethod.ContainingType, "System.IO")
        && call.Instance is not IPropertyReferenceOperation { Property.ContainingType.Name: "Console" };

    private static string? Factory(IOperation operation)
    {
        for (IOperation? outer = operation; outer is not null; outer = outer.Parent)
        {
            if (outer is IAnonymousFunctionOperation)
            {
                IOperation? holder = outer.Parent;
                while (holder is IDelegateCreationOperation or IConversionOperation or IArgumentOperation)
                    holder = holder.Parent;
                return holder is IInvocationOperation call ? Exposure.OfFactory(call.TargetMethod) : null;
            }
        }

        return null;
    }
}
