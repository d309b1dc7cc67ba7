using Portal.CloudFormation.Reading;
using Portal.CloudFormation.Syntax;

namespace Portal.CloudFormation.Evaluation;

/// <summary>Evaluates expressions of one template in one scope. Whatever is wrong goes to the log; nothing throws.</summary>
internal sealed class Expressions(Template template, Scope scope, ProblemLog log)
{
    private readonly Budget budget = new();
    private readonly Dictionary<(string, string, string), Value> lookedUp = [];
    private int depth;

    public Template Template => template;

    public Scope Scope => scope;

    public Conditions Conditions => field ??= new Conditions(this);

    public Trail Trail { get; set; } = new(null, "", 0);

    public ReadTrace Trace { get; set; } = new();

    /// <summary>Which functions may be used and what may be read.</summary>
    public Context Context { get; set; } = Context.Resources;

    /// <summary>True when nothing more is evaluated.</summary>
    public bool IsSpent => budget.IsSpent;

    /// <summary>Null stands for AWS::NoValue: whatever holds it leaves it out.</summary>
    public Value? Of(Node node)
    {
        if (!Enter(node)) return Unknown.Invalid;
        depth++;
        try
        {
            return node switch
            {
                Scalar scalar => OfScalar(scalar),
                Sequence sequence => OfSequence(sequence),
                Mapping { Entries: [var only] } call when Functions.IsCall(only.Key) => Functions.Call(this, only, call.At),
                Mapping mapping => OfMapping(mapping),
                _ => Unknown.Invalid,
            };
        }
        finally
        {
            depth--;
        }
    }

    /// <summary>Null when it depends on a value that is not known, or is wrong.</summary>
    public bool? Truth(Node node)
    {
        if (!Enter(node)) return null;
        depth++;
        try
        {
            return Logic.Truth(this, node);
        }
        finally
        {
            depth--;
        }
    }

    public Value? Of(Node node, int index) => Within(Trail.Into(index), node, Of);

    public Value? Of(Node node, string key) => Within(Trail.Into(key), node, Of);

    public bool? Truth(Node node, int index) => Within(Trail.Into(index), node, Truth);

    /// <summary>Reports a problem and stands in for the value.</summary>
    public Unknown Fail(Position at, string message)
    {
        log.Add(message, at, Trail.ToString());
        return Unknown.Invalid;
    }

    /// <summary>Pays for <paramref name="units"/> of output before it is made.</summary>
    public bool Spend(int units, Position at)
    {
        if (budget.IsSpent) return false;
        if (budget.Spend(units)) return true;
        Fail(at, "The template produces more text than can be evaluated here.");
        return false;
    }

    /// <summary>What a function comes to when one of its arguments is unknown.</summary>
    public Unknown Symbolic(Entry call, params ReadOnlySpan<Value> arguments)
    {
        var symbolic = SymbolicText.Call(call.Key, arguments);
        return Spend(symbolic.Symbol.Length, call.At) ? symbolic : Unknown.Invalid;
    }

    /// <summary>Pays for using a value once more. So no value can be larger than what has been paid, however often it is shared.</summary>
    public Value SpendOn(Value value, Position at) => Spend(SizeOf(value), at) ? value : Unknown.Invalid;

    /// <summary>A value of a map, evaluated once however often it is looked up.</summary>
    public Value LookUp(string map, string top, string second, Node node)
    {
        if (!lookedUp.TryGetValue((map, top, second), out var value))
            lookedUp[(map, top, second)] = value = Of(node) ?? Unknown.Invalid;
        return SpendOn(value, node.At);
    }

    private static int SizeOf(Value value) => value switch
    {
        KnownScalar scalar => 1 + scalar.Text.Length,
        KnownList list => 1 + list.Items.Sum(SizeOf),
        KnownMap map => 1 + map.Entries.Sum(entry => entry.Key.Length + SizeOf(entry.Value)),
        Unknown unknown => 1 + unknown.Symbol.Length,
        _ => 1,
    };

    private bool Enter(Node node)
    {
        if (!Spend(1, node.At)) return false;
        if (depth < Budget.Deepest) return true;
        Fail(node.At, $"This is nested more than {Budget.Deepest} levels deep, conditions included.");
        return false;
    }

    private Value OfScalar(Scalar scalar)
    {
        if (!Spend(scalar.Text.Length, scalar.At)) return Unknown.Invalid;
        return scalar.Kind == ScalarKind.String
            ? DynamicReferences.In(scalar.Text)
            : new KnownScalar(ScalarText.Of(scalar), scalar.Kind);
    }

    private KnownList OfSequence(Sequence sequence)
    {
        var items = new List<Value>(sequence.Items.Count);
        for (var i = 0; i < sequence.Items.Count; i++)
            if (Of(sequence.Items[i], i) is { } item) items.Add(item);
        return new KnownList(items);
    }

    private KnownMap OfMapping(Mapping mapping)
    {
        var entries = new List<KeyValuePair<string, Value>>(mapping.Entries.Count);
        foreach (var entry in mapping.Entries)
        {
            if (entry.Key.StartsWith("Fn::", StringComparison.Ordinal))
                Fail(entry.At, entry.Key == "Fn::Transform" ? Functions.MacroRefusal : $"{entry.Key} must stand alone in its mapping.");
            else if (Of(entry.Value, entry.Key) is { } value) entries.Add(new(entry.Key, value));
        }
        return new KnownMap(entries);
    }

    private T Within<T>(Trail inner, Node node, Func<Node, T> evaluate)
    {
        var outer = Trail;
        Trail = inner;
        var result = evaluate(node);
        Trail = outer;
        return result;
    }
}

/// <summary>The part of the template that an expression stands in; each allows other functions.</summary>
internal enum Context
{
    /// <summary>Resources and outputs: everything but condition functions.</summary>
    Resources,

    /// <summary>Conditions: nothing of a resource exists yet.</summary>
    Conditions,

    /// <summary>Rules: as conditions, and with the functions of rules.</summary>
    Rules,
}
