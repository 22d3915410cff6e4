using CsCheck;
using ZeroTrustAgents.Calls;
using ZeroTrustAgents.Configuration;
using ZeroTrustAgents.Policy;

namespace ZeroTrustAgents.Boundary;

public sealed class PathBoundaryTests
{
    private static readonly BoundaryAddress Api = new(new Uri("https://crm.example/api/v1/"));

    [Theory]
    [InlineData("https://crm.example/api/v1")]
    [InlineData("https://crm.example/api/v1/")]
    [InlineData("https://crm.example/api/v1?q=/../x")]
    [InlineData("https://crm.example/api/v1/tickets/7")]
    [InlineData("https://crm.example/api/v1//tickets")]
    [InlineData("https://crm.example/other/../api/v1/x")]
    [InlineData("https://crm.example/api/v1/.well-known/x")]
    [InlineData("https://crm.example/api/v1/a..b/...")]
    [InlineData("https://crm.example/api/v1/100%25")]
    [InlineData("https://crm.example/api/v1/caf%C3%A9/%E0%A4%A8")]
    [InlineData("https://crm.example:443/api/v1/x#/../../y")]
    public void Covers_UnderThePrefix_True(string url) => Assert.True(Covers(Api, url));

    [Theory]
    [InlineData("https://crm.example/")]
    [InlineData("https://crm.example/api")]
    [InlineData("https://crm.example/api/v10/x")]
    [InlineData("https://crm.example/api/v1x")]
    [InlineData("https://crm.example/api/v1;x/y")]
    [InlineData("https://crm.example/API/V1/x")]
    [InlineData("https://crm.example//api/v1/x")]
    [InlineData("https://crm.example/api/v1/../admin")]
    [InlineData("https://crm.example/api/v1/x/../../admin")]
    [InlineData("https://crm.example/api/v1/%2e%2e/admin")]
    [InlineData("https://crm.example/api/v1/.%2E/admin")]
    [InlineData("https://crm.example/api/v1/..%2fadmin")]
    [InlineData("https://crm.example/api/v1/..%5cadmin")]
    [InlineData("https://crm.example/api/v1/..\\..\\admin")]
    [InlineData("https://crm.example/api/v1%2f..%2f..%2fadmin")]
    [InlineData("https://crm.example/api/v1/%252e%252e/admin")]
    [InlineData("https://crm.example/api/v1/%25252e%25252e%25252fadmin")]
    [InlineData("https://crm.example/api/v1/..;/admin")]
    [InlineData("https://crm.example/api/v1/..;a=b/admin")]
    [InlineData("https://crm.example/api/v1/..%3b/admin")]
    [InlineData("https://crm.example/api/v1/.;/admin")]
    [InlineData("https://crm.example/api/v1/..%00/admin")]
    [InlineData("https://crm.example/api/v1/x%00")]
    [InlineData("https://crm.example/api/v1/%c0%ae%c0%ae/admin")]
    [InlineData("https://crm.example/api/v1/%e0%80%ae%e0%80%ae/admin")]
    [InlineData("https://crm.example/api/v1/%c1%9cadmin")]
    [InlineData("https://crm.example/api/v1/..%c0%afadmin")]
    [InlineData("https://crm.example/api/v1/..%")]
    [InlineData("https://crm.example/api/v1/%25%32%65%25%32%65%25%32%66admin")]
    [InlineData("https://crm.example/api/v1/%2525252525252565")]
    public void Covers_OutsideThePrefixOrAmbiguous_False(string url) => Assert.False(Covers(Api, url));

