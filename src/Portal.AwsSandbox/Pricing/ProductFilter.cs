using Portal.AwsSandbox.Wire;
using Portal.AwsSandbox.Wire.Tongues;

namespace Portal.AwsSandbox.Pricing;

/// <summary>
/// One filter of GetProducts. TERM_MATCH and EQUALS ask for exactly the value, CONTAINS for a part of it, ANY_OF and NONE_OF
/// take values between commas. A product without the field matches NONE_OF only.
/// </summary>
internal sealed record ProductFilter(string Type, string Field, string Value)
{
    private static readonly string[] Types = ["TERM_MATCH", "EQUALS", "CONTAINS", "ANY_OF", "NONE_OF"];

    public static IReadOnlyList<ProductFilter> Read(Members input, MemberConstraints constraints)
    {
        var given = input.Structures("Filters") ?? [];
        foreach (var filter in given)
            constraints.Required(filter, "Type").OneOf(filter, "Type", Types)
                .Required(filter, "Field").Length(filter, "Field", 1, 1024).Required(filter, "Value").Length(filter, "Value", 1, 1024);
        constraints.Hold();
        return given.Count <= 50
            ? [.. given.Select(filter => new ProductFilter(filter.Text("Type")!, filter.Text("Field")!, filter.Text("Value")!))]
            : throw AwsException.Validation("1 validation error detected: Value at 'filters' failed to satisfy constraint: Member must have length less than or equal to 50");
    }

    public bool Matches(Offer offer)
    {
        var actual = offer.Field(Field);
        return Type switch
        {
            "CONTAINS" => actual?.Contains(Value, StringComparison.OrdinalIgnoreCase) == true,
            "ANY_OF" => Values().Any(value => Same(actual, value)),
            "NONE_OF" => !Values().Any(value => Same(actual, value)),
            _ => Same(actual, Value),
        };
    }

    private string[] Values() => Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    // The list does not tell upper from lower case in values.
    private static bool Same(string? actual, string value) => actual is not null && actual.Equals(value, StringComparison.OrdinalIgnoreCase);
}
