using System.Globalization;
using System.Numerics;
using CsCheck;

namespace ZeroTrustAgents.Tests.Arguments;

public sealed class CanonicalNumberTests
{
    /// <summary>RFC 8785, appendix B.</summary>
    [Theory]
    [InlineData(0x0000000000000000, "0")]
    [InlineData(0x8000000000000000, "0")]
    [InlineData(0x0000000000000001, "5e-324")]
    [InlineData(0x8000000000000001, "-5e-324")]
    [InlineData(0x7fefffffffffffff, "1.7976931348623157e+308")]
    [InlineData(0xffefffffffffffff, "-1.7976931348623157e+308")]
    [InlineData(0x4340000000000000, "9007199254740992")]
    [InlineData(0xc340000000000000, "-9007199254740992")]
    [InlineData(0x4430000000000000, "295147905179352830000")]
    [InlineData(0x44b52d02c7e14af5, "9.999999999999997e+22")]
    [InlineData(0x44b52d02c7e14af6, "1e+23")]
    [InlineData(0x44b52d02c7e14af7, "1.0000000000000001e+23")]
    [InlineData(0x444b1ae4d6e2ef4e, "999999999999999700000")]
    [InlineData(0x444b1ae4d6e2ef4f, "999999999999999900000")]
    [InlineData(0x444b1ae4d6e2ef50, "1e+21")]
    [InlineData(0x3eb0c6f7a0b5ed8c, "9.999999999999997e-7")]
    [InlineData(0x3eb0c6f7a0b5ed8d, "0.000001")]
    [InlineData(0x41b3de4355555553, "333333333.3333332")]
    [InlineData(0x41b3de4355555554, "333333333.33333325")]
    [InlineData(0x41b3de4355555555, "333333333.3333333")]
    [InlineData(0x41b3de4355555556, "333333333.3333334")]
    [InlineData(0x41b3de4355555557, "333333333.33333343")]
    [InlineData(0xbecbf647612f3696, "-0.0000033333333333333333")]
    [InlineData(0x43143ff3c1cb0959, "1424953923781206.2")]
    public void Double_AppendixB_FormattedAsEcmaScript(ulong bits, string expected)
    {
        double value = BitConverter.UInt64BitsToDouble(bits);
        bool typed = double.IsInteger(value) && Math.Abs(value) > 9007199254740991;
        Assert.Equal(typed ? $"\"$number:{expected}\"" : expected, Canonical.OfScalar(value));
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public void FloatingPoint_NotFinite_Malformed(double value)
    {
        Assert.Same(ReasonCodes.ArgumentMalformed, Canonical.ReasonOfScalar(value));
        Assert.Same(ReasonCodes.ArgumentMalformed, Canonical.ReasonOfScalar((float)value));
        Assert.Same(ReasonCodes.ArgumentMalformed, Canonical.ReasonOfScalar((Half)value));
    }

    [Theory]
    [InlineData("1", "1")]
    [InlineData("1.0", "1")]
    [InlineData("1e0", "1")]
    [InlineData("10E-1", "1")]
    [InlineData("0.01e+2", "1")]
    [InlineData("-0", "0")]
    [InlineData("-0.0e5", "0")]
    [InlineData("0e999999999999999999999", "0")]
    [InlineData("0.1", "0.1")]
    [InlineData("100000000000000000000e-20", "1")]
    [InlineData("1e-7", "1e-7")]
    [InlineData("0.000001", "0.000001")]
    [InlineData("123456789012345.6", "123456789012345.6")]
    [InlineData("9007199254740991", "9007199254740991")]
    [InlineData("-9007199254740991", "-9007199254740991")]
    [InlineData("9007199254740992", "\"$number:9007199254740992\"")]
    [InlineData("9007199254740993", "\"$number:9007199254740993\"")]
    [InlineData("9007199254740993.0", "\"$number:9007199254740993\"")]
    [InlineData("-9007199254740993", "\"$number:-9007199254740993\"")]
    [InlineData("9007199254740991.5", "\"$number:9007199254740991.5\"")]
    [InlineData("1e21", "\"$number:1e+21\"")]
    [InlineData("100000000000000000000", "\"$number:100000000000000000000\"")]
    [InlineData("0.1000000000000000055511151231257827", "\"$number:0.1000000000000000055511151231257827\"")]
    [InlineData("0.10000000000000000555111512312578270", "\"$number:0.1000000000000000055511151231257827\"")]
    [InlineData("1.7976931348623157e308", "\"$number:1.7976931348623157e+308\"")]
    [InlineData("5e-324", "5e-324")]
    [InlineData("4.9e-324", "\"$number:4.9e-324\"")]
    public void Literal_AnySpelling_ExactCanonicalForm(string literal, string expected) =>
        Assert.Equal(expected, Canonical.Of(literal));

    [Theory]
    [InlineData("1e309")]
    [InlineData("-1e400")]
    [InlineData("1e99999999999999999999")]
    [InlineData("1e-400")]
    [InlineData("1e-99999999999999999999")]
    public void Literal_OutsideADoublesRange_Malformed(string literal) =>
        Assert.Same(ReasonCodes.ArgumentMalformed, Canonical.ReasonOf(literal));

    [Fact]
    public void Number_EveryType_SameFormAsItsLiteral()
    {
        (object Value, string Literal)[] cases =
        [
            ((byte)5, "5"), ((sbyte)-5, "-5"), ((short)-300, "-300"), ((ushort)300, "300"), (7, "7"), (7u, "7"), (7L, "7"), (7UL, "7"),
            ((nint)7, "7"), ((nuint)7, "7"), ((Int128)7, "7"), ((UInt128)7, "7"), (new BigInteger(7), "7"), (1.10m, "1.1"), (0.1f, "0.1"), ((Half)0.1, "0.1"), (0.1, "0.1"),
            (long.MaxValue, "9223372036854775807"), (long.MinValue, "-9223372036854775808"), (ulong.MaxValue, "18446744073709551615"),
            (Int128.MaxValue, Int128.MaxValue.ToString(CultureInfo.InvariantCulture)), (UInt128.MaxValue, UInt128.MaxValue.ToString(CultureInfo.InvariantCulture)),
            (decimal.MaxValue, "79228162514264337593543950335"), (0.1000000000000000055511151231m, "0.1000000000000000055511151231"),
            (BigInteger.Pow(10, 30) + 1, "1000000000000000000000000000001"), (0m, "0"), (-0.0, "0"), (-0.0m, "0"),
        ];
        foreach ((object value, string literal) in cases)
            Assert.Equal(Canonical.Of(literal), Canonical.OfScalar(value));
    }

    [Fact]
    public void BigInteger_BeyondADouble_Malformed() =>
        Assert.Same(ReasonCodes.ArgumentMalformed, Canonical.ReasonOfScalar(BigInteger.Pow(10, 400)));

    [Fact]
    public void Double_Any_ReadsBackAsItself() =>
        Gen.Double.Where(double.IsFinite).Sample(
            value =>
            {
                string form = Canonical.OfScalar(value);
                string number = form.StartsWith('"') ? form["\"$number:".Length..^1] : form;
                return double.Parse(number, NumberStyles.Float, CultureInfo.InvariantCulture).Equals(value == 0 ? 0 : value)
                    && form == Canonical.Of(value.ToString("R", CultureInfo.InvariantCulture));
            },
            iter: PropertyCases.Cases);

    [Fact]
    public void Double_AnyBits_ReadsBackAsItself() =>
        Gen.ULong.Select(BitConverter.UInt64BitsToDouble).Where(double.IsFinite).Sample(
            value =>
            {
                string form = Canonical.OfScalar(value);
                string number = form.StartsWith('"') ? form["\"$number:".Length..^1] : form;
                return double.Parse(number, NumberStyles.Float, CultureInfo.InvariantCulture).Equals(value == 0 ? 0 : value);
            },
            iter: PropertyCases.Cases);

    [Fact]
    public void Integer_NextToAnother_AlwaysDiffers() =>
        Gen.ULong.Sample(
            value =>
            {
                var big = (BigInteger)value * 4096 + (value & 4095);
                return Canonical.OfScalar(big) != Canonical.OfScalar(big + 1)
                    && Canonical.Of(big.ToString(CultureInfo.InvariantCulture)) == Canonical.OfScalar(big)
                    && Canonical.Of(value.ToString(CultureInfo.InvariantCulture)) == Canonical.OfScalar(value)
                    && (value == ulong.MaxValue || Canonical.OfScalar(value) != Canonical.OfScalar(value + 1));
            },
            iter: PropertyCases.Cases);

    [Fact]
    public void Decimal_AnyTwo_SameFormOnlyWhereEqual() =>
        Gen.Select(Gen.Decimal, Gen.Int[0, 28]).Sample(
            (value, scale) =>
            {
                decimal step = new(1, 0, 0, false, (byte)scale);
                decimal other = Math.Abs(value) < decimal.MaxValue / 4 ? value + step : value - 1;
                return (value == other) == (Canonical.OfScalar(value) == Canonical.OfScalar(other))
                    && Canonical.Of(value.ToString(CultureInfo.InvariantCulture)) == Canonical.OfScalar(value);
            },
            iter: PropertyCases.Cases);
}