    [Theory]
    [InlineData("/api/v1/../admin")]
    [InlineData("/api/v1/./x")]
    [InlineData("/api/v1/..")]
    [InlineData("/api/v1/..\\admin")]
    [InlineData("/api/v1/x\r\nHost: evil.example\r\n\r\nGET /admin")]
    [InlineData("/api/v1/x HTTP/1.1\r\nAuthorization: x")]
    [InlineData("/api/v1/é")]
    public void Covers_UrlThatWasNotCanonicalised_False(string path)
    {
        var uri = new Uri("https://crm.example" + path, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });
        Assert.False(EgressTarget.TryRead(uri, out EgressTarget target) is null && Api.Covers(target));
    }

    [Theory]
    [InlineData("https://crm.example/a%2fb")]
    [InlineData("https://crm.example/a/..%2f")]
    public void Covers_NoPrefixDeclared_EncodedSeparatorsAreTheServicesOwn(string url) =>
        Assert.True(Covers(new BoundaryAddress(new Uri("https://crm.example/")), url));

    [Theory]
    [InlineData("ftp://crm.example/api/v1/")]
    [InlineData("file:///api/v1/x")]
    [InlineData("wss://crm.example/api/v1/x")]
    [InlineData("unix:///api/v1")]
    [InlineData("http://crm.example:443/api/v1/")]
    public void Covers_OtherScheme_False(string url) => Assert.False(Covers(Api, url));

    [Theory]
    [InlineData("https://[2001:DB8:0:0::1]/", "https://[2001:db8::1]/")]
    [InlineData("https://192.0.2.1/", "https://0xC0.0.2.1/")]
    [InlineData("https://192.0.2.1/", "https://3221225985/")]
    [InlineData("https://bücher.example/", "https://xn--bcher-kva.example/")]
    public void Covers_SameHostInAnotherSpelling_True(string declared, string url) => Assert.True(Covers(new BoundaryAddress(new Uri(declared)), url));

    [Theory]
    [InlineData("https://crm.example/a/%2e%2fb/")]
    [InlineData("https://crm.example/a/..;/b/")]
    public void Resource_AmbiguousPrefix_IsAProblemAtStartUp(string address)
    {
        var options = new ResourceOptions { Identifier = "https://crm.example/" };
        options.Addresses.Add(address);
        var problems = new List<string>();
        _ = new Resource("crm", options, problems);
        Assert.Contains(problems, p => p.Contains("more than one way", StringComparison.Ordinal));
    }

    /// <summary>Whatever is let through resolves to a path under the prefix, however often a server decodes it.</summary>
    [Fact]
    public void Covers_AnyMixOfEncodedPieces_NeverEscapesHoweverItIsDecoded()
    {
        string[] pieces = ["..", ".", "/", "\\", "%2e", "%2E", "%2f", "%5c", "%25", "%", "%32", "%65", "%66", "a", "v1", "api", ";", "%3b", "%c0%ae", "..;x", "//", "~", "%00"];
        Gen.Int[0, pieces.Length - 1].Select(i => pieces[i]).Array[0, 12].Sample(parts =>
        {
            foreach (bool raw in new[] { false, true })
            {
                string url = "https://crm.example/api/v1/" + string.Concat(parts);
                if (!Uri.TryCreate(url, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = raw }, out Uri? uri)
                    || EgressTarget.TryRead(uri, out EgressTarget target) is not null || !Api.Covers(target))
                    continue;
                string path = uri.AbsolutePath;
                for (int decodings = 0; decodings < 4; decodings++)
                {
                    if (!Resolve(path).StartsWith("/api/v1", StringComparison.Ordinal))
                        throw new InvalidOperationException($"'{url}' escapes after {decodings} decodings: {path}");
                    path = Uri.UnescapeDataString(path);
                }
            }
        }, iter: PropertyCases.Cases);
    }

    private static bool Covers(BoundaryAddress address, string url) =>
        EgressTarget.TryRead(new Uri(url), out EgressTarget target) is null && address.Covers(target);

    private static string Resolve(string path)
    {
        var segments = new List<string>();
        foreach (string part in path.Replace('\\', '/').Split('/'))
        {
            string segment = part.Split(';')[0];
            if (segment == ".." && segments.Count > 0)
                segments.RemoveAt(segments.Count - 1);
            else if (segment is not ("" or "." or ".."))
                segments.Add(segment);
        }

        return "/" + string.Join('/', segments);
    }
}
