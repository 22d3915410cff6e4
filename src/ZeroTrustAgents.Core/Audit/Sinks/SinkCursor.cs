using System.Globalization;
using System.Text;

namespace ZeroTrustAgents.Auditing;

/// <summary>How many records of each log a sink has acknowledged. Kept beside the logs: <c>audit/sinks/&lt;sink&gt;/&lt;log&gt;</c>.</summary>
internal sealed class SinkCursor(string directory, string sink)
{
    private readonly DiskStorage _files = new(Path.Combine(directory, "sinks", sink));

    public long Read(string log) =>
        _files.Read(log) is { } bytes && long.TryParse(Encoding.ASCII.GetString(bytes).TrimEnd('\n'), NumberStyles.None, CultureInfo.InvariantCulture, out long count) ? count : 0;

    public void Write(string log, long count) => _files.Replace(log, Encoding.ASCII.GetBytes(count.ToString(CultureInfo.InvariantCulture) + "\n"));
}
