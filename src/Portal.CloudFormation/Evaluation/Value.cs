using Portal.CloudFormation.Syntax;

namespace Portal.CloudFormation.Evaluation;

/// <summary>What an expression comes to: known, or unknown until CloudFormation has made something. The family is closed.</summary>
public abstract record Value
{
    private protected Value()
    {
    }
}

/// <param name="Text">Booleans as <c>true</c> and <c>false</c>, everything else as it was typed.</param>
public sealed record KnownScalar(string Text, ScalarKind Kind) : Value
{
    public static KnownScalar String(string text) => new(text, ScalarKind.String);
}

/// <summary>A list whose length is known; its items may be unknown.</summary>
public sealed record KnownList(IReadOnlyList<Value> Items) : Value
{
    public bool Equals(KnownList? other) => other is not null && Items.SequenceEqual(other.Items);

    public override int GetHashCode() => Items.Aggregate(Items.Count, HashCode.Combine);
}

/// <summary>A map whose keys are known; its values may be unknown. The order of keys means nothing.</summary>
public sealed record KnownMap(IReadOnlyList<KeyValuePair<string, Value>> Entries) : Value
{
    public static KnownMap Empty { get; } = new([]);

    public Value? this[string key]
    {
        get
        {
            foreach (var entry in Entries)
                if (entry.Key == key) return entry.Value;
            return null;
        }
    }

    public bool Equals(KnownMap? other)
    {
        if (other is null || Entries.Count != other.Entries.Count) return false;
        var others = other.ByKey();
        return Entries.All(entry => entry.Value.Equals(others.GetValueOrDefault(entry.Key)));
    }

    /// <summary>For looking many keys up.</summary>
    public IReadOnlyDictionary<string, Value> ByKey() => Entries.ToDictionary();

    public override int GetHashCode() => Entries.Count;
}

/// <summary>A value that only AWS can fill in.</summary>
/// <param name="Symbol">What it refers to, written as in Fn::Sub: <c>https://${Site.DomainName}/</c>. Equal symbols mean the same thing.</param>
/// <param name="Reads">What it is made from, each once.</param>
public sealed record Unknown(string Symbol, IReadOnlyList<Reference> Reads) : Value
{
    /// <summary>Stands where an expression was wrong; the problem itself is reported, and what follows from it is not.</summary>
    public static Unknown Invalid { get; } = new("?", [new Reference(ReferenceKind.Invalid, "?", null)]);

    /// <summary>Values of NoEcho parameters in it: they tell two values apart but are never shown.</summary>
    internal IReadOnlyList<string> Secrets { get; init; } = [];

    public bool Equals(Unknown? other) => other is not null && Symbol == other.Symbol && Secrets.SequenceEqual(other.Secrets);

    public override int GetHashCode() => Symbol.GetHashCode(StringComparison.Ordinal);
}

public enum ReferenceKind
{
    /// <summary>What Ref of a resource gives; Subject is the logical id.</summary>
    PhysicalId,

    /// <summary>What Fn::GetAtt gives; Subject is the logical id.</summary>
    Attribute,

    /// <summary>Subject is the name under which another stack exports it.</summary>
    Import,

    /// <summary>Subject is the whole <c>{{resolve:…}}</c>.</summary>
    DynamicReference,

    /// <summary>Subject is the name of the SSM parameter.</summary>
    StoredParameter,

    /// <summary>A parameter whose value is never shown; Subject is its name.</summary>
    SecretParameter,

    /// <summary>A parameter that has no value yet; Subject is its name.</summary>
    MissingParameter,

    /// <summary>A pseudo parameter that is not known before the stack exists; Subject is its name.</summary>
    PseudoParameter,

    /// <summary>Subject is the region whose zones are asked for.</summary>
    Zones,

    /// <summary>Subject is the name of the macro that would make it.</summary>
    Macro,

    /// <summary>An expression that is wrong.</summary>
    Invalid,
}

public sealed record Reference(ReferenceKind Kind, string Subject, string? Attribute);
