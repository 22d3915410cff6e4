using System.Globalization;
using CsCheck;
using ZeroTrustAgents.Arguments;

namespace ZeroTrustAgents.Tests.Arguments;

public sealed class AllowedHostsTests
{
    private static readonly AllowedHosts Hosts = AllowedHosts.Compile("Here", ["Allowed.Example", "b\u00fccher.example", "192.0.2.1", "2001:DB8::1", "[::ffff:192.0.2.1]", "localhost"], [])!;

    [Theory]
    [InlineData("http://allowed.example")]
    [InlineData("HTTPS://ALLOWED.example/path?q=@evil.example#\u0430")]
    [InlineData("https://allowed.example./")]
    [InlineData("https://allowed.example:8443/x")]
    [InlineData("https://allowed.example?x")]
    [InlineData("https://allowed.example#@evil.example/")]
    [InlineData("https://b\u00fccher.example/")]
    [InlineData("https://xn--bcher-kva.example/")]
    [InlineData("https://192.0.2.1:443/")]
    [InlineData("https://[2001:db8::1]:443/")]
    [InlineData("https://[2001:DB8::1]")]
    [InlineData("https://[::ffff:192.0.2.1]/")]
    [InlineData("http://localhost/")]
    public void Allows_AllowedHost_True(string url) => Assert.True(Hosts.Allows(url));

    [Theory]
    [InlineData("")]
    [InlineData("allowed.example")]
    [InlineData("/path")]
    [InlineData("//allowed.example/")]
    [InlineData("ftp://allowed.example/")]
    [InlineData("javascript://allowed.example/%0aalert(1)")]
    [InlineData("http:allowed.example")]
    [InlineData("http:/allowed.example/")]
    [InlineData("http:///allowed.example/")]
    [InlineData("http://")]
    [InlineData("http://:80/")]
    [InlineData("http://allowed.example@evil.example/")]
    [InlineData("http://allowed.example:80@evil.example/")]
    [InlineData("http://user@allowed.example/")]
    [InlineData("http://evil.example%2f@allowed.example/")]
    [InlineData("http://allowed.example.evil.example")]
    [InlineData("http://evil.example/allowed.example")]
    [InlineData("http://evil.example#allowed.example")]
    [InlineData("http://evil.example?allowed.example")]
    [InlineData("http://notallowed.example/")]
    [InlineData("http://x.allowed.example/")]
    [InlineData("http:\\\\allowed.example\\")]
    [InlineData("http://allowed.example\\@evil.example/")]
    [InlineData("http://evil.example\\@allowed.example/")]
    [InlineData("http://allowed.example/a\\b")]
    [InlineData("http://evil.example\\.allowed.example/")]
    [InlineData("http://allowed\t.example/")]
    [InlineData("http://allowed.exa\nmple/")]
    [InlineData(" http://allowed.example/")]
    [InlineData("http://allowed.example /")]
    [InlineData("http://allowed.example/\u0000")]
    [InlineData("http://allowed.example/\u0085")]
    [InlineData("http://allowed.example/\u00a0")]
    [InlineData("http://allowed.example\u3000/")]
    [InlineData("http://allowed\u3002example/")]
    [InlineData("http://allowed\uff0eexample/")]
    [InlineData("http://\uff41llowed.example/")]
    [InlineData("http://allowed.example\uff0f.evil.example/")]
    [InlineData("http://evil.example\uff20allowed.example/")]
    [InlineData("http://evil.example\uff03allowed.example/")]
    [InlineData("http://\u0430llowed.example/")]
    [InlineData("http://allo\u200dwed.example/")]
    [InlineData("http://allowed.example\u200b/")]
    [InlineData("http://\u00adallowed.example/")]
    [InlineData("http://a\u217dlowed.example/")]
    [InlineData("http://LOCALHO\u017fT/")]
    [InlineData("http://bu\u0308cher.example/")]
    [InlineData("http://B\u00dcCHER.example/")]
    [InlineData("http://xn--llowed-5ve.example/")]
    [InlineData("http://%61llowed.example/")]
    [InlineData("http://allowed%2eexample/")]
    [InlineData("http://allowed.example../")]
    [InlineData("http://.allowed.example/")]
    [InlineData("http://allowed.example:/")]
    [InlineData("http://allowed.example:65536/")]
    [InlineData("http://allowed.example:80:80/")]
    [InlineData("http://allowed.example:-1/")]
    [InlineData("http://allowed.example:\u0668/")]
    [InlineData("http://allowed.example;evil.example/")]
    [InlineData("http://allowed.example,evil.example/")]
    [InlineData("http://0xc0.0.2.1/")]
    [InlineData("http://0300.0.2.1/")]
    [InlineData("http://192.0.513/")]
    [InlineData("http://3221225985/")]
    [InlineData("http://192.0.2.01/")]
    [InlineData("http://\u2460\u24b6.0.2.1/")]
    [InlineData("http://[2001:db8:0::1]/")]
    [InlineData("http://[2001:db8::1%25eth0]/")]
    [InlineData("http://[::ffff:c000:201]/")]
    [InlineData("http://[2001:db8::1].evil.example/")]
    [InlineData("http://[2001:db8::1]evil.example/")]
    [InlineData("http://[2001:db8::1].:80/")]
    [InlineData("http://2001:db8::1/")]
    [InlineData("http://[allowed.example]/")]
    public void Allows_AnythingElse_False(string url) => Assert.False(Hosts.Allows(url));

    [Fact]
    public void Allows_AnyMutation_AgreesWithTheParserThatConnects()
    {
        string[] parts = ["http://", "https://", "allowed.example", "evil.example", "@", "\\", "/", "//", "#", "?", ":", ".", "%2e", "\u3002", "\uff0f", "\t", "\u200d", "[2001:db8::1]", "192.0.2.1", "80", "\u0430", "b\u00fccher.example"];
        string[] allowed = ["allowed.example", "xn--bcher-kva.example", "192.0.2.1", "2001:db8::1"];
        int accepted = 0;
        Gen.Int[0, parts.Length - 1].Array[0, 5].Sample(
            indices =>
            {
                string url = "https://" + string.Concat(indices.Select(i => parts[i]));
                if (!Hosts.Allows(url))
                    return true;
                Interlocked.Increment(ref accepted);
                // What is accepted has to connect to an allowed host, or nowhere.
                return !Uri.TryCreate(url, UriKind.Absolute, out Uri? uri)
                    || (uri.UserInfo.Length == 0 && allowed.Contains(uri.IdnHost.TrimEnd('.').Trim('[', ']').ToLowerInvariant()));
            },
            iter: PropertyCases.Cases);
        Assert.True(accepted > 0, string.Create(CultureInfo.InvariantCulture, $"{accepted} accepted"));
    }
}
