namespace ZeroTrustAgents;

/// <summary>
/// A denial where no result can take its place: in the middle of a stream, or on a typed one. Everywhere else a denial
/// is a <see cref="ToolDenial"/> result.
/// </summary>
public sealed class ToolDeniedException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="denial">The denial; its text is the message.</param>
    public ToolDeniedException(ToolDenial denial)
        : base(denial?.Message) => Denial = denial ?? throw new ArgumentNullException(nameof(denial));

    /// <summary>The denial, with its reason.</summary>
    public ToolDenial Denial { get; }
}
