namespace HelpdeskAgent.Model;

/// <summary>A tool call as a model writes it.</summary>
internal sealed record ModelCall(string Tool, object Arguments);

/// <summary>One message of the model: calls, or words.</summary>
internal sealed record ModelMessage(IReadOnlyList<ModelCall> Calls, string? Text)
{
    public static ModelMessage Call(string tool, object arguments) => new([new ModelCall(tool, arguments)], null);

    public static ModelMessage CallTogether(params ModelCall[] calls) => new(calls, null);

    public static ModelMessage Say(string text) => new([], text);
}

/// <summary>What the model said in one conversation, in order.</summary>
internal sealed record Recording(params ModelMessage[] Messages);
