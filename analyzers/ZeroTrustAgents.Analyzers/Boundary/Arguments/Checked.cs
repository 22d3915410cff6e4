namespace ZeroTrustAgents.Analyzers;

/// <summary>What a condition checks. Of a comparison it is known which outcome tells something: that a name is not <c>admin</c> leaves it anything else.</summary>
/// <param name="Either">What is checked by either outcome: which one is the good one is not known.</param>
/// <param name="Holds">What is checked where the condition holds.</param>
/// <param name="Fails">What is checked where it does not.</param>
internal readonly record struct Checked(Taint Either, Taint Holds = default, Taint Fails = default)
{
    public Taint All => Either | Holds | Fails;

    public Checked Negated => new(Either, Fails, Holds);

    public static Checked operator |(Checked left, Checked right) => new(left.Either | right.Either, left.Holds | right.Holds, left.Fails | right.Fails);

    public Taint On(bool holds) => Either | (holds ? Holds : Fails);
}
