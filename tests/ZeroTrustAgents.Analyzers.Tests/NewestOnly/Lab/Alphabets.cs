namespace ZeroTrustAgents.Analyzers.Tests.Lab;

internal static class Alphabets
{
    public const string Lower = "abcdefghijklmnopqrstuvwxyz";
    public const string Upper = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    public const string Digits = "0123456789";
    public const string Hex = Digits + "abcdef";
    public const string Alphanumeric = Upper + Lower + Digits;
    public const string Base64 = Alphanumeric + "+/";
}
