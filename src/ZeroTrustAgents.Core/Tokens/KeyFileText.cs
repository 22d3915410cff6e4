using System.Globalization;
using System.Security.Cryptography;

namespace ZeroTrustAgents.Tokens;

/// <summary>
/// The text of a key file: the private key as PEM, then the public keys that are still published. When each was made or
/// ends stands before its block, where PEM readers expect explanatory text (RFC 7468, section 2).
/// </summary>
internal static class KeyFileText
{
    private const string Created = "Created: ";

    private const string PublishedUntil = "Published-Until: ";

    public static char[] Format(SigningKeyRing.State state)
    {
        char[] key = state.Current.ToPem();
        try
        {
            string before = $"{Created}{state.Current.CreatedAt.UtcDateTime:O}\n";
            string after = "\n" + string.Concat(state.Retired.Select(r => $"{PublishedUntil}{r.PublishedUntil.UtcDateTime:O}\n{r.Key.ToPem()}\n"));
            return [.. before, .. key, .. after];
        }
        finally
        {
            key.AsSpan().Clear();
        }
    }

    public static SigningKeyRing.State Parse(ReadOnlySpan<char> text, string path, DateTimeOffset writtenAt)
    {
        ECDsa? key = null;
        DateTimeOffset createdAt = default;
        var retired = new List<RetiredKey>();
        try
        {
            while (PemEncoding.TryFind(text, out PemFields block))
            {
                ReadOnlySpan<char> before = text[..block.Location.Start];
                ReadOnlySpan<char> pem = text[block.Location];
                switch (text[block.Label])
                {
                    case "PRIVATE KEY" when key is null:
                        key = Import(pem);
                        createdAt = TimeIn(before, Created) ?? writtenAt;
                        break;
                    case "PUBLIC KEY" when TimeIn(before, PublishedUntil) is { } until:
                        using (ECDsa old = Import(pem))
                            retired.Add(new RetiredKey(EcPublicKey.From(old)!, until));
                        break;
                    default:
                        throw new FormatException();
                }

                text = text[block.Location.End..];
            }

            if (key is null || text.Contains("-----", StringComparison.Ordinal))
                throw new FormatException();
            return new SigningKeyRing.State(new SigningKey(key, createdAt), [.. retired]);
        }
        catch (Exception exception) when (exception is FormatException or CryptographicException or ArgumentException)
        {
            key?.Dispose();
            // Without the inner exception: it may quote what it could not read.
            throw new InvalidOperationException(
                $"The key file '{path}' does not hold one unencrypted P-256 private key as PKCS#8 PEM. Delete it to have a new key made, " +
                "or convert yours with: openssl pkcs8 -topk8 -nocrypt");
        }
    }

    private static ECDsa Import(ReadOnlySpan<char> pem)
    {
        var key = ECDsa.Create();
        try
        {
            key.ImportFromPem(pem);
            return EcPublicKey.From(key) is null ? throw new FormatException() : key;
        }
        catch
        {
            key.Dispose();
            throw;
        }
    }

    private static DateTimeOffset? TimeIn(ReadOnlySpan<char> text, string name)
    {
        foreach (ReadOnlySpan<char> line in text.EnumerateLines())
        {
            if (line.StartsWith(name, StringComparison.Ordinal))
                return DateTimeOffset.ParseExact(line[name.Length..], "O", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
        }

        return null;
    }
}
