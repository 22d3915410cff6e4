using ZeroTrustAgents.Configuration;

namespace ZeroTrustAgents.Policy;

/// <summary>A compiled daily window.</summary>
internal sealed class TimeWindow
{
    private readonly TimeZoneInfo _zone;
    private readonly TimeOnly _from;
    private readonly TimeOnly _to;
    private readonly bool[] _opensOn = new bool[7];

    private TimeWindow(TimeZoneInfo zone, TimeWindowOptions options)
    {
        _zone = zone;
        _from = options.From;
        _to = options.To;
        for (int day = 0; day < 7; day++)
            _opensOn[day] = options.Days.Count == 0 || options.Days.Contains((DayOfWeek)day);
    }

    public static TimeWindow? Compile(string where, TimeWindowOptions options, ICollection<string> problems)
    {
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(options.TimeZone, out TimeZoneInfo? zone))
        {
            problems.Add($"{where}:TimeZone '{options.TimeZone}' is not known on this host; use an IANA id such as \"Europe/Berlin\".");
            return null;
        }

        return new TimeWindow(zone, options);
    }

    public bool Contains(DateTimeOffset now)
    {
        DateTime local = TimeZoneInfo.ConvertTime(now, _zone).DateTime;
        TimeOnly time = TimeOnly.FromDateTime(local);
        int today = (int)local.DayOfWeek;
        int yesterday = (today + 6) % 7;
        return _from < _to
            ? _opensOn[today] && time >= _from && time < _to
            : (_opensOn[today] && time >= _from) || (_opensOn[yesterday] && time < _to);
    }
}
