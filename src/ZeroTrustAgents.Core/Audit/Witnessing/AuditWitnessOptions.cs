using ZeroTrustAgents.Auditing.Transparency;

namespace ZeroTrustAgents.Auditing;

/// <summary>A witness of the audit log: one that is asked over HTTP, or, for development, one that keeps its memory in a directory.</summary>
public sealed class AuditWitnessOptions
{
    /// <summary>Where an HTTP witness takes checkpoints: the URL before <c>/add-checkpoint</c> (C2SP tlog-witness). Needs <see cref="Key"/>.</summary>
    public Uri? Url { get; set; }

    /// <summary>The witness's key, as it publishes it: <c>name+id+base64</c> with key type 4. What does not verify with it is no cosignature.</summary>
    public string? Key { get; set; }

    /// <summary>
    /// Directory of a local witness, which makes its own key there. For development: on the same disk it witnesses nothing that
    /// the host could not undo. On a medium that the host cannot rewrite it is a real one.
    /// </summary>
    public string? Directory { get; set; }

    internal IEnumerable<string> Problems()
    {
        if (Url is null == Directory is null)
            yield return "FileAuditLogOptions.Witnesses: a witness has either a Url and a Key, or a Directory.";
        else if (Url is not null && (!NoteKey.TryParse(Key, out NoteKey? key) || key.Type != NoteKeyType.CosignatureV1))
            yield return $"FileAuditLogOptions.Witnesses: the Key of witness '{Url}' is not a witness's verifier key: name+id+base64, of type 4.";
        else if (Url is { IsAbsoluteUri: false } || Url is { Scheme: not ("https" or "http") })
            yield return $"FileAuditLogOptions.Witnesses: '{Url}' is not an absolute http or https URL.";
    }

    internal IAuditWitness Create(IHttpClientFactory clients, TimeProvider time) => Url is not null
        ? new HttpWitness(() => clients.CreateClient(HttpWitness.ClientName), Url, NoteKey.Parse(Key!))
        : new LocalWitness(Path.GetFullPath(Directory!), time);
}
