using System.ComponentModel;
using System.Globalization;
using System.Numerics;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ZeroTrustAgents.Tests.Arguments;

public sealed class ScalarConversionTests
{
    private static readonly CultureInfo German = CultureInfo.GetCultureInfo("de-DE");

    public static TheoryData<Type, object, object> Converted => new()
    {
        { typeof(int), "42", 42 }, { typeof(int), " -42 ", -42 }, { typeof(int), "0x1F", 31 }, { typeof(int?), "7", 7 }, { typeof(long), "9007199254740993", 9007199254740993 },
        { typeof(bool), "TRUE", true }, { typeof(bool), "false", false }, { typeof(double), "1.5", 1.5 }, { typeof(decimal), "1.5", 1.5m }, { typeof(Half), "1.5", (Half)1.5 },
        { typeof(char), "x", 'x' }, { typeof(BigInteger), "123", new BigInteger(123) }, { typeof(Int128), "5", (Int128)5 },
        { typeof(Guid), "0f8fad5b-d9cb-469f-a165-70867728950e", Guid.Parse("0f8fad5b-d9cb-469f-a165-70867728950e") },
        { typeof(DateTime), "2026-02-03", new DateTime(2026, 2, 3) }, { typeof(DateOnly), "2026-02-03", new DateOnly(2026, 2, 3) }, { typeof(TimeSpan), "01:02:03", new TimeSpan(1, 2, 3) },
        { typeof(Uri), "https://contoso.example/", new Uri("https://contoso.example/") }, { typeof(TrustTier), "highrisk", TrustTier.HighRisk },
        { typeof(int), 5L, 5 }, { typeof(int), 5.0, 5 }, { typeof(long), 1e15, 1_000_000_000_000_000 }, { typeof(double), 5, 5.0 }, { typeof(decimal), 0.1, 0.1m }, { typeof(double), 0.1m, 0.1 },
        { typeof(float), 0.1, 0.1f }, { typeof(byte), 255, (byte)255 }, { typeof(TrustTier), 2, TrustTier.HighRisk },
        { typeof(string), 42, "42" }, { typeof(string), true, "True" }, { typeof(string), TrustTier.Critical, "Critical" }, { typeof(string), 'c', "c" },
        { typeof(string), Freeze.Json("\"a\""), "a" }, { typeof(string), JsonValue.Create("a"), "a" }, { typeof(string), JsonValue.Create(5), "5" },
        { typeof(int), Freeze.Json("5"), 5 }, { typeof(int), Freeze.Json("\"5\""), 5 }, { typeof(int?), Freeze.Json("\"5\""), 5 }, { typeof(bool), Freeze.Json("true"), true },
        { typeof(bool), Freeze.Json("\"true\""), true }, { typeof(double), JsonValue.Create(1.5), 1.5 }, { typeof(decimal), JsonDocument.Parse("1.5"), 1.5m },
        { typeof(TrustTier), Freeze.Json("\"Critical\""), TrustTier.Critical }, { typeof(TrustTier), Freeze.Json("3"), TrustTier.Critical },
        { typeof(Guid), Freeze.Json("\"0f8fad5b-d9cb-469f-a165-70867728950e\""), Guid.Parse("0f8fad5b-d9cb-469f-a165-70867728950e") },
    };

    [Theory]
    [MemberData(nameof(Converted))]
    public void Convert_AsTheHostWould_TypedValue(Type type, object value, object expected)
    {
        object? converted = Freeze.Value(type, value);
        Assert.Equal(expected, converted);
        Assert.IsType(expected.GetType(), converted);
    }

    public static TheoryData<Type, object?> Invalid => new()
    {
        { typeof(int), "4 2" }, { typeof(int), "" }, { typeof(int), "2.5" }, { typeof(int), "2147483648" }, { typeof(int), 2.5 }, { typeof(int), 2147483648L }, { typeof(int), 1e300 },
        { typeof(double), 9007199254740993 }, { typeof(float), 16777217 }, { typeof(uint), -1 }, { typeof(bool), "yes" }, { typeof(bool), 1 }, { typeof(int), true }, { typeof(int), null },
        { typeof(Guid), "x" }, { typeof(char), "xy" }, { typeof(DateTime), "yesterday" }, { typeof(TrustTier), "Sudo" }, { typeof(TrustTier), 1.5 }, { typeof(DateTimeOffset), new DateTime(2026, 1, 1) },
        { typeof(int), Freeze.Json("1.5") }, { typeof(int), Freeze.Json("\"1.5\"") }, { typeof(int), Freeze.Json("[1]") }, { typeof(int), Freeze.Json("null") }, { typeof(string), Freeze.Json("5") },
        { typeof(string), Freeze.Json("{}") }, { typeof(bool), Freeze.Json("\"1\"") }, { typeof(Guid), Freeze.Json("\"x\"") }, { typeof(TrustTier), Freeze.Json("\"Sudo\"") }, { typeof(TrustTier), Freeze.Json("\"1,8\"") },
        { typeof(int), new object() }, { typeof(BigInteger), "1e9" }, { typeof(Uri), "" },
    };

    [Theory]
    [MemberData(nameof(Invalid))]
    public void Convert_WithLossOrNotAtAll_Invalid(Type type, object? value) => Assert.Equal("ArgumentInvalid", Freeze.Reason(type, value));

    public static TheoryData<Type, object> Malformed => new()
    {
        { typeof(int), "5\0" }, { typeof(bool), "true\0" }, { typeof(int), Freeze.Json("\"5\\u0000\"") }, { typeof(double), "NaN" }, { typeof(double), "1e400" }, { typeof(double), Freeze.Json("1e400") },
        { typeof(double), double.NaN }, { typeof(string), "a\0b" }, { typeof(string), Freeze.Json("\"\\ud800\"") }, { typeof(int), Freeze.Json("\"\\ud800\"") }, { typeof(int), default(JsonElement) },
    };

    [Theory]
    [MemberData(nameof(Malformed))]
    public void Convert_MalformedValue_Malformed(Type type, object value) => Assert.Equal("ArgumentMalformed", Freeze.Reason(type, value));

    [Fact]
    public void Convert_Culture_CallersFirstThenInvariant()
    {
        Assert.Equal(1.5, Freeze.Value(typeof(double), "1,5", German));
        Assert.Equal(1.5, Freeze.Value(typeof(double), "1.5", German));
        Assert.Equal("1,5", Freeze.Value(typeof(string), 1.5, German));
        Assert.Equal(new DateTime(2026, 3, 2), Freeze.Value(typeof(DateTime), "02.03.2026", German));
    }

    [Fact]
    public void Convert_JsonNullToNullable_Null() => Assert.Null(Freeze.Value(typeof(int?), Freeze.Json("null")));

    [Fact]
    public void Convert_TypeWithItsOwnConverter_ConvertedThenCopied() =>
        Assert.Equal(7, Assert.IsType<Ticket>(Freeze.Value(typeof(Ticket), "T-7")).Number);

    [TypeConverter(typeof(TicketConverter))]
    private sealed class Ticket
    {
        public int Number { get; set; }
    }

    private sealed class TicketConverter : TypeConverter
    {
        public override bool CanConvertFrom(ITypeDescriptorContext? context, Type sourceType) => sourceType == typeof(string);

        public override object? ConvertFrom(ITypeDescriptorContext? context, CultureInfo? culture, object value) =>
            new Ticket { Number = int.Parse(((string)value)[2..], CultureInfo.InvariantCulture) };
    }
}
