namespace Portal.Domain.Costs;

public readonly record struct AnomalyId(string Value) : IId<AnomalyId>
{
    public static string Prefix => "ano";
    public static AnomalyId Of(string value) => new(value);
    public override string ToString() => Value;
}

public readonly record struct MeetingId(string Value) : IId<MeetingId>
{
    public static string Prefix => "mtg";
    public static MeetingId Of(string value) => new(value);
    public override string ToString() => Value;
}

public readonly record struct DecisionId(string Value) : IId<DecisionId>
{
    public static string Prefix => "dcn";
    public static DecisionId Of(string value) => new(value);
    public override string ToString() => Value;
}
