namespace Portal.CloudFormation.Pricing;

/// <summary>The least, the expected and the most of a quantity or an amount; an estimate is never one number.</summary>
public readonly record struct Spread(decimal Minimum, decimal Expected, decimal Maximum)
{
    public static Spread None { get; } = new(0, 0, 0);

    public static Spread Exactly(decimal value) => new(value, value, value);

    public static Spread operator +(Spread one, Spread other) =>
        new(one.Minimum + other.Minimum, one.Expected + other.Expected, one.Maximum + other.Maximum);

    public static Spread operator -(Spread one, Spread other) =>
        new(one.Minimum - other.Minimum, one.Expected - other.Expected, one.Maximum - other.Maximum);

    public static Spread operator *(Spread one, decimal factor) =>
        new(one.Minimum * factor, one.Expected * factor, one.Maximum * factor);

    /// <summary>Rounded as money is shown, so that the figures on a page add up.</summary>
    public Spread ToCents() => new(Cents(Minimum), Cents(Expected), Cents(Maximum));

    private static decimal Cents(decimal amount) => Math.Round(amount, 2, MidpointRounding.AwayFromZero);
}
