using System.Globalization;
using Microsoft.CodeAnalysis;
using Xunit.Abstractions;
using ZeroTrustAgents.Analyzers.Tests.Lab;

namespace ZeroTrustAgents.Analyzers.Tests;

/// <summary>What looks like a credential and is none.</summary>
public sealed class NegativeSetTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Negatives_EveryPosition_AreSilent()
    {
        var byKind = new Tally("negatives");
        var byPosition = new Tally("negatives, by position");
        int turn = 0;
        foreach (Position position in PositionTable.All.Where(static p => p is { Nameless: false, Disguised: false }))
        {
            turn++;
            List<(Piece Piece, Negative Negative)> pieces = [];
            foreach (Negative negative in Size.Sample(NegativeTable.All, turn, 24))
            {
                var slot = new Slot(pieces.Count, TargetNames.Split(negative.Name), negative.Value);
                if (negative.Value.Length > 0 && Piece.Of(position, slot, negative.Kind + ": " + slot.Camel) is { } piece)
                    pieces.Add((piece, negative));
            }

            ILookup<Piece, Diagnostic> found = await Laboratory.MeasureAsync([.. pieces.Select(static p => p.Piece)], position.Level == Level.TopLevel);
            foreach ((Piece piece, Negative negative) in pieces)
            {
                string what = negative.Name + " = " + negative.Value + " (" + string.Join(", ", found[piece].Select(static d => d.Id)) + ")";
                byKind.Add(negative.Kind, position.Id + ": " + what, !found.Contains(piece));
                byPosition.Add(position.Id, what, !found.Contains(piece));
            }
        }

        output.WriteLine(byKind.Report(0));
        output.WriteLine(byPosition.Report(0));
        double alarms = 100 - byKind.Share;
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"false alarms: {alarms:F3} %"));
        Assert.True(byKind.All > 2_500, byKind.ToString());
        Assert.True(alarms <= 0.1, byKind.Report() + "\n" + byPosition.Report(0));
    }

    [Fact]
    public void Negatives_Kinds_AreManyAndDiffer()
    {
        Assert.True(NegativeTable.All.Select(static n => n.Kind).Distinct().Count() >= 80);
        Assert.True(PositionTable.All.Count(static p => p is { Nameless: false, Disguised: false }) >= 20);
        Assert.True(PositionTable.All.Count >= 60);
        Assert.Equal(PositionTable.All.Count, PositionTable.All.Select(static p => p.Id).Distinct().Count());
    }
}
