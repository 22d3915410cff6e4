using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ZeroTrustAgents.Analyzers.Flow;

namespace ZeroTrustAgents.Analyzers;

/// <summary>Texts that are put together. All of the parts come out, but for the host of a URL only those before which nothing fixes it.</summary>
internal static class JoinedText
{
    public static List<IOperation> Of(IInterpolatedStringOperation text)
    {
        var parts = new List<IOperation>(text.Parts.Length);
        foreach (IInterpolatedStringContentOperation part in text.Parts)
        {
            switch (part)
            {
                case IInterpolatedStringTextOperation constant:
                    parts.Add(constant.Text);
                    break;
                case IInterpolationOperation value:
                    parts.Add(value.Expression);
                    break;
                default:
                    parts.AddRange(part.ChildOperations);
                    break;
            }
        }

        return parts;
    }

    /// <summary>Chains of <c>+</c> lean to the left and may be long: a loop, not a recursion.</summary>
    public static List<IOperation> Of(IBinaryOperation sum)
    {
        var parts = new List<IOperation>();
        IOperation left = sum;
        while (left is IBinaryOperation { OperatorKind: BinaryOperatorKind.Add, ConstantValue.HasValue: false } binary)
        {
            parts.Add(binary.RightOperand);
            left = binary.LeftOperand;
        }

        parts.Add(left);
        parts.Reverse();
        return parts;
    }

    /// <summary>The parts of <c>string.Concat</c>, <c>Join</c> and <c>Format</c>.</summary>
    public static List<IOperation> Of(IInvocationOperation call)
    {
        var parts = new List<IOperation>();
        foreach (IArgumentOperation argument in call.Arguments)
        {
            bool separates = call.TargetMethod.Name == "Join" && argument.Parameter?.Name == "separator";
            if (!separates && argument.Parameter?.Name is not ("provider" or "startIndex" or "count"))
                Add(parts, argument.Value);
        }

        return parts;
    }

    public static Tracked Join(IReadOnlyList<IOperation> parts, Func<IOperation, Tracked> read)
    {
        Tracked all = default;
        var start = new StringBuilder();
        bool isFixed = false;
        for (int i = 0; i < parts.Count; i++)
        {
            if (Constants.Text(parts[i]) is { } text)
            {
                int place = text.IndexOf('{');
                start.Append(place >= 0 && parts[i].Syntax.Parent is Microsoft.CodeAnalysis.CSharp.Syntax.ArgumentSyntax ? text.Substring(0, place) : text);
                isFixed |= HostText.Fixes(start.ToString());
                continue;
            }

            Tracked part = read(parts[i]);

            // What starts a URL and is not the model's says where it goes.
            isFixed |= i == 0 && part.IsNone;
            all |= isFixed ? part.Without(Danger.Host) : part;
            start.Append('x');
        }

        return all;
    }

    private static void Add(List<IOperation> parts, IOperation value)
    {
        if (Constants.Unwrap(value) is IArrayCreationOperation { Initializer.ElementValues: var elements })
        {
            foreach (IOperation element in elements)
                parts.Add(element);
            return;
        }

        // A span of arguments is an operation that the oldest compiler does not know.
        int before = parts.Count;
        if (value is { IsImplicit: true, Kind: OperationKind.None })
            parts.AddRange(value.ChildOperations);
        if (parts.Count == before)
            parts.Add(value);
    }
}
