using Microsoft.CodeAnalysis;
using Xunit.Abstractions;
using ZeroTrustAgents.Analyzers.Tests.Lab;

namespace ZeroTrustAgents.Analyzers.Tests;

/// <summary>Passwords and keys that no provider issued, in targets whose name says credential, in every position.</summary>
public sealed class NamedTargetSetTests(ITestOutputHelper output)
{
    [Fact]
    public async Task RandomValues_TellingNames_AreFound() => await MeasureAsync("random values, telling names", TargetNames.Telling, Secrets.Random, 99);

    [Fact]
    public async Task WeakPasswords_UnmistakableNames_AreFound() => await MeasureAsync("weak passwords, unmistakable names", TargetNames.Unmistakable, Secrets.Weak, 97);

    private async Task MeasureAsync(string title, string[] names, Func<Rng, string> value, double bar)
    {
        var byPosition = new Tally(title);
        var byName = new Tally(title + ", by name");
        int turn = 0;
        foreach (Position position in PositionTable.All.Where(static p => !p.Nameless))
        {
            turn++;
            var rng = new Rng((ulong)turn);
            List<(Piece Piece, string Name)> pieces = [];
            foreach (string name in Size.Sample(names, turn, 2))
            {
                var slot = new Slot(pieces.Count, TargetNames.Split(name), value(rng));
                if (Piece.Of(position, slot, slot.Camel + " = " + slot.Value) is { } piece)
                    pieces.Add((piece, name));
            }

            ILookup<Piece, Diagnostic> found = await Laboratory.MeasureAsync([.. pieces.Select(static p => p.Piece)], position.Level == Level.TopLevel);
            foreach ((Piece piece, string name) in pieces)
            {
                byPosition.Add(position.Id, piece.Label, found.Contains(piece));
                byName.Add(name, position.Id, found.Contains(piece));
            }
        }

        output.WriteLine(byPosition.Report(0));
        output.WriteLine(byName.Report(0));
        Assert.True(byPosition.All > 800, byPosition.ToString());
        Assert.True(byPosition.Share >= bar, byPosition.Report() + "\n" + byName.Report(0));
    }
}
