using System.Text.RegularExpressions;
using ZeroTrustAgents.Configuration;
using ZeroTrustAgents.Tools;

namespace ZeroTrustAgents.Arguments;

/// <summary>
/// Constraints on one argument, compiled and typed against its parameter; everything that is set has to hold. Values are
/// compared as they are: no normalisation makes two different texts equal. Immutable and thread-safe.
/// </summary>
internal sealed class ArgumentConstraint
{
    public bool IsRequired { get; init; }

    public bool IsForbidden { get; init; }

    /// <summary>The canonical forms of the one accepted value: an untyped parameter has more than one.</summary>
    public byte[][]? EqualTo { get; init; }

    /// <summary>The canonical forms of the accepted values.</summary>
    public byte[][]? OneOf { get; init; }

    public Regex? Pattern { get; init; }

    public DecimalBound? Minimum { get; init; }

    public DecimalBound? Maximum { get; init; }

    public int? MaxLength { get; init; }

    public AllowedHosts? Hosts { get; init; }

    /// <summary>Where the value has to come from. Asked when the session's context is.</summary>
    public Provenance? From { get; init; }

    /// <summary>Compiles a constraint.</summary>
    /// <param name="where">Where it is configured, for example <c>Agents:helpdesk:Grants:1:Arguments:user</c>.</param>
    /// <param name="parameter">The parameter it is about.</param>
    /// <param name="options">The constraint.</param>
    /// <param name="problems">Takes what is wrong, each saying where and what to write instead.</param>
    /// <returns><see langword="null"/> where something is wrong.</returns>
    public static ArgumentConstraint? Compile(string where, ToolParameter parameter, ArgumentConstraintOptions options, ICollection<string> problems) =>
        new ArgumentConstraintCompiler(where, parameter, options, problems).Compile();

    /// <summary>Whether the argument satisfies everything that is set. Allocates nothing, never throws; what cannot be judged does not satisfy.</summary>
    public bool IsSatisfied(FrozenArguments arguments, int parameterIndex)
    {
        try
        {
            if (IsForbidden)
                return !arguments.IsGiven(parameterIndex);
            if (!arguments.HasValue(parameterIndex) || (IsRequired && !arguments.IsGiven(parameterIndex)))
                return false;
            // Null says that there is no value, even where a caller gives it. A service has no canonical form to judge.
            ReadOnlySpan<byte> canonical = arguments.CanonicalOf(parameterIndex);
            return canonical.Length > 0 && !canonical.SequenceEqual("null"u8)
                && IsAccepted(EqualTo, canonical) && IsAccepted(OneOf, canonical)
                && (Minimum is null || (Minimum.TryCompare(canonical, out int low) && low >= 0))
                && (Maximum is null || (Maximum.TryCompare(canonical, out int high) && high <= 0))
                && IsTextAccepted(arguments, parameterIndex);
        }
        catch (Exception)
        {
            return false;
        }
    }

    private static bool IsAccepted(byte[][]? accepted, ReadOnlySpan<byte> canonical)
    {
        if (accepted is null)
            return true;
        foreach (byte[] value in accepted)
        {
            if (canonical.SequenceEqual(value))
                return true;
        }

        return false;
    }

    private bool IsTextAccepted(FrozenArguments arguments, int index)
    {
        if (Pattern is null && MaxLength is null && Hosts is null)
            return true;
        return ArgumentText.TryGet(arguments, index, out ReadOnlySpan<char> text)
            && (MaxLength is not { } longest || text.Length <= longest)
            && (Pattern is null || Pattern.IsMatch(text))
            && (Hosts is null || Hosts.Allows(text));
    }
}
