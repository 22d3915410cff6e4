namespace ZeroTrustAgents.Analyzers.Flow;

/// <summary>What a method of the framework does with the values that are given to it.</summary>
internal enum CallShape
{
    None,

    /// <summary>The result is the receiver, or the first argument of a static method.</summary>
    Same,

    /// <summary>The result is an element of the receiver; a constant argument says which.</summary>
    Element,

    /// <summary>The result is an element of the receiver, or the last argument.</summary>
    ElementOr,

    /// <summary>The result has the arguments as elements.</summary>
    Elements,

    /// <summary>The result is what the function given to it returns.</summary>
    Result,

    /// <summary>Text.</summary>
    Text,

    /// <summary>The arguments become elements of the receiver.</summary>
    Add,

    /// <summary>The arguments become text behind the receiver's.</summary>
    Append,

    /// <summary>The last argument becomes text inside or before the receiver's.</summary>
    Prepend,

    /// <summary>An element of the receiver leaves through the <c>out</c> argument.</summary>
    TryGet,

    /// <summary>The first argument, or the receiver, goes into the last.</summary>
    Into,

    /// <summary>The second argument goes into the first.</summary>
    Exchange,
}
