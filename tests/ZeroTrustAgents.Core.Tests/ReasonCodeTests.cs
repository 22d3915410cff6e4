using System.Reflection;
using System.Text.RegularExpressions;
using ZeroTrustAgents.Testing;

namespace ZeroTrustAgents.Core.Tests;

/// <summary>Reason codes are a promise (G8): unique, and each with a page that says what to do.</summary>
public sealed partial class ReasonCodeTests
{
    private static readonly string Pages = Path.Combine(RepositoryRoot.Directory, "docs", "reasons");

    private static readonly ReasonCode[] Declared =
    [
        .. typeof(ReasonCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
            .Where(static f => f.FieldType == typeof(ReasonCode))
            .Select(static f => (ReasonCode)f.GetValue(null)!),
    ];

    public static TheoryData<string> Ids => new(Declared.Select(static r => r.Id));

    [Fact]
    public void All_HoldsEveryDeclaredReason() => Assert.Equal(Declared.OrderBy(static r => r.Id), ReasonCodes.All.Values.OrderBy(static r => r.Id));

    [Fact]
    public void Names_AreThoseOfTheirFields_AndUnique()
    {
        Assert.Equal(Declared.Length, Declared.Select(static r => r.Name).Distinct(StringComparer.Ordinal).Count());
        Assert.All(Declared, static r => Assert.Same(r, typeof(ReasonCodes).GetField(r.Name)?.GetValue(null)));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Id_HasItsForm(string id) => Assert.Matches(@"\AZTA-D\d{3}\z", id);

    [Theory]
    [MemberData(nameof(Ids))]
    public void Page_SaysWhatTheReasonIs(string id)
    {
        ReasonCode reason = ReasonCodes.All[id];
        string page = File.ReadAllText(Path.Combine(RepositoryRoot.Directory, reason.HelpPath));
        Assert.Equal($"# {reason.Id} {reason.Name}", page.Split('\n')[0].TrimEnd('\r'));
        Assert.Contains(reason.Summary, page, StringComparison.Ordinal);
        // The model is told the outcome's sentence; the page has to say the same one.
        Assert.Contains(new ToolDenial(reason).Message, page, StringComparison.Ordinal);
        Assert.Contains("## Common causes", page, StringComparison.Ordinal);
        Assert.Contains("## What to do", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Index_ListsEveryReasonOnce_InOrder()
    {
        string index = File.ReadAllText(Path.Combine(Pages, "README.md"));
        Assert.Equal(
            Declared.Select(static r => $"| [{r.Id}]({r.Id}.md) | {r.Name} |").Order(StringComparer.Ordinal),
            IndexRow().Matches(index).Select(static m => m.Value));
    }

    [Fact]
    public void Pages_AreOfReasonsThatExist() => Assert.Equal(
        Declared.Select(static r => r.Id).Order(StringComparer.Ordinal),
        Directory.GetFiles(Pages, "*.md").Select(static p => Path.GetFileNameWithoutExtension(p)).Where(static n => n != "README").Order(StringComparer.Ordinal));

    [GeneratedRegex(@"^\| \[[^\]]+\]\([^)]+\) \| \w+ \|", RegexOptions.Multiline)]
    private static partial Regex IndexRow();
}
