using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace ZeroTrustAgents.Auditing;

/// <summary>A disclosure store of a test, in a directory of its own.</summary>
internal sealed class DisclosureDirectory : IDisposable
{
    private readonly string _outer = Samples.NewDirectory();

    public DisclosureDirectory() => Root = Path.Combine(_outer, "store");

    public string Root { get; }

    public string KeyFile => Path.Combine(Root, "keys", "disclosure.key");

    public string[] Logs => Files(DisclosureFiles.Log);

    public string[] Keys => Files(DisclosureFiles.Key);

    public void Dispose() => Directory.Delete(_outer, recursive: true);

    public FileDisclosureStore Open(Action<DisclosureOptions>? configure = null, TimeProvider? time = null)
    {
        var options = new DisclosureOptions { Directory = Root };
        configure?.Invoke(options);
        return new FileDisclosureStore(Options.Create(options), time ?? TimeProvider.System, NullLogger<FileDisclosureStore>.Instance);
    }

    /// <summary>Stores contents of sessions in one run.</summary>
    public void Write(params Disclosure[] disclosures)
    {
        using FileDisclosureStore store = Open();
        Store(store, disclosures);
    }

    public static void Store(FileDisclosureStore store, params Disclosure[] disclosures)
    {
        foreach (Disclosure disclosure in disclosures)
            store.StoreAsync(disclosure, AuditDurability.Process, default).AsTask().GetAwaiter().GetResult();
    }

    /// <summary>As another process reads it.</summary>
    public DisclosureReading Find(Disclosure disclosure) => Find(disclosure.SessionId, disclosure.Kind, disclosure.Digest);

    public DisclosureReading Find(string session, DisclosureKind kind, string digest)
    {
        using DisclosureKey key = DisclosureKey.Load(KeyFile);
        return new DisclosureReader(Root, key).Find(session, kind, digest, default);
    }

    public static Disclosure Of(string content, string session = "s-1", DisclosureKind kind = DisclosureKind.Arguments)
    {
        byte[] salt = RandomNumberGenerator.GetBytes(16);
        byte[] bytes = Encoding.UTF8.GetBytes(content);
        return new Disclosure
        {
            SessionId = session,
            Kind = kind,
            Digest = Base64Url.EncodeToString(SHA256.HashData([.. salt, .. bytes])),
            Salt = Base64Url.EncodeToString(salt),
            Length = bytes.Length,
            Content = bytes,
        };
    }

    private string[] Files(string ending) => Directory.Exists(Root) ? [.. Directory.GetFiles(Root, "*" + ending).Order(StringComparer.Ordinal)] : [];
}
