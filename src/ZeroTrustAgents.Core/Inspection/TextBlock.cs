using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using ZeroTrustAgents.Credentials;

namespace ZeroTrustAgents.Inspection;

/// <summary>What the next 64 units of a text are, one bit each.</summary>
/// <param name="Token">Characters of token-like runs (<see cref="CharClass.Token"/>).</param>
/// <param name="Word">Letters, digits and underscores: a token does not start behind one.</param>
/// <param name="Escape">Characters that escape others, behind which a token may start all the same.</param>
/// <param name="Anchor">First characters of what leads to a password: <c>:/</c>, <c>=</c>, the last dash of <c>-----BEGIN</c>, the middle of <c>password</c>.</param>
internal readonly record struct TextBlock(ulong Token, ulong Word, ulong Escape, ulong Anchor)
{
    public const int Size = 64;

    private static readonly Vector128<byte> TokenTable = Table(CharClass.Members(CharClass.Token));
    private static readonly Vector128<byte> WordTable = Table(CharClass.Members(CharClass.Alnum) + "_");

    /// <summary>A bit for each row of ASCII; none for what is beyond it.</summary>
    private static readonly Vector128<byte> Rows = Vector128.Create(1, 2, 4, 8, 16, 32, 64, 128, 0, 0, 0, 0, 0, 0, 0, 0);

    public static TextBlock Read<T>(ReadOnlySpan<T> text, int at) where T : unmanaged, IBinaryInteger<T>
    {
        if (at >= text.Length)
            return default;
        // One more than the block: a pair may begin with its last unit.
        if (text.Length - at > Size)
            return Read(ref Unsafe.Add(ref MemoryMarshal.GetReference(text), at));
        Span<T> padded = stackalloc T[Size + 1];
        padded.Clear();
        text[at..].CopyTo(padded);
        return Read(ref padded[0]);
    }

    private static TextBlock Read<T>(ref T start) where T : unmanaged
    {
        ulong token = 0, word = 0, escape = 0, anchor = 0;
        for (int i = 0; i < Size; i += Vector128<byte>.Count)
        {
            Vector128<byte> here = Load(ref start, (nuint)i);
            Vector128<byte> next = Load(ref start, (nuint)i + 1);
            Vector128<byte> row = Vector128.ShuffleNative(Rows, here >> 4);
            Vector128<byte> column = here & Vector128.Create((byte)0x0F);
            token |= Bits(~Vector128.Equals(Vector128.ShuffleNative(TokenTable, column) & row, Vector128<byte>.Zero), i);
            word |= Bits(~Vector128.Equals(Vector128.ShuffleNative(WordTable, column) & row, Vector128<byte>.Zero), i);
            escape |= Bits(Is(here, '\\') | Is(here, '%'), i);
            anchor |= Bits(
                Is(here, '=') | (Is(here, ':') & (Is(next, '/') | Is(next, '\\'))) | (Is(here, '-') & Is(next, 'B')) | (Is(here, 's') & Is(next, 'w')), i);
        }

        return new(token, word, escape, anchor);
    }

    private static Vector128<byte> Load<T>(ref T start, nuint offset) where T : unmanaged
    {
        if (typeof(T) == typeof(byte))
            return Vector128.LoadUnsafe(ref Unsafe.As<T, byte>(ref start), offset);
        // What is no byte becomes 255, which is in no class.
        ref ushort units = ref Unsafe.As<T, ushort>(ref start);
        return Vector128.NarrowWithSaturation(Vector128.LoadUnsafe(ref units, offset), Vector128.LoadUnsafe(ref units, offset + 8));
    }

    private static Vector128<byte> Is(Vector128<byte> units, char c) => Vector128.Equals(units, Vector128.Create((byte)c));

    private static ulong Bits(Vector128<byte> mask, int at) => (ulong)mask.ExtractMostSignificantBits() << at;

    /// <summary>A class as the rows in which each column of ASCII has a member.</summary>
    private static Vector128<byte> Table(string members)
    {
        Span<byte> columns = stackalloc byte[16];
        columns.Clear();
        foreach (char c in members)
            columns[c & 0x0F] |= (byte)(1 << (c >> 4));
        return Vector128.Create<byte>(columns);
    }
}
