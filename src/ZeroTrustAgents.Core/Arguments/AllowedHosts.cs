using System.Buffers;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace ZeroTrustAgents.Arguments;

/// <summary>
/// Hosts a URL may name. Configuration is canonicalised, values never are: a value's host has to equal the host's
/// ASCII or Unicode form letter by letter (ASCII case and one trailing dot aside), so that no mapping, decoding or
/// parsing trick can make a different text count as an allowed host.
/// </summary>
internal sealed class AllowedHosts
{
    private const int MaxHostLength = 253;
    private static readonly IdnMapping Idn = new() { UseStd3AsciiRules = true };

    private static readonly SearchValues<char> NotInHosts = SearchValues.Create("/@?#\\%");
    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdefABCDEF");

    private readonly string[] _hosts;

    private AllowedHosts(string[] hosts) => _hosts = hosts;

    public static AllowedHosts? Compile(string where, IReadOnlyList<string> hosts, ICollection<string> problems)
    {
        var forms = new HashSet<string>(StringComparer.Ordinal);
        int before = problems.Count;
        foreach (string? host in hosts)
        {
            if (Canonicalise(host, forms) is { } problem)
                problems.Add($"{where}:Hosts: '{host}' {problem}");
        }

        return problems.Count == before ? new AllowedHosts([.. forms]) : null;
    }

    /// <summary>Whether <paramref name="url"/> is an absolute http(s) URL of an allowed host.</summary>
    public bool Allows(ReadOnlySpan<char> url)
    {
        ReadOnlySpan<char> rest;
        if (url.StartsWith("https://", StringComparison.OrdinalIgnoreCase))
            rest = url[8..];
        else if (url.StartsWith("http://", StringComparison.OrdinalIgnoreCase))
            rest = url[7..];
        else
            return false;
        // Parsers strip or reinterpret these, each in its own way.
        foreach (char c in url)
        {
            if (c == '\\' || char.IsControl(c) || char.IsWhiteSpace(c))
                return false;
        }

        int end = rest.IndexOfAny('/', '?', '#');
        ReadOnlySpan<char> authority = end < 0 ? rest : rest[..end];
        return TryRemovePort(ref authority) && Contains(authority);
    }

    private bool Contains(ReadOnlySpan<char> host)
    {
        // One trailing dot makes a name absolute, not different.
        if (host.Length > 1 && host[^1] == '.' && host[0] != '[')
            host = host[..^1];
        foreach (string allowed in _hosts)
        {
            if (EqualsIgnoringAsciiCase(host, allowed))
                return true;
        }

        return false;
    }

    private static bool EqualsIgnoringAsciiCase(ReadOnlySpan<char> host, string allowed)
    {
        if (host.Length != allowed.Length)
            return false;
        for (int i = 0; i < host.Length; i++)
        {
            char c = host[i];
            if ((char.IsAsciiLetterUpper(c) ? (char)(c | 0x20) : c) != allowed[i])
                return false;
        }

        return true;
    }

    private static bool TryRemovePort(ref ReadOnlySpan<char> authority)
    {
        int bracket = authority.LastIndexOf(']');
        int colon = authority[(bracket + 1)..].IndexOf(':');
        if (colon < 0)
            return true;
        ReadOnlySpan<char> port = authority[(bracket + colon + 2)..];
        authority = authority[..(bracket + colon + 1)];
        return port.Length is > 0 and <= 5 && port.IndexOfAnyExceptInRange('0', '9') < 0
            && int.Parse(port, NumberStyles.None, CultureInfo.InvariantCulture) <= ushort.MaxValue;
    }

    private static string? Canonicalise(string? host, HashSet<string> forms)
    {
        if (string.IsNullOrWhiteSpace(host))
            return "is empty; write a host name, for example \"api.contoso.example\".";
        if (host.Contains('*', StringComparison.Ordinal))
            return "has a wildcard; name each host.";
        if (host.Contains(':', StringComparison.Ordinal) || host[0] == '[')
            return CanonicaliseIPv6(host, forms);
        if (host.AsSpan().ContainsAny(NotInHosts))
            return "is more than a host; write the host alone, without scheme, user, port and path.";
        if (LooksNumeric(host))
        {
            if (!IPAddress.TryParse(host, out IPAddress? address) || address.ToString() != host)
                return "is not an IPv4 address in dotted decimal form without leading zeros; write it so, for example \"192.0.2.1\".";
            forms.Add(host);
            return null;
        }

        return CanonicaliseName(host, forms);
    }

    private static string? CanonicaliseIPv6(string host, HashSet<string> forms)
    {
        ReadOnlySpan<char> inner = host is ['[', .., ']'] ? host.AsSpan(1, host.Length - 2) : host;
        if (inner.Contains('%') || !IPAddress.TryParse(inner, out IPAddress? address) || address.AddressFamily != AddressFamily.InterNetworkV6)
            return "is neither a host nor an IPv6 address without zone; leave scheme and port out.";
        forms.Add($"[{address}]");
        return null;
    }

    private static string? CanonicaliseName(string host, HashSet<string> forms)
    {
        try
        {
            string ascii = Idn.GetAscii(host[^1] == '.' ? host[..^1] : host).ToLowerInvariant();
            if (ascii.Length > MaxHostLength || ascii[^1] == '.' || Uri.CheckHostName(ascii) != UriHostNameType.Dns || LooksNumeric(ascii))
                return "is not a host name; write one such as \"api.contoso.example\".";
            forms.Add(ascii);
            forms.Add(Idn.GetUnicode(ascii));
            return null;
        }
        catch (ArgumentException)
        {
            return "is not a host name that IDNA accepts; write its ASCII form (\"xn--…\").";
        }
    }

    /// <summary>Whether URL parsers would read the host as an IPv4 address, in whatever notation: its last label is a number.</summary>
    private static bool LooksNumeric(string host)
    {
        ReadOnlySpan<char> last = host.AsSpan().TrimEnd('.');
        last = last[(last.LastIndexOf('.') + 1)..];
        return last.IndexOfAnyExceptInRange('0', '9') < 0
            || (last.StartsWith("0x", StringComparison.OrdinalIgnoreCase) && !last[2..].ContainsAnyExcept(HexDigits));
    }
}
