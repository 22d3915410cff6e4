using System.Text.Json;
using Microsoft.SemanticKernel;

namespace ZeroTrustAgents.SemanticKernel.Tests.Fidelity;

/// <summary>Tools that return each kind of result.</summary>
[System.Diagnostics.CodeAnalysis.SuppressMessage("Performance", "CA1822", Justification = "Instance methods are what plugins have.")]
public sealed class Results
{
    private const string Scope = "probe:read";

    public sealed record Answer(int Id, IReadOnlyList<string> Tags);

    [KernelFunction, ToolAccess(Scope, Tier = TrustTier.Routine)]
    public void Void()
    {
    }

    [KernelFunction, ToolAccess(Scope, Tier = TrustTier.Routine)]
    public async Task TaskAsync() => await Task.Yield();

    [KernelFunction, ToolAccess(Scope, Tier = TrustTier.Routine)]
    public async ValueTask ValueTaskAsync() => await Task.Yield();

    [KernelFunction, ToolAccess(Scope, Tier = TrustTier.Routine)]
    public async Task<Answer> TaskOfRecordAsync()
    {
        await Task.Yield();
        return new Answer(1, ["a"]);
    }

    [KernelFunction, ToolAccess(Scope, Tier = TrustTier.Routine)]
    public async ValueTask<decimal> ValueTaskOfDecimalAsync()
    {
        await Task.Yield();
        return 1.50m;
    }

    [KernelFunction, ToolAccess(Scope, Tier = TrustTier.Routine)]
    public Task<string?> NullTextAsync() => Task.FromResult<string?>(null);

    [KernelFunction, ToolAccess(Scope, Tier = TrustTier.Routine)]
    public int? NullNumber() => null;

    [KernelFunction, ToolAccess(Scope, Tier = TrustTier.Routine)]
    public DayOfWeek Enum() => DayOfWeek.Friday;

    [KernelFunction, ToolAccess(Scope, Tier = TrustTier.Routine)]
    public List<Answer> Many() => [new Answer(1, []), new Answer(2, ["x"])];

    [KernelFunction, ToolAccess(Scope, Tier = TrustTier.Routine)]
    public IReadOnlyDictionary<string, Answer> Map() => new Dictionary<string, Answer> { ["a"] = new(1, []) };

    [KernelFunction, ToolAccess(Scope, Tier = TrustTier.Routine)]
    public JsonElement Json() => JsonElement.Parse("""{"z":1,"a":[true]}""");

    [KernelFunction, ToolAccess(Scope, Tier = TrustTier.Routine)]
    public byte[] Bytes() => [1, 2, 3];

    [KernelFunction, ToolAccess(Scope, Tier = TrustTier.Routine)]
    public (int Left, string Right) Tuple() => (1, "r");

    [KernelFunction, ToolAccess(Scope, Tier = TrustTier.Routine)]
    public object Anonymous() => new { Id = 1, When = new DateOnly(2026, 3, 1) };

    [KernelFunction, ToolAccess(Scope, Tier = TrustTier.Routine)]
    public ChatMessageContent Message() => new(Microsoft.SemanticKernel.ChatCompletion.AuthorRole.Tool, "text") { ModelId = "m" };

    [KernelFunction, ToolAccess(Scope, Tier = TrustTier.Routine)]
    public async Task<FunctionResult> ResultAsync(KernelFunction function)
    {
        await Task.Yield();
        return new FunctionResult(function, 5, System.Globalization.CultureInfo.GetCultureInfo("de-DE"), new Dictionary<string, object?> { ["usage"] = 3 });
    }

    [KernelFunction, ToolAccess(Scope, Tier = TrustTier.Routine)]
    public async Task<int> FailAsync()
    {
        await Task.Yield();
        throw new FormatException("bad");
    }

    [KernelFunction, ToolAccess(Scope, Tier = TrustTier.Routine)]
    public async IAsyncEnumerable<Answer> StreamAsync()
    {
        for (int i = 0; i < 3; i++)
        {
            await Task.Yield();
            yield return new Answer(i, []);
        }
    }
}
