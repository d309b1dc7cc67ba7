using System.Collections.Concurrent;

namespace Portal.Faults.Drive;

/// <summary>A request that the portal took, and where it may stand once everything has settled.</summary>
internal sealed class Asked(string id, string person, string kind, string name, string environment)
{
    private int _busy;

    public string Id => id;
    public string Person => person;
    public string Kind => kind;
    public string Name => name;
    public string Environment => environment;

    /// <summary>Its standings, any of which is right after what was accepted.</summary>
    public IReadOnlyList<string> MayEnd { get; private set; } = [];

    /// <summary>What was accepted, in order, for who reads a failure.</summary>
    public ConcurrentQueue<string> Story { get; } = [];

    public void Accepted(string what, params string[] mayEnd)
    {
        Story.Enqueue($"{what} → {string.Join('/', mayEnd)}");
        MayEnd = mayEnd;
    }

    public bool Take() => Interlocked.CompareExchange(ref _busy, 1, 0) == 0;

    public void Release() => _busy = 0;

    public override string ToString() => $"{kind} {name} ({id}): {string.Join(", ", Story)}";
}

/// <summary>What the portal said yes to, which is what it has to have done, once.</summary>
internal sealed class Ledger
{
    private readonly ConcurrentDictionary<(string Action, string Subject), int> _actions = [];
    private readonly ConcurrentQueue<Asked> _asked = [];

    public IReadOnlyList<Asked> All => [.. _asked];

    /// <summary>Each accepted action of people, by the audit's word for it, and how often.</summary>
    public IReadOnlyDictionary<(string Action, string Subject), int> Actions => _actions;

    public Asked Add(Asked asked)
    {
        _asked.Enqueue(asked);
        return asked;
    }

    public void Did(string action, string subject) => _actions.AddOrUpdate((action, subject), 1, (_, times) => times + 1);
}
