using System.Text.Json;
using Microsoft.Extensions.AI;
using Microsoft.SemanticKernel;

namespace ZeroTrustAgents.SemanticKernel.Tests.Fidelity;

/// <summary>A permitted call gives its caller what it gives without the guard: type, value, text, culture and metadata.</summary>
public sealed class ResultTests
{
    public static TheoryData<string> Functions => new(
        "Void", "Task", "ValueTask", "TaskOfRecord", "ValueTaskOfDecimal", "NullText", "NullNumber", "Enum", "Many", "Map", "Json", "Bytes", "Tuple", "Anonymous", "Message", "Result");

    [Theory]
    [MemberData(nameof(Functions))]
    public async Task Call_Result_IsTheSame(string function)
    {
        await using PlainAndGuarded both = await PlainAndGuarded.OfTypeAsync<Results>();
        FunctionResult result = await both.AssertSameAsync(function, static () => []);
        Assert.True(GuardedFunction.IsGuarded(result.Function));
    }

    [Theory]
    [MemberData(nameof(Functions))]
    public async Task Call_AsAIFunction_IsTheSame(string function)
    {
        await using PlainAndGuarded both = await PlainAndGuarded.OfTypeAsync<Results>();
        object? expected = await ((AIFunction)both.PlainFunction(function).WithKernel(both.Plain)).InvokeAsync();
        object? actual = await ((AIFunction)both.GuardedFunction(function).WithKernel(both.Guarded)).InvokeAsync();
        Assert.Equal(expected?.GetType(), actual?.GetType());
        Assert.Equal(JsonSerializer.Serialize(expected), JsonSerializer.Serialize(actual));
    }

    [Fact]
    public async Task Fail_ExceptionOfTheTool_IsTheSame()
    {
        await using PlainAndGuarded both = await PlainAndGuarded.OfTypeAsync<Results>();
        FormatException expected = await Assert.ThrowsAsync<FormatException>(() => both.PlainFunction("Fail").InvokeAsync(both.Plain));
        FormatException actual = await Assert.ThrowsAsync<FormatException>(() => both.GuardedFunction("Fail").InvokeAsync(both.Guarded));
        Assert.Equal(expected.Message, actual.Message);
        Assert.Equal(expected.Data.Keys, actual.Data.Keys);
    }

    [Fact]
    public async Task Prompt_ResultTextMetadataAndRenderedPrompt_AreTheSame()
    {
        KernelPlugin prompts = KernelPluginFactory.CreateFromFunctions("Prompts", [KernelFunctionFactory.CreateFromPrompt(
            new PromptTemplateConfig("one {{$word}} {{$other}}") { Name = "Say", InputVariables = [new InputVariable { Name = "word" }, new InputVariable { Name = "other", Default = "two" }] })]);
        await using PlainAndGuarded both = await PlainAndGuarded.OfPluginAsync(prompts, new ToolAccess("probe:read") { Tier = TrustTier.Routine });
        FunctionResult expected = await both.PlainFunction("Say").InvokeAsync(both.Plain, new KernelArguments { ["word"] = "x" });
        FunctionResult actual = await both.GuardedFunction("Say").InvokeAsync(both.Guarded, new KernelArguments { ["word"] = "x" });
        Assert.Equal("one x two", actual.RenderedPrompt);
        Assert.Equal(expected.RenderedPrompt, actual.RenderedPrompt);
        Assert.Equal(expected.ToString(), actual.ToString());
        Assert.Equal(expected.ValueType, actual.ValueType);
        Assert.Equal(expected.Metadata, actual.Metadata);
    }

    [Fact]
    public async Task Stream_Items_AreTheSame()
    {
        await using PlainAndGuarded both = await PlainAndGuarded.OfTypeAsync<Results>();
        Assert.Equal(await ReadAsync<Results.Answer>(both.PlainFunction("Stream"), both.Plain), await ReadAsync<Results.Answer>(both.GuardedFunction("Stream"), both.Guarded));
        Assert.Equal(await ReadAsync<decimal>(both.PlainFunction("ValueTaskOfDecimal"), both.Plain), await ReadAsync<decimal>(both.GuardedFunction("ValueTaskOfDecimal"), both.Guarded));
        Assert.Equal(await ReadAsync<StreamingKernelContent>(both.PlainFunction("Many"), both.Plain), await ReadAsync<StreamingKernelContent>(both.GuardedFunction("Many"), both.Guarded));
    }

    private static async Task<List<string>> ReadAsync<T>(KernelFunction function, Kernel kernel)
    {
        var items = new List<string>();
        await foreach (T item in function.InvokeStreamingAsync<T>(kernel))
            items.Add($"{item!.GetType().Name} {item}");
        Assert.NotEmpty(items);
        return items;
    }
}
