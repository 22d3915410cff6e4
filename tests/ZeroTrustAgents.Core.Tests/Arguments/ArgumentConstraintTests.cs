using System.Globalization;
using System.Numerics;
using System.Text.Json.Nodes;
using CsCheck;
using ZeroTrustAgents.Arguments;
using ZeroTrustAgents.Configuration;
using ZeroTrustAgents.Tools;

namespace ZeroTrustAgents.Tests.Arguments;

public sealed class ArgumentConstraintTests
{
    [Theory]
    [InlineData("alice", true)]
    [InlineData("Alice", false)]
    [InlineData("alice ", false)]
    [InlineData("\u0430lice", false)]
    [InlineData("al\u200dice", false)]
    [InlineData("\uff41lice", false)]
    [InlineData("alice\n", false)]
    [InlineData("", false)]
    public void EqualTo_Text_Ordinal(string value, bool satisfied)
    {
        Assert.Equal(satisfied, Constrain.IsSatisfied(typeof(string), value, o => o.EqualTo = "alice"));
        Assert.Equal(satisfied, Constrain.IsSatisfied(typeof(object), value, o => o.EqualTo = "alice"));
        Assert.Equal(satisfied, Constrain.IsSatisfied(typeof(object), JsonValue.Create(value), o => o.OneOf.AddRange(["bob", "alice"])));
    }

    [Fact]
    public void EqualTo_NormalisationForms_NeverEqual() =>
        Assert.False(Constrain.IsSatisfied(typeof(string), "e\u0301", o => o.EqualTo = "\u00e9"));

    [Fact]
    public void EqualTo_TypedValues_ComparedAsTheParametersType()
    {
        Assert.True(Constrain.IsSatisfied(typeof(int), "5", o => o.EqualTo = "5"));
        Assert.True(Constrain.IsSatisfied(typeof(decimal), 1.50m, o => o.EqualTo = "1.5"));
        Assert.True(Constrain.IsSatisfied(typeof(bool?), true, o => o.EqualTo = "True"));
        Assert.True(Constrain.IsSatisfied(typeof(TrustTier), "critical", o => o.OneOf.Add("Critical")));
        Assert.True(Constrain.IsSatisfied(typeof(Guid), "{0F8FAD5B-D9CB-469F-A165-70867728950E}", o => o.EqualTo = "0f8fad5b-d9cb-469f-a165-70867728950e"));
        Assert.True(Constrain.IsSatisfied(typeof(int[]), Freeze.Json("[1, 2.0e0]").GetRawText().Replace("2.0e0", "2", StringComparison.Ordinal), o => o.EqualTo = " [1,2] "));
        Assert.True(Constrain.IsSatisfied(typeof(object), 5, o => o.EqualTo = "5"));
        Assert.True(Constrain.IsSatisfied(typeof(object), "5", o => o.EqualTo = "5"));
        Assert.False(Constrain.IsSatisfied(typeof(long), 9007199254740992, o => o.EqualTo = "9007199254740993"));
        Assert.False(Constrain.IsSatisfied(typeof(object), "$number:9007199254740993", o => o.Minimum = 1));
        Assert.False(Constrain.IsSatisfied(typeof(string), null, o => o.EqualTo = "null"));
    }

    [Theory]
    [InlineData("[a-z]+", "abc", true)]
    [InlineData("[a-z]+", "abc\n", false)]
    [InlineData("[a-z]+$", "abc\n", false)]
    [InlineData("a|b", "ab", false)]
    [InlineData("a|b", "b", true)]
    [InlineData("(?m)^a$", "x\na\ny", false)]
    [InlineData("(?x)a #c\n", "a", true)]
    public void MatchesRegex_Pattern_HasToMatchTheWholeText(string pattern, string value, bool satisfied)
    {
        Assert.Equal(satisfied, Constrain.IsSatisfied(typeof(string), value, o => o.MatchesRegex = pattern));
        Assert.Equal(satisfied, Constrain.IsSatisfied(typeof(object), JsonValue.Create(value), o => o.MatchesRegex = pattern));
    }

    [Fact]
    public void MatchesRegex_LiteralPrefixText_SeenAsGiven()
    {
        Assert.True(Constrain.IsSatisfied(typeof(object), Freeze.Json("\"$text:a\\n\""), o => o.MatchesRegex = @"\$text:a\n"));
        Assert.False(Constrain.IsSatisfied(typeof(object), long.MaxValue, o => o.MatchesRegex = ".*"));
        Assert.False(Constrain.IsSatisfied(typeof(object), 5, o => o.MatchesRegex = ".*"));
    }

