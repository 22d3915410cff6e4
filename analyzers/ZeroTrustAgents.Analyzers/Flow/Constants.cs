using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ZeroTrustAgents.Analyzers.Flow;

/// <summary>Reads constants out of operations.</summary>
internal static class Constants
{
    /// <summary>The operation under conversions and parentheses.</summary>
    public static IOperation Unwrap(IOperation operation)
    {
        while (true)
        {
            switch (operation)
            {
                case IConversionOperation conversion:
                    operation = conversion.Operand;
                    break;
                case IParenthesizedOperation parenthesized:
                    operation = parenthesized.Operand;
                    break;
                default:
                    return operation;
            }
        }
    }

    public static string? Text(IOperation operation) =>
        operation.ConstantValue is { HasValue: true, Value: string text } ? text : operation is IConversionOperation conversion ? Text(conversion.Operand) : null;

    public static int? Number(IOperation? operation) => operation?.ConstantValue is { HasValue: true, Value: int number } ? number : null;

    /// <summary>A constant key or ordinal as text.</summary>
    public static string? Key(IOperation operation)
    {
        operation = Unwrap(operation);
        return operation.ConstantValue is not { HasValue: true } constant ? null : constant.Value switch
        {
            string text => text,
            int number => number.ToString(CultureInfo.InvariantCulture),
            _ => null,
        };
    }

    /// <summary>The number of a character or byte.</summary>
    public static bool TryElement(IOperation operation, out char element)
    {
        element = default;
        if (operation.ConstantValue is not { HasValue: true, Value: { } value })
        {
            if (operation is not IConversionOperation conversion)
                return false;
            return TryElement(conversion.Operand, out element);
        }

        long number;
        switch (value)
        {
            case char c:
                number = c;
                break;
            case byte b:
                number = b;
                break;
            case sbyte b:
                number = unchecked((byte)b);
                break;
            case int i:
                number = i;
                break;
            default:
                return false;
        }

        element = unchecked((char)number);
        return number is >= 0 and <= char.MaxValue;
    }

    /// <summary>Whether a type is a character or byte, of which an array is a text or a key.</summary>
    public static bool IsElement(ITypeSymbol? type) => type?.SpecialType is SpecialType.System_Char or SpecialType.System_Byte or SpecialType.System_SByte;

    /// <summary>Numbers, <see langword="null"/> and empty text, which most values given to most things are.</summary>
    public static bool IsTrivial(IOperation value) => value is ILiteralOperation literal && literal.Type?.SpecialType switch
    {
        SpecialType.System_String => literal.ConstantValue.Value is not string { Length: > 0 },
        SpecialType.System_Char => false,
        _ => true,
    };
}
