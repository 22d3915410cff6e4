using System.Globalization;
using System.Net;
using System.Text;
using ZeroTrustAgents.Auditing.Transparency;

namespace ZeroTrustAgents.Auditing;

/// <summary>Asks a witness over HTTP (C2SP tlog-witness, <c>add-checkpoint</c>). For one round at a time.</summary>
internal sealed class HttpWitness(Func<HttpClient> client, Uri url, NoteKey key) : IAuditWitness
{
    /// <summary>Name of the client that the factory makes.</summary>
    public const string ClientName = "ZeroTrustAgents.AuditWitness";

    private const int MaxAnswerBytes = 16 * 1024;

    private readonly Uri _endpoint = new(url.AbsoluteUri.TrimEnd('/') + "/add-checkpoint");
    private long _old;

    /// <inheritdoc/>
    public string Name => key.Name;

    /// <inheritdoc/>
    public async Task<NoteSignature> CosignAsync(SignedNote checkpoint, NoteKey log, Func<long, IReadOnlyList<byte[]>> proofFrom, CancellationToken cancellationToken)
    {
        long size = Checkpoint.Parse(checkpoint.Text)!.Size;
        for (int attempt = 0; ; attempt++)
        {
            if (_old > size)
                throw new WitnessException($"it has cosigned a tree of {_old} entries, and this one has {size}: this log was rolled back or forked.");
            (HttpStatusCode status, string answer) = await SendAsync(new WitnessRequest(_old, proofFrom(_old), checkpoint), cancellationToken).ConfigureAwait(false);
            if (status == HttpStatusCode.Conflict && attempt == 0 && long.TryParse(answer.TrimEnd('\n'), NumberStyles.None, CultureInfo.InvariantCulture, out long known))
            {
                _old = known;
                continue;
            }

            if (status != HttpStatusCode.OK)
                throw new WitnessException($"{(int)status}: {Shown(answer)}");
            NoteSignature cosignature = Verified(checkpoint, answer);
            _old = size;
            return cosignature;
        }
    }

    private async Task<(HttpStatusCode Status, string Answer)> SendAsync(WitnessRequest request, CancellationToken cancellationToken)
    {
        using HttpClient http = client();
        using var message = new HttpRequestMessage(HttpMethod.Post, _endpoint) { Content = new StringContent(request.Format(), Encoding.UTF8, "text/plain") };
        using HttpResponseMessage response = await http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
        Stream body = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        await using (body.ConfigureAwait(false))
        {
            byte[] bytes = new byte[MaxAnswerBytes];
            int count = await body.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
            return (response.StatusCode, Encoding.UTF8.GetString(bytes, 0, count));
        }
    }

    private NoteSignature Verified(SignedNote checkpoint, string answer)
    {
        foreach (string line in answer.Split('\n'))
        {
            if (NoteSignature.Parse(line) is { } signature && key.Verifies(checkpoint.Text, signature))
                return signature;
        }

        throw new WitnessException($"its answer holds no cosignature of '{key}'.");
    }

    private static string Shown(string answer) => new([.. answer.Take(200).Select(static c => char.IsControl(c) ? ' ' : c)]);
}
