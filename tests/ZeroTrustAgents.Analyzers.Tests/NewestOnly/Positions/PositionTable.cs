namespace ZeroTrustAgents.Analyzers.Tests.Lab;

/// <summary>The places in which every value is measured.</summary>
internal static partial class PositionTable
{
    public static IReadOnlyList<Position> All { get; } =
    [
        .. Members, .. Parameters, .. Objects, .. Statements, .. Collections, .. Literals, .. Composed, .. Encoded, .. Texts, .. NewSyntax, .. Programs,
    ];

    private static Position Member(string id, Func<Slot, string?> render) => new(id, Level.Member, render);

    private static Position Statement(string id, Func<Slot, string?> render) => new(id, Level.Statement, render);

    private static Position File(string id, Func<Slot, string?> render) => new(id, Level.File, render);
}
