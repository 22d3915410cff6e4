using Microsoft.CodeAnalysis;
using Xunit.Abstractions;
using ZeroTrustAgents.Analyzers.Tests.Lab;

namespace ZeroTrustAgents.Analyzers.Tests;

/// <summary>Constants on their way to APIs that take credentials, and the fixed twin of each.</summary>
public sealed class FlowSetTests(ITestOutputHelper output)
{
    private static readonly string[] Read =
    [
        "Console.ReadLine()!", "Environment.GetEnvironmentVariable(\"APP_SECRET\")!", "File.ReadAllText(\"/run/secrets/db\")",
        "new App().Config[\"Db:Password\"]!", "new StreamReader(\"settings\").ReadLine()!", "new App().Text!",
    ];

    [Fact]
    public async Task Constants_EveryWay_AreFound() => await MeasureAsync("constants into sinks", FlowWays.All, constant: true, dead: false);

    [Fact]
    public async Task FixedTwins_EveryWay_AreSilent() => await MeasureAsync("fixed twins", FlowWays.All, constant: false, dead: false);

    [Fact]
    public async Task DeadConstants_EveryWay_AreSilent() => await MeasureAsync("constants that do not arrive", DeadWays.All, constant: false, dead: true);

    private async Task MeasureAsync(string title, IReadOnlyList<FlowWay> ways, bool constant, bool dead)
    {
        var byWay = new Tally(title);
        var bySink = new Tally(title + ", by sink");
        var rng = new Rng(5);
        int turn = 0;
        foreach (FlowWay[] some in ways.Chunk(Size.Full ? 8 : 32))
        {
            List<(Piece Piece, FlowWay Way, FlowSink Sink)> pieces = [];
            foreach (FlowWay way in some)
            {
                turn++;
                foreach (FlowSink sink in Size.Sample(FlowSink.All, turn, dead ? 2 : 5))
                {
                    string literal = Slot.Quote(rng.Next(3) == 0 ? Secrets.Weak(rng) : Secrets.Random(rng));
                    string read = Read[pieces.Count % Read.Length];
                    var slot = new FlowSlot(pieces.Count, constant ? literal : read, constant ? "\"\"" : literal, sink);
                    pieces.Add((new Piece(way.Id + " into " + sink.Id + ": " + slot.Source + "/" + slot.Other, way.Render(slot)), way, sink));
                }
            }

            ILookup<Piece, Diagnostic> found = await Laboratory.MeasureAsync([.. pieces.Select(static p => p.Piece)]);
            foreach ((Piece piece, FlowWay way, FlowSink sink) in pieces)
            {
                byWay.Add(way.Id, piece.Label, found.Contains(piece) == constant);
                bySink.Add(sink.Id, piece.Label, found.Contains(piece) == constant);
            }
        }

        output.WriteLine(byWay.Report(0));
        output.WriteLine(bySink.Report(0));
        Assert.True(byWay.All > 100, byWay.ToString());
        Assert.True(constant ? byWay.Share >= 97 : byWay.Wrong == 0, byWay.Report() + "\n" + bySink.Report(0));
    }
}
