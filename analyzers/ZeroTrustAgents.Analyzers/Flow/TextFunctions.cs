using System.Text;
using ZeroTrustAgents.Credentials;

namespace ZeroTrustAgents.Analyzers.Flow;

/// <summary>What the functions of one text do to it. <see langword="null"/> where they would throw or grow past <see cref="FlowLimits.Text"/>.</summary>
internal static class TextFunctions
{
    public static FlowValue? Apply(TextFunction function, FlowValue value, int first, int second, string? argument, string? replacement)
    {
        string text = value.Text;
        // What an unknown part is encoded to is unknown, and would look like a random text.
        if (function >= TextFunction.FromBase64 && text.IndexOf(CredentialValue.Unknown) >= 0)
            return null;
        switch (function)
        {
            case TextFunction.Substring:
                if (first < 0 || first > text.Length || (second >= 0 && first + second > text.Length))
                    return null;
                return value.As(second < 0 ? text.Substring(first) : text.Substring(first, second), value.IsBinary);
            case TextFunction.Remove:
                if (first < 0 || first > text.Length || (second >= 0 && first + second > text.Length))
                    return null;
                return value.As(second < 0 ? text.Remove(first) : text.Remove(first, second));
            case TextFunction.Insert:
                return argument is null || first < 0 || first > text.Length ? null : value.As(text.Insert(first, argument));
            case TextFunction.Replace:
                return string.IsNullOrEmpty(argument) || text.Length * (replacement?.Length ?? 0) > FlowLimits.Text * 16 ? null : value.As(text.Replace(argument, replacement));
            case TextFunction.Trim:
                return value.As(text.Trim(argument?.ToCharArray()));
            case TextFunction.TrimStart:
                return value.As(text.TrimStart(argument?.ToCharArray()));
            case TextFunction.TrimEnd:
                return value.As(text.TrimEnd(argument?.ToCharArray()));
            case TextFunction.ToUpper:
                return value.As(text.ToUpperInvariant());
            case TextFunction.ToLower:
                return value.As(text.ToLowerInvariant());
            case TextFunction.Reverse:
                char[] reversed = text.ToCharArray();
                Array.Reverse(reversed);
                return value.As(new string(reversed), value.IsBinary);
            case TextFunction.PadLeft:
                return first is < 0 or > FlowLimits.Text ? null : value.As(text.PadLeft(first));
            case TextFunction.PadRight:
                return first is < 0 or > FlowLimits.Text ? null : value.As(text.PadRight(first));
            case TextFunction.ToBase64:
                return value.As(Convert.ToBase64String(Bytes(value)));
            case TextFunction.ToHex:
                return value.As(Hex(Bytes(value)));
            case TextFunction.FromBase64:
                return FromBase64(value);
            case TextFunction.FromHex:
                return FromHex(value);
            default:
                return null;
        }
    }

    /// <summary>Text as what an encoding makes of it; numbers as they are.</summary>
    private static byte[] Bytes(FlowValue value)
    {
        if (!value.IsBinary)
            return Encoding.UTF8.GetBytes(value.Text);
        var bytes = new byte[value.Text.Length];
        for (int i = 0; i < bytes.Length; i++)
            bytes[i] = unchecked((byte)value.Text[i]);
        return bytes;
    }

    private static string Hex(byte[] bytes)
    {
        const string Digits = "0123456789ABCDEF";
        var text = new char[bytes.Length * 2];
        for (int i = 0; i < bytes.Length; i++)
        {
            text[2 * i] = Digits[bytes[i] >> 4];
            text[(2 * i) + 1] = Digits[bytes[i] & 15];
        }

        return new string(text);
    }

    private static FlowValue? FromBase64(FlowValue value)
    {
        if (value.Text.Length % 4 != 0)
            return null;
        foreach (char c in value.Text)
        {
            if (c is not ((>= 'A' and <= 'Z') or (>= 'a' and <= 'z') or (>= '0' and <= '9') or '+' or '/' or '='))
                return null;
        }

        try
        {
            return Decoded(value, Convert.FromBase64String(value.Text));
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static FlowValue? FromHex(FlowValue value)
    {
        string text = value.Text;
        if (text.Length % 2 != 0)
            return null;
        var bytes = new byte[text.Length / 2];
        for (int i = 0; i < text.Length; i++)
        {
            int digit = Digit(text[i]);
            if (digit < 0)
                return null;
            bytes[i / 2] = (byte)((bytes[i / 2] << 4) | digit);
        }

        return Decoded(value, bytes);
    }

    private static int Digit(char c) => c switch
    {
        >= '0' and <= '9' => c - '0',
        >= 'a' and <= 'f' => c - 'a' + 10,
        >= 'A' and <= 'F' => c - 'A' + 10,
        _ => -1,
    };

    private static FlowValue Decoded(FlowValue value, byte[] bytes)
    {
        var text = new char[bytes.Length];
        bool readable = true;
        for (int i = 0; i < bytes.Length; i++)
        {
            text[i] = (char)bytes[i];
            readable &= bytes[i] is >= 32 and < 127 or 9 or 10 or 13;
        }

        return value.As(new string(text), binary: !readable);
    }
}
