using System.Globalization;

namespace ZeroTrustAgents.Arguments;

/// <summary>A bound that canonical numbers are compared with digit by digit: exact for every number type, whatever its size.</summary>
internal sealed class DecimalBound
{
    private const int StackDigits = 512;

    private readonly bool _negative;
    private readonly byte[] _digits;
    private readonly int _point;

    public DecimalBound(decimal value)
    {
        Span<byte> literal = stackalloc byte[64];
        Span<byte> scratch = stackalloc byte[64];
        value.TryFormat(literal, out int length, default, CultureInfo.InvariantCulture);
        DecimalDigits number = DecimalDigits.Parse(literal[..length], scratch);
        _negative = number.Negative;
        _digits = number.Digits.ToArray();
        _point = number.Point;
    }

    /// <summary>Compares a canonical JSON value with the bound.</summary>
    /// <returns><see langword="false"/> where the value is not a number, or has more digits than a comparison needs.</returns>
    public bool TryCompare(ReadOnlySpan<byte> canonical, out int comparison)
    {
        comparison = 0;
        if (canonical is [(byte)'"', .. var text, (byte)'"'] && text.StartsWith(CanonicalJson.NumberPrefix))
            canonical = text[CanonicalJson.NumberPrefix.Length..];
        if (canonical.Length is 0 or > StackDigits || !(canonical[0] is (byte)'-' || char.IsAsciiDigit((char)canonical[0])))
            return false;
        Span<byte> scratch = stackalloc byte[StackDigits];
        comparison = DecimalDigits.Parse(canonical, scratch).CompareTo(DecimalDigits.From(_negative, _digits, _point));
        return true;
    }
}