    [Theory]
    [InlineData("5", true)]
    [InlineData("10", true)]
    [InlineData("10.0", true)]
    [InlineData("10.0000000000000000000000000000000001", false)]
    [InlineData("5.0e0", true)]
    [InlineData("4.9999999999999999999999999999999999", false)]
    [InlineData("-7", false)]
    [InlineData("0", false)]
    [InlineData("1e300", false)]
    [InlineData("-1e300", false)]
    [InlineData("1e-300", false)]
    [InlineData("9007199254740993", false)]
    public void Range_Json_ComparedExactly(string literal, bool satisfied) =>
        Assert.Equal(satisfied, Constrain.IsSatisfied(typeof(object), Freeze.Json(literal), o => { o.Minimum = 5; o.Maximum = 10; }));

    [Fact]
    public void Range_NumberTypes_ComparedExactly()
    {
        Assert.True(Constrain.IsSatisfied(typeof(long), 9007199254740993, o => o.Minimum = 9007199254740993));
        Assert.False(Constrain.IsSatisfied(typeof(long), 9007199254740992, o => o.Minimum = 9007199254740993));
        Assert.True(Constrain.IsSatisfied(typeof(double), 0.1, o => o.Maximum = 0.1m));
        Assert.False(Constrain.IsSatisfied(typeof(double), double.MaxValue, o => o.Maximum = decimal.MaxValue));
        Assert.False(Constrain.IsSatisfied(typeof(double), double.MinValue, o => o.Minimum = decimal.MinValue));
        Assert.False(Constrain.IsSatisfied(typeof(double), double.Epsilon, o => o.Maximum = 0));
        Assert.True(Constrain.IsSatisfied(typeof(double), -0.0, o => { o.Minimum = 0; o.Maximum = 0; }));
        Assert.False(Constrain.IsSatisfied(typeof(BigInteger), BigInteger.Pow(10, 40), o => o.Maximum = decimal.MaxValue));
        Assert.True(Constrain.IsSatisfied(typeof(int?), -5, o => { o.Minimum = -5.5m; o.Maximum = -4.5m; }));
        Assert.False(Constrain.IsSatisfied(typeof(object), "5", o => o.Minimum = 1));
        Assert.False(Constrain.IsSatisfied(typeof(object), true, o => o.Minimum = 0));
    }

    [Fact]
    public void Range_AnyDecimals_AgreesWithDecimalComparison() =>
        Gen.Select(Gen.Decimal, Gen.Decimal).Sample(
            (value, bound) => Satisfies(value, bound) == value >= bound && Satisfies(bound, bound),
            iter: PropertyCases.Cases);

    [Fact]
    public void Range_AnyIntegers_AgreesWithIntegerComparison() =>
        Gen.Select(Gen.Long, Gen.Int[-2, 2]).Sample(
            (value, offset) => Satisfies((decimal)value + offset, value) == offset >= 0,
            iter: PropertyCases.Cases);

    [Theory]
    [InlineData("abc", true)]
    [InlineData("abcd", false)]
    [InlineData("\ud83d\ude00a", true)]
    [InlineData("\ud83d\ude00\ud83d\ude00", false)]
    public void MaxLength_Text_CountsUtf16Units(string value, bool satisfied) =>
        Assert.Equal(satisfied, Constrain.IsSatisfied(typeof(string), value, o => o.MaxLength = 3));

    [Fact]
    public void RequiredAndForbidden_GivenDefaultAndAbsent_AsDocumented()
    {
        ToolDescriptor tool = Freeze.Tool(new ToolParameter("p", typeof(string), true, "x"), new ToolParameter("q", typeof(object)));
        FrozenArguments given = Freeze.Ok(tool, new() { ["p"] = "x", ["q"] = 1 });
        FrozenArguments missing = Freeze.Ok(tool, []);
        FrozenArguments nulls = Freeze.Ok(tool, new() { ["p"] = null, ["q"] = null });
        ArgumentConstraint required = Constrain.Ok(typeof(string), o => o.Required = true);
        ArgumentConstraint forbidden = Constrain.Ok(typeof(string), o => o.Forbidden = true);
        ArgumentConstraint equal = Constrain.Ok(typeof(string), o => o.EqualTo = "x");
        Assert.True(required.IsRequired && forbidden.IsForbidden && !equal.IsRequired && !equal.IsForbidden);
        Assert.Equal([true, false, false], new[] { given, missing, nulls }.Select(a => required.IsSatisfied(a, 0)));
        Assert.Equal([false, true, false], new[] { given, missing, nulls }.Select(a => forbidden.IsSatisfied(a, 0)));
        Assert.Equal([true, true, false], new[] { given, missing, nulls }.Select(a => equal.IsSatisfied(a, 0)));
        Assert.Equal([true, false, false], new[] { given, missing, nulls }.Select(a => required.IsSatisfied(a, 1)));
        Assert.Equal([false, true, false], new[] { given, missing, nulls }.Select(a => forbidden.IsSatisfied(a, 1)));
        Assert.False(equal.IsSatisfied(missing, 1));
    }

