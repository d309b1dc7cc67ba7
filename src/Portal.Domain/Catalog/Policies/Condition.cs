namespace Portal.Domain.Catalog.Policies;

/// <summary>How a field is compared. Every comparison with a field that is absent is false, except <see cref="Absent"/>.</summary>
public enum Comparison { EqualTo, NotEqualTo, OneOf, NoneOf, Below, AtMost, Above, AtLeast, StartsWith, Present, Absent }

/// <summary>When a rule applies. A closed family without loops, calls or text to run, so that reading a rule is safe.</summary>
public abstract record Condition
{
    private Condition() { }

    public static Condition Always { get; } = new All([]);

    public abstract bool Holds(PolicyFacts facts);

    /// <summary>The fields that are looked at.</summary>
    public abstract IEnumerable<string> Fields { get; }

    public sealed record All(IReadOnlyList<Condition> Parts) : Condition
    {
        public override bool Holds(PolicyFacts facts) => Parts.All(part => part.Holds(facts));

        public override IEnumerable<string> Fields => Parts.SelectMany(part => part.Fields);
    }

    public sealed record Any(IReadOnlyList<Condition> Parts) : Condition
    {
        public override bool Holds(PolicyFacts facts) => Parts.Any(part => part.Holds(facts));

        public override IEnumerable<string> Fields => Parts.SelectMany(part => part.Fields);
    }

    public sealed record Not(Condition Part) : Condition
    {
        public override bool Holds(PolicyFacts facts) => !Part.Holds(facts);

        public override IEnumerable<string> Fields => Part.Fields;
    }

    /// <param name="Values">One value, or several for <see cref="Comparison.OneOf"/> and <see cref="Comparison.NoneOf"/>; none for the tests of presence.</param>
    public sealed record Test(string Field, Comparison Comparison, IReadOnlyList<string> Values) : Condition
    {
        public override IEnumerable<string> Fields => [Field];

        public override bool Holds(PolicyFacts facts)
        {
            if (facts[Field] is not { } fact) return Comparison is Comparison.Absent;
            return Comparison switch
            {
                Comparison.EqualTo => Same(fact, Values[0]),
                Comparison.NotEqualTo => !Same(fact, Values[0]),
                Comparison.OneOf => Values.Any(value => Same(fact, value)),
                Comparison.NoneOf => !Values.Any(value => Same(fact, value)),
                Comparison.Below => Order(fact, Values[0]) < 0,
                Comparison.AtMost => Order(fact, Values[0]) <= 0,
                Comparison.Above => Order(fact, Values[0]) > 0,
                Comparison.AtLeast => Order(fact, Values[0]) >= 0,
                Comparison.StartsWith => fact.StartsWith(Values[0], StringComparison.Ordinal),
                Comparison.Present => true,
                Comparison.Absent => false,
                _ => throw new InvalidOperationException($"A comparison that nobody foresaw: {Comparison}."),
            };
        }

        private static bool Same(string fact, string value) => fact == value || Order(fact, value) == 0;

        /// <summary>Null when one of them is no number; then no order holds.</summary>
        private static int? Order(string fact, string value) =>
            PolicyFacts.NumberIn(fact) is { } one && PolicyFacts.NumberIn(value) is { } other ? one.CompareTo(other) : null;
    }
}
