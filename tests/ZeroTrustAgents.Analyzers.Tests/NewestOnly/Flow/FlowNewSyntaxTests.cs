namespace ZeroTrustAgents.Analyzers.Tests;

/// <summary>Positions that the oldest compiler cannot read.</summary>
public sealed class FlowNewSyntaxTests
{
    [Fact]
    public Task Target_ConditionalAssignment_IsReported() => Marked.CheckAsync("""
        class C { class D { public string Password { get; set; } = ""; } void M(D? d) { d?.Password = [|"Vq8-tnRz4w"|]; } }
        """);

    [Fact]
    public Task Target_FieldKeyword_IsReported() => Marked.CheckAsync("""
        class C { string Password { get => field; set => field = value; } = [|"Vq8-tnRz4w"|]; }
        """);
}
