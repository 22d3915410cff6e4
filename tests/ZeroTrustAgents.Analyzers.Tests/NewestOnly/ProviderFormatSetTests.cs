using Microsoft.CodeAnalysis;
using Xunit.Abstractions;
using ZeroTrustAgents.Analyzers.Tests.Lab;

namespace ZeroTrustAgents.Analyzers.Tests;

/// <summary>Every provider's format in every position, under telling and neutral names.</summary>
public sealed class ProviderFormatSetTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Formats_TellingNames_AreFound() => await MeasureAsync("provider formats, telling names", TargetNames.Telling, 99, p => true);

    [Fact]
    public async Task Formats_NeutralNames_AreFound() => await MeasureAsync("provider formats, neutral names", TargetNames.Neutral, 97, p => true);

    [Fact]
    public async Task Formats_WrittenOut_AreFoundWhateverTheirName() => await MeasureAsync("provider formats, written out, neutral names", TargetNames.Neutral, 99, static p => !p.Disguised);

    private async Task MeasureAsync(string title, string[] names, double bar, Func<Position, bool> which)
    {
        var byPosition = new Tally(title);
        var byKind = new Tally(title + ", by kind");
        int turn = 0;
        foreach (Position position in PositionTable.All.Where(which))
        {
            turn++;
            var rng = new Rng((ulong)turn);
            List<(Piece Piece, string Kind)> pieces = [];
            foreach ((string kind, string value) in Size.Sample(ProviderSamples.Of(rng), turn, 3))
            {
                var slot = new Slot(pieces.Count, TargetNames.Split(names[(pieces.Count + turn) % names.Length]), value);
                if (Piece.Of(position, slot, kind + " as " + slot.Camel) is { } piece)
                    pieces.Add((piece, kind));
            }

            ILookup<Piece, Diagnostic> found = await Laboratory.MeasureAsync([.. pieces.Select(static p => p.Piece)], position.Level == Level.TopLevel);
            foreach ((Piece piece, string kind) in pieces)
            {
                byPosition.Add(position.Id, piece.Label, found.Contains(piece));
                byKind.Add(kind, position.Id, found.Contains(piece));
            }
        }

        output.WriteLine(byPosition.Report(0));
        output.WriteLine(byKind.Report(0));
        Assert.True(byPosition.All > 5_000, byPosition.ToString());
        Assert.True(byPosition.Share >= bar, byPosition.Report() + "\n" + byKind.Report(0));
    }
}
