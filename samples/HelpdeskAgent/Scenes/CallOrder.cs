using HelpdeskAgent.Agent;

namespace HelpdeskAgent.Scenes;

/// <summary>Hands calls on in the order in which they began; calls that run together end in any order.</summary>
internal sealed class CallOrder(Action<ObservedCall> next)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<int, ObservedCall> _ended = [];
    private readonly List<ObservedCall> _calls = [];

    public IReadOnlyList<ObservedCall> Calls => _calls;

    public void Add(ObservedCall ended)
    {
        lock (_gate)
        {
            _ended.Add(ended.Number, ended);
            while (_ended.Remove(_calls.Count + 1, out ObservedCall? call))
            {
                _calls.Add(call);
                next(call);
            }
        }
    }
}
