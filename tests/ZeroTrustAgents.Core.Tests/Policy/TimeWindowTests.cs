using System.Globalization;
using ZeroTrustAgents.Configuration;

namespace ZeroTrustAgents.Policy;

public sealed class TimeWindowTests
{
    [Theory]
    [InlineData("09:00", "17:00", "UTC", "2026-03-02T09:00Z", true)]
    [InlineData("09:00", "17:00", "UTC", "2026-03-02T17:00Z", false)]
    [InlineData("09:00", "17:00", "UTC", "2026-03-03T12:00Z", false)]
    [InlineData("22:00", "06:00", "UTC", "2026-03-03T05:59Z", true)]
    [InlineData("22:00", "06:00", "UTC", "2026-03-02T05:59Z", false)]
    [InlineData("00:00", "00:00", "UTC", "2026-03-02T23:59Z", true)]
    [InlineData("00:00", "00:00", "UTC", "2026-03-03T00:00Z", false)]
    [InlineData("09:00", "17:00", "Europe/Berlin", "2026-03-02T08:00Z", true)]
    [InlineData("09:00", "17:00", "Europe/Berlin", "2026-07-06T07:00Z", true)]
    [InlineData("09:00", "17:00", "Europe/Berlin", "2026-07-06T15:00Z", false)]
    public void Contains_MondaysOnly_FollowsZoneMidnightAndSummerTime(string from, string to, string zone, string now, bool expected)
    {
        var options = new TimeWindowOptions { From = TimeOnly.Parse(from, CultureInfo.InvariantCulture), To = TimeOnly.Parse(to, CultureInfo.InvariantCulture), TimeZone = zone };
        options.Days.Add(DayOfWeek.Monday);
        var problems = new List<string>();
        TimeWindow? window = TimeWindow.Compile("here", options, problems);
        Assert.Empty(problems);
        Assert.Equal(expected, window!.Contains(DateTimeOffset.Parse(now, CultureInfo.InvariantCulture)));
    }
}
