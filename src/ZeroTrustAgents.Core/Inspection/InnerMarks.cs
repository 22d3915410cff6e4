using System.Numerics;
using ZeroTrustAgents.Credentials;

namespace ZeroTrustAgents.Inspection;

/// <summary>The marks of all kinds without a prefix, by the place of their first character: one look at each place tells nearly every text off.</summary>
internal sealed class InnerMarks
{
    private readonly Place[] _places;

    public InnerMarks(IEnumerable<CredentialKind> kinds) =>
        _places =
        [
            .. kinds.Where(static k => k.Prefixes.Count == 0 && k.Shape is not null).Select(InnerMark.Of)
                .SelectMany(static m => Enumerable.Range(m.First, m.Last - m.First + 1).Select(at => (At: at, Mark: m)))
                .GroupBy(static p => p.At, static p => p.Mark)
                .Select(static g => new Place(g.Key, [.. g]))
                .OrderBy(static p => p.NeededRun),
        ];

    /// <summary>Whether one of the values may start at a place.</summary>
    public bool StandIn<T>(ReadOnlySpan<T> text, int at, int run) where T : unmanaged, IBinaryInteger<T>
    {
        foreach (ref readonly Place place in _places.AsSpan())
        {
            // The shortest first.
            if (run < place.NeededRun)
                return false;
            int from = at + place.At;
            if (from >= text.Length || !place.MayBe(TextUnits.At(text, from)))
                continue;
            foreach (InnerMark mark in place.Marks)
            {
                if (run >= mark.NeededRun && TextUnits.StartsWith(text, from, mark.Text))
                    return true;
            }
        }

        return false;
    }

    private readonly struct Place
    {
        private readonly ulong _low;
        private readonly ulong _high;

        public Place(int at, InnerMark[] marks)
        {
            At = at;
            Marks = marks;
            NeededRun = marks.Min(static m => m.NeededRun);
            foreach (InnerMark mark in marks)
            {
                // A kind that has no such text may be anything.
                _low |= mark.Text.Length == 0 ? ulong.MaxValue : mark.Text[0] < 64 ? 1UL << mark.Text[0] : 0;
                _high |= mark.Text.Length == 0 ? ulong.MaxValue : mark.Text[0] >= 64 ? 1UL << (mark.Text[0] - 64) : 0;
            }
        }

        public int At { get; }

        public InnerMark[] Marks { get; }

        public int NeededRun { get; }

        public bool MayBe(int unit) => unit < 64 ? (_low >> unit & 1) != 0 : unit < 128 && (_high >> (unit - 64) & 1) != 0;
    }
}
