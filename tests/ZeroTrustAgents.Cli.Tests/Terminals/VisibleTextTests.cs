namespace ZeroTrustAgents.Cli.Terminals;

public sealed class VisibleTextTests
{
    [Theory]
    [InlineData("plain [red]text[/]", "plain [red]text[/]")]
    [InlineData("Zoë, 山田, 😀", "Zoë, 山田, 😀")]
    [InlineData("a\u001b[2Jb", "a\\u001b[2Jb")]
    [InlineData("line\r\nline\tend\u0085\u2028", "line\\u000d\\u000aline\\u0009end\\u0085\\u2028")]
    [InlineData("bidi\u202eevil\u2069 zero\u200bwidth\u00a0", "bidi\\u202eevil\\u2069 zero\\u200bwidth\\u00a0")]
    [InlineData("tag\U000e0041", "tag\\U000e0041")]
    public void Of_Text_ShowsWhatCannotBeSeen(string text, string expected) => Assert.Equal(expected, VisibleText.Of(text));

    [Fact]
    public void Of_LoneSurrogate_IsReplaced() => Assert.Equal("lone\ufffd", VisibleText.Of("lone" + '\ud800'));

    [Theory]
    [InlineData("12345", 5, "12345")]
    [InlineData("123456", 5, "1234…")]
    [InlineData("123😀6", 5, "123…")]
    public void Cut_LongText_MarksTheCut(string text, int length, string expected) => Assert.Equal(expected, VisibleText.Cut(text, length));
}
