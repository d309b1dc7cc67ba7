using Portal.AwsSandbox.Costs.Billing;
using Portal.AwsSandbox.Wire;
using Portal.AwsSandbox.Wire.Tongues;

namespace Portal.AwsSandbox.Costs.Queries;

/// <summary>A filter expression: And, Or and Not over dimensions and tags.</summary>
internal delegate bool Filter(in Charge charge);

internal static class Filters
{
    // Deeper than anybody writes; what goes on is made to exhaust the stack.
    private const int Deepest = 20;

    private static readonly string[] Roots = ["Or", "And", "Not", "Dimensions", "Tags", "CostCategories"];

    /// <summary>Null, when the call filters nothing, lets everything through.</summary>
    public static Filter Read(Members? input, TagView tags, string action) => input is null ? (in Charge _) => true : Read(input, tags, action, 0);

    private static Filter Read(Members input, TagView tags, string action, int depth)
    {
        if (depth > Deepest) throw Invalid("Expression is nested too deeply.");
        var given = Roots.Where(input.Has).ToList();
        if (given.Count == 0) throw Invalid("Expression must have one root.");
        if (given.Count > 1) throw Invalid($"Expression has more than one roots. Only one root is allowed for each expression: [{string.Join(", ", given)}]");
        switch (given[0])
        {
            case "Not":
                var inner = Read(input.Structure("Not")!, tags, action, depth + 1);
                return (in Charge charge) => !inner(charge);
            case "Dimensions":
                return OfDimension(input.Structure("Dimensions")!, action);
            case "Tags":
                return OfTag(input.Structure("Tags")!, tags);
            case "CostCategories":
                // No cost category is ever defined here, so no line has a value in one.
                var category = input.Structure("CostCategories")!;
                var absent = new Match(category, category.Text("Key") ?? "CostCategories");
                return (in Charge _) => absent.Holds(null, "");
            case var operation:
                var parts = (input.Structures(operation) ?? []).ConvertAll(part => Read(part, tags, action, depth + 1));
                if (parts.Count < 2) throw Invalid($"{operation} needs at least two expressions.");
                return operation == "And" ? (in Charge charge) => All(parts, charge) : (in Charge charge) => Any(parts, charge);
        }
    }

    private static Filter OfDimension(Members input, string action)
    {
        new MemberConstraints().Required(input, "Key").OneOf(input, "Key", Dimensions.All).Hold();
        var key = Dimensions.Known(input.Text("Key")!, action);
        var match = new Match(input, key);
        return (in Charge charge) => match.Holds(Dimensions.Of(charge.Line, key), Dimensions.Shown(charge.Line, key));
    }

    private static Filter OfTag(Members input, TagView tags)
    {
        new MemberConstraints().Required(input, "Key").Hold();
        var key = input.Text("Key")!;
        var match = new Match(input, key);
        return (in Charge charge) => match.Holds(tags.Value(charge, key), "");
    }

    private static bool All(List<Filter> parts, in Charge charge)
    {
        foreach (var part in parts)
            if (!part(charge)) return false;
        return true;
    }

    private static bool Any(List<Filter> parts, in Charge charge)
    {
        foreach (var part in parts)
            if (part(charge)) return true;
        return false;
    }

    private static AwsException Invalid(string message) => AwsException.Validation(message);
}
