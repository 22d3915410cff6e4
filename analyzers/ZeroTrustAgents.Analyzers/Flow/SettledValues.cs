using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace ZeroTrustAgents.Analyzers.Flow;

/// <summary>
/// Conditions that come out the same on every run: constants, fields that keep what they are declared with, methods that return one literal.
/// </summary>
internal sealed class SettledValues(Compilation compilation)
{
    private const int Nesting = 6;

    private readonly Dictionary<ISymbol, object?> _values = new(SymbolEqualityComparer.Default);

    public bool? Condition(IOperation operation) => Value(operation, 0) as bool?;

    private object? Value(IOperation operation, int depth)
    {
        if (operation.ConstantValue is { HasValue: true, Value: var constant })
            return constant;
        if (depth > Nesting)
            return null;
        switch (operation)
        {
            case IConversionOperation conversion:
                return Value(conversion.Operand, depth + 1);
            case IParenthesizedOperation parenthesized:
                return Value(parenthesized.Operand, depth + 1);
            case IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } unary:
                return Value(unary.Operand, depth + 1) is bool value ? !value : null;
            case IFieldReferenceOperation field:
                return Settled(field.Field);
            case IPropertyReferenceOperation { Property: { SetMethod: null, IsVirtual: false, IsAbstract: false } property }:
                return Settled(property);
            case IInvocationOperation { Arguments.Length: 0, TargetMethod: { IsVirtual: false, IsAbstract: false, IsOverride: false } method }:
                return Settled(method);
            case IBinaryOperation binary:
                return Compare(binary.OperatorKind, Value(binary.LeftOperand, depth + 1), Value(binary.RightOperand, depth + 1));
            default:
                return null;
        }
    }

    private static object? Compare(BinaryOperatorKind kind, object? left, object? right)
    {
        if (left is null || right is null)
            return null;
        if (left is int first && right is int second)
        {
            return kind switch
            {
                BinaryOperatorKind.Equals => first == second,
                BinaryOperatorKind.NotEquals => first != second,
                BinaryOperatorKind.LessThan => first < second,
                BinaryOperatorKind.LessThanOrEqual => first <= second,
                BinaryOperatorKind.GreaterThan => first > second,
                BinaryOperatorKind.GreaterThanOrEqual => first >= second,
                BinaryOperatorKind.Add => unchecked(first + second),
                _ => null,
            };
        }

        return kind switch
        {
            BinaryOperatorKind.Equals => left.Equals(right),
            BinaryOperatorKind.NotEquals => !left.Equals(right),
            _ => null,
        };
    }

    private object? Settled(ISymbol symbol)
    {
        symbol = symbol.OriginalDefinition;
        if (!SymbolEqualityComparer.Default.Equals(symbol.ContainingAssembly, compilation.Assembly) || symbol.DeclaringSyntaxReferences.Length != 1)
            return null;
        if (!_values.TryGetValue(symbol, out object? value))
            _values.Add(symbol, value = Read(symbol));
        return value;
    }

    private object? Read(ISymbol symbol)
    {
        SyntaxNode declaration = symbol.DeclaringSyntaxReferences[0].GetSyntax();
        switch (declaration)
        {
            case VariableDeclaratorSyntax { Initializer.Value: { } initial } when symbol is IFieldSymbol field:
                return field.IsReadOnly || !IsWritten(field) ? Literal(initial) : null;
            case PropertyDeclarationSyntax { ExpressionBody.Expression: { } expression }:
                return Literal(expression);
            case PropertyDeclarationSyntax { Initializer.Value: { } initial }:
                return Literal(initial);
            case MethodDeclarationSyntax { ExpressionBody.Expression: { } expression }:
                return Literal(expression);
            case MethodDeclarationSyntax { Body.Statements: { Count: 1 } statements } when statements[0] is ReturnStatementSyntax { Expression: { } returned }:
                return Literal(returned);
            default:
                return null;
        }
    }

    private static object? Literal(ExpressionSyntax expression) => (expression as LiteralExpressionSyntax)?.Token.Value;

    /// <summary>By name, over all sources that can reach it: a write to another field of that name counts too.</summary>
    private bool IsWritten(IFieldSymbol field)
    {
        if (field.DeclaredAccessibility != Accessibility.Private)
        {
            foreach (SyntaxTree tree in compilation.SyntaxTrees)
            {
                if (IsWritten(tree.GetRoot(), field.Name))
                    return true;
            }

            return false;
        }

        foreach (SyntaxReference part in field.ContainingType.DeclaringSyntaxReferences)
        {
            if (IsWritten(part.GetSyntax(), field.Name))
                return true;
        }

        return false;
    }

    private static bool IsWritten(SyntaxNode root, string name)
    {
        foreach (SyntaxNode node in root.DescendantNodes())
        {
            ExpressionSyntax? target = node switch
            {
                AssignmentExpressionSyntax assignment => assignment.Left,
                PrefixUnaryExpressionSyntax prefix when prefix.IsKind(SyntaxKind.PreIncrementExpression) || prefix.IsKind(SyntaxKind.PreDecrementExpression) => prefix.Operand,
                PostfixUnaryExpressionSyntax postfix => postfix.Operand,
                ArgumentSyntax { RefKindKeyword.RawKind: not 0 } argument => argument.Expression,
                RefExpressionSyntax reference => reference.Expression,
                _ => null,
            };
            if (target is not null && Names.Written(target) == name)
                return true;
        }

        return false;
    }
}