    [Fact]
    public void IsSatisfied_Nonsense_False()
    {
        ArgumentConstraint forbidden = Constrain.Ok(typeof(string), o => o.Forbidden = true);
        Assert.False(forbidden.IsSatisfied(null!, 0));
        Assert.False(forbidden.IsSatisfied(Freeze.Ok(Freeze.Tool(), []), 5));
        Assert.False(forbidden.IsSatisfied(Freeze.Ok(Freeze.Tool(), []), -1));
    }

    [Fact]
    public void IsSatisfied_Service_NeverSatisfies()
    {
        var service = new object();
        FrozenArguments frozen = Freeze.Ok(Freeze.Tool(new ToolParameter("p", typeof(object))), new() { ["p"] = service }, isService: static _ => true);
        Assert.False(Constrain.Ok(typeof(object), o => o.Required = true).IsSatisfied(frozen, 0));
    }

    [Fact]
    public void IsSatisfied_BodyChangesItsCopy_VerdictStays()
    {
        FrozenArguments frozen = Freeze.Ok(Freeze.Tool(new ToolParameter("p", typeof(List<int>))), new() { ["p"] = "[1]" });
        ArgumentConstraint constraint = Constrain.Ok(typeof(List<int>), o => o.EqualTo = "[1]");
        ((List<int>)frozen.GetValue(0)!).Add(2);
        Assert.True(constraint.IsSatisfied(frozen, 0));
    }

    public static TheoryData<string, Type, object> Kinds => new()
    {
        { nameof(ArgumentConstraintOptions.EqualTo), typeof(string), "https://api.contoso.example/x" },
        { nameof(ArgumentConstraintOptions.OneOf), typeof(string), "https://api.contoso.example/x" },
        { nameof(ArgumentConstraintOptions.MatchesRegex), typeof(string), "https://api.contoso.example/x" },
        { nameof(ArgumentConstraintOptions.MatchesRegex), typeof(object), Freeze.Json("\"https://api.contoso.example/x\"") },
        { nameof(ArgumentConstraintOptions.MaxLength), typeof(object), Freeze.Json("\"https://api.contoso.example/x\"") },
        { nameof(ArgumentConstraintOptions.Hosts), typeof(string), "https://api.contoso.example/x" },
        { nameof(ArgumentConstraintOptions.Hosts), typeof(Uri), "https://api.contoso.example/x" },
        { nameof(ArgumentConstraintOptions.Minimum), typeof(int), 5 },
        { nameof(ArgumentConstraintOptions.Maximum), typeof(double), 5.5 },
        { nameof(ArgumentConstraintOptions.Maximum), typeof(object), Freeze.Json("5.5") },
        { nameof(ArgumentConstraintOptions.Required), typeof(string), "x" },
        { nameof(ArgumentConstraintOptions.Forbidden), typeof(string), "x" },
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public void IsSatisfied_EachKind_AllocatesNothing(string kind, Type type, object value)
    {
        ArgumentConstraint constraint = Constrain.Ok(type, o =>
        {
            o.EqualTo = kind == nameof(o.EqualTo) ? (string)value : null;
            if (kind == nameof(o.OneOf))
                o.OneOf.AddRange(["a", "b", (string)value]);
            o.MatchesRegex = kind == nameof(o.MatchesRegex) ? @"https://[a-z.]+/\w*" : null;
            o.MaxLength = kind == nameof(o.MaxLength) ? 100 : null;
            if (kind == nameof(o.Hosts))
                o.Hosts.AddRange(["192.0.2.1", "api.contoso.example"]);
            o.Minimum = kind == nameof(o.Minimum) ? 1 : null;
            o.Maximum = kind == nameof(o.Maximum) ? 100 : null;
            o.Required = kind == nameof(o.Required);
            o.Forbidden = kind == nameof(o.Forbidden);
        });
        FrozenArguments frozen = Freeze.Ok(Freeze.Tool(new ToolParameter("p", type)), new() { ["p"] = value });
        bool expected = kind != nameof(ArgumentConstraintOptions.Forbidden);
        int wrong = 0;
        Assert.Equal(0, Allocations.PerCall(() => wrong += constraint.IsSatisfied(frozen, 0) == expected ? 0 : 1));
        Assert.Equal(0, wrong);
    }

    private static bool Satisfies(decimal value, decimal bound)
    {
        var literal = System.Text.Encoding.UTF8.GetBytes(Canonical.Of(value.ToString(CultureInfo.InvariantCulture)));
        return new DecimalBound(bound).TryCompare(literal, out int comparison) && comparison >= 0;
    }
}
