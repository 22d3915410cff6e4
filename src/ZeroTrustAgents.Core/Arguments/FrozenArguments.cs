using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using ZeroTrustAgents.Configuration;
using ZeroTrustAgents.Tools;

namespace ZeroTrustAgents.Arguments;

/// <summary>
/// The arguments of one call, converted to the parameters' types, copied and canonicalised before anything is decided:
/// what is checked, digested and shown to approvers is what the body receives.
/// </summary>
/// <remarks>
/// One copy is made per call. It shares nothing with the caller; the body gets that copy itself, so a body that
/// changes it changes what a later <see cref="GetValue"/> returns, never <see cref="CanonicalJson"/>, the digest or
/// a constraint's verdict on structured values. Services are passed by reference and are no part of the canonical form.
/// </remarks>
internal sealed class FrozenArguments
{
    private const int SaltBytes = 16;

    /// <summary>Kept, because making and freeing one costs as much as short arguments do.</summary>
    [ThreadStatic]
    private static IncrementalHash? t_sha256;

    private readonly ToolDescriptor _tool;
    private readonly ArgumentSlot[] _slots;
    private readonly KeyValuePair<string, object?>[] _extras;
    private readonly byte[] _canonical;

    private FrozenArguments(ToolDescriptor tool, ArgumentSlot[] slots, KeyValuePair<string, object?>[] extras, byte[] canonical)
    {
        _tool = tool;
        _slots = slots;
        _extras = extras;
        _canonical = canonical;
    }

    /// <summary>How many values the body receives: given, defaults, undeclared ones and services.</summary>
    public int Count
    {
        get
        {
            int count = _extras.Length;
            foreach (ref readonly ArgumentSlot slot in _slots.AsSpan())
                count += slot.Origin == ArgumentOrigin.Absent ? 0 : 1;
            return count;
        }
    }

    /// <summary>Arguments that are no parameter of the tool, sorted by ordinal.</summary>
    public IReadOnlyList<KeyValuePair<string, object?>> Extras => _extras;

    /// <summary>Canonical JSON of all data; parameters under their declared names (see <see cref="Arguments.CanonicalJson"/>).</summary>
    public ReadOnlyMemory<byte> CanonicalJson => _canonical;

    /// <summary>Freezes arguments. Never throws.</summary>
    /// <param name="tool">The tool.</param>
    /// <param name="raw">The caller's arguments; each is read once.</param>
    /// <param name="culture">The culture in which the host converts texts.</param>
    /// <param name="limits">Size, depth and count.</param>
    /// <param name="isService">Says which values are services and not data; asked for no scalar and no JSON.</param>
    /// <param name="frozen">The arguments.</param>
    /// <param name="parameterName">The parameter that failed; <see langword="null"/> where it was an undeclared argument, whose name is not ours to log.</param>
    /// <returns><see langword="null"/>, or why the arguments cannot be used.</returns>
    public static ReasonCode? TryFreeze(
        ToolDescriptor tool, IReadOnlyDictionary<string, object?> raw, CultureInfo culture, LimitOptions limits,
        Func<object, bool>? isService, out FrozenArguments? frozen, out string? parameterName)
    {
        frozen = null;
        parameterName = null;
        CanonicalWriter? writer = null;
        ArgumentFreezer freezer = default;
        try
        {
            writer = CanonicalWriter.Rent(limits.MaxArgumentBytes);
            freezer = new ArgumentFreezer(tool, culture, limits, isService, writer);
            ReasonCode? reason = freezer.Freeze(raw);
            if (reason is null)
                frozen = new FrozenArguments(tool, freezer.Slots, freezer.Extras, writer.Written.ToArray());
            parameterName = freezer.Current;
            return reason;
        }
        catch (Exception)
        {
            // A getter, a comparer or an enumerator of the caller's threw: what it holds cannot be known.
            parameterName = freezer.Current;
            return ReasonCodes.ArgumentNotSerializable;
        }
        finally
        {
            writer?.Return();
        }
    }

    /// <summary>The value for a parameter; <see langword="null"/> also where there is none.</summary>
    public object? GetValue(int parameterIndex) => _slots[parameterIndex].Value;

    /// <summary>Whether the caller gave the argument; a default does not count.</summary>
    public bool IsGiven(int parameterIndex) => _slots[parameterIndex].Origin == ArgumentOrigin.Given;

    /// <summary>Whether the body receives a value, given or default.</summary>
    public bool HasValue(int parameterIndex) => _slots[parameterIndex].Origin != ArgumentOrigin.Absent;

    /// <summary>Canonical JSON of one parameter's value; empty where it has none or is a service.</summary>
    public ReadOnlySpan<byte> CanonicalOf(int parameterIndex) =>
        _canonical.AsSpan(_slots[parameterIndex].Start, _slots[parameterIndex].Length);

    /// <summary>Puts every value under its name, parameters under their declared ones.</summary>
    public void CopyTo(IDictionary<string, object?> target)
    {
        for (int i = 0; i < _slots.Length; i++)
        {
            if (_slots[i].Origin != ArgumentOrigin.Absent)
                target[_tool.Parameters[i].Name] = _slots[i].Value;
        }

        foreach (KeyValuePair<string, object?> extra in _extras)
            target[extra.Key] = extra.Value;
    }

    /// <summary>The canonical JSON as a value of its own, for approvers; made anew on each call.</summary>
    public JsonElement ToJson()
    {
        using JsonDocument document = JsonDocument.Parse(_canonical, new JsonDocumentOptions { MaxDepth = int.MaxValue });
        return document.RootElement.Clone();
    }

    /// <summary>The digest under a fresh salt.</summary>
    public ArgumentDigest Digest()
    {
        Span<byte> salt = stackalloc byte[SaltBytes];
        RandomBytes.Fill(salt);
        return new ArgumentDigest(Base64Url.EncodeToString(salt), DigestOf(salt));
    }

    /// <summary>The digest under a known salt.</summary>
    /// <exception cref="ArgumentException">The salt is not 128 bits in base64url.</exception>
    public ArgumentDigest Digest(string saltBase64Url)
    {
        Span<byte> salt = stackalloc byte[SaltBytes];
        return Base64Url.TryDecodeFromChars(saltBase64Url, salt, out int written) && written == SaltBytes
            ? new ArgumentDigest(saltBase64Url, DigestOf(salt))
            : throw new ArgumentException("A salt is 128 bits in base64url.", nameof(saltBase64Url));
    }

    /// <summary>Base64url SHA-256 of salt and canonical JSON. The salt's length is fixed: no byte can move between the two.</summary>
    /// <exception cref="ArgumentException">The salt has not 128 bits.</exception>
    public string DigestOf(ReadOnlySpan<byte> salt)
    {
        if (salt.Length != SaltBytes)
            throw new ArgumentException("A salt is 128 bits.", nameof(salt));
        IncrementalHash sha256 = t_sha256 ?? IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        t_sha256 = null; // kept again only when reset: what a failure leaves behind must not get into another digest
        sha256.AppendData(salt);
        sha256.AppendData(_canonical);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        sha256.GetHashAndReset(hash);
        t_sha256 = sha256;
        return Base64Url.EncodeToString(hash);
    }
}
