namespace ZeroTrustAgents.Analyzers.Tests.Lab;

/// <summary>
/// A file of realistic code. <c>«pw»</c>, <c>«weak»</c>, <c>«hex»</c>, <c>«b64»</c> and <c>«id of a kind»</c> are replaced by generated values;
/// every line with one must be reported, unless it ends in <c>// ok</c>, and no other line may be.
/// </summary>
internal sealed record HoldOutFile(string Name, string Template);
