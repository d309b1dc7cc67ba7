namespace Portal.Domain.Health.Drills;

public readonly record struct DrillId(string Value) : IId<DrillId>
{
    public static string Prefix => "drl";
    public static DrillId Of(string value) => new(value);
    public override string ToString() => Value;
}
