using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace ZeroTrustAgents.Analyzers.Tests.Lab;

internal static partial class NegativeTable
{
    /// <summary>Random values that are public by their nature; the name, or the shape, says so.</summary>
    private static List<Negative> Generated(Rng rng)
    {
        string Hex(int length) => rng.Text(Alphabets.Hex, length);
        string Base64(int bytes) => Convert.ToBase64String([.. Enumerable.Range(0, bytes).Select(_ => (byte)rng.Next(256))]);
        string Guid() => $"{Hex(8)}-{Hex(4)}-4{Hex(3)}-a{Hex(3)}-{Hex(12)}";
        List<Negative> all = [];
        for (int i = 0; i < 2; i++)
        {
            all.AddRange(Kind("GUID", ("correlation id", Guid()), ("client id", Guid()), ("tenant id", Guid()), ("app id", Guid()), ("class id", "{" + Guid().ToUpperInvariant() + "}"), ("subscription id", Guid())));
            all.AddRange(Kind("hash", ("sha256", Hex(64)), ("checksum", Hex(32)), ("content hash", Hex(40)), ("md5", Hex(32).ToUpperInvariant()), ("file digest", "sha256:" + Hex(64)), ("expected hash", Base64(32)), ("fingerprint", Hex(40))));
            all.AddRange(Kind("password hash", ("password hash", "$2a$11$" + rng.Text(Alphabets.Alphanumeric, 53)), ("hashed password", Base64(49)), ("password hash", "$argon2id$v=19$m=65536,t=3,p=4$" + rng.Text(Alphabets.Alphanumeric, 22) + "$" + rng.Text(Alphabets.Alphanumeric, 43)), ("token hash", Hex(64))));
            all.AddRange(Kind("commit", ("commit", Hex(40)), ("git sha", Hex(7)), ("revision", Hex(12)), ("etag", "\"" + Hex(32) + "\"")));
            all.AddRange(Kind("thumbprint", ("certificate thumbprint", Hex(40).ToUpperInvariant()), ("thumbprint", Hex(40)), ("cert fingerprint", string.Join(':', Enumerable.Range(0, 20).Select(_ => Hex(2).ToUpperInvariant())))));
            all.AddRange(Kind("SRI", ("integrity", "sha384-" + Base64(48)), ("script integrity", "sha256-" + Base64(32)), ("integrity hash", "sha512-" + Base64(64))));
            all.AddRange(Kind("SSH public key", ("ssh public key", "ssh-ed25519 " + Convert.ToBase64String([0, 0, 0, 11, .. Encoding.ASCII.GetBytes("ssh-ed25519"), 0, 0, 0, 32, .. Enumerable.Range(0, 32).Select(_ => (byte)rng.Next(256))]) + " jane@laptop"), ("host key", "SHA256:" + Base64(32).TrimEnd('='))));
            all.AddRange(Kind("image", ("logo", "data:image/png;base64,iVBORw0KGgo" + Base64(150)), ("icon", "iVBORw0KGgoAAAANSUhEUgAA" + Base64(120)), ("font", "data:font/woff2;base64,d09GMg" + Base64(90))));
            all.AddRange(Kind("chain address", ("token address", "0x" + Hex(40)), ("contract address", "0x" + Hex(40)), ("transaction hash", "0x" + Hex(64))));
            all.AddRange(Kind("trace id", ("trace id", Hex(32)), ("traceparent", "00-" + Hex(32) + "-" + Hex(16) + "-01"), ("request id", Hex(16)), ("span id", Hex(16))));
            all.AddRange(Kind("object id", ("object id", Hex(24)), ("video id", rng.Text(Alphabets.Alphanumeric, 11)), ("image digest", "sha256:" + Hex(64)), ("measurement id", "G-" + rng.Text(Alphabets.Upper + Alphabets.Digits, 10))));
            all.AddRange(Kind("strong name", ("public key", "0024000004800000940000000602000000240000525341310004000001000100" + Hex(256)), ("friend assembly", "Contoso.Tests, PublicKey=0024000004800000940000000602000000240000525341310004000001000100" + Hex(256))));
            all.AddRange(Kind("number", ("account number", rng.Text(Alphabets.Digits, 10)), ("phone", "+49 30 " + rng.Text(Alphabets.Digits, 7)), ("coordinates", string.Create(CultureInfo.InvariantCulture, $"52.{rng.Next(99999)}, 13.{rng.Next(99999)}"))));
        }

        using var rsa = RSA.Create(2048);
        all.AddRange(Kind("public key", ("public key", rsa.ExportSubjectPublicKeyInfoPem()), ("rsa public key", rsa.ExportRSAPublicKeyPem()), ("public key base64", Convert.ToBase64String(rsa.ExportSubjectPublicKeyInfo())), ("public key xml", rsa.ToXmlString(includePrivateParameters: false))));
        using X509Certificate2 certificate = new CertificateRequest("CN=contoso", rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            .CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(90));
        all.AddRange(Kind("certificate", ("certificate", certificate.ExportCertificatePem()), ("root certificate", Convert.ToBase64String(certificate.RawData)), ("signing certificate", certificate.ExportCertificatePem().Replace("\n", "\r\n", StringComparison.Ordinal))));
        return all;
    }
}
