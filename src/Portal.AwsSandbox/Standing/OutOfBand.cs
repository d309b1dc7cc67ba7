using System.Text.Json;
using Portal.AwsSandbox.CloudFormation.Stacks;
using Portal.AwsSandbox.CloudFormation.Templates;
using Portal.AwsSandbox.State;
using Portal.AwsSandbox.Wire;

namespace Portal.AwsSandbox.Standing;

/// <summary>Changes to what stands that CloudFormation knows nothing of: they are its drift, and CloudTrail knows who made them.</summary>
internal static class OutOfBand
{
    /// <summary>Lays scalars over a resource's properties by path (null takes one away) and notes the call.</summary>
    public static void Set(Look look, Spell spell, IReadOnlyDictionary<string, string?> values)
    {
        var (stack, resource) = Resource(look, spell);
        Set(look.Region, stack, resource, values.ToDictionary(pair => pair.Key, pair => pair.Value is null ? "" : JsonSerializer.Serialize(pair.Value)));
        Trail.Note(look, spell.Type, spell.PhysicalId);
    }

    /// <summary>Lays a whole value over one property and notes the call.</summary>
    public static void SetJson(Look look, Spell spell, string path, object value)
    {
        var (stack, resource) = Resource(look, spell);
        Set(look.Region, stack, resource, new Dictionary<string, string> { [path] = JsonSerializer.Serialize(value) });
        Trail.Note(look, spell.Type, spell.PhysicalId);
    }

    /// <summary>The spell as it is with what this call has laid over it.</summary>
    public static Spell Laid(Look look, Spell spell)
    {
        var (stack, resource) = Resource(look, spell);
        return spell with { Properties = (Value.Fields)Actual.Properties(new Run(look.Region, stack, look.Now), resource.Standing!) };
    }

    /// <param name="json">JSON by path; an empty text takes the property away.</param>
    public static void Set(Region region, Stack stack, Resource resource, IReadOnlyDictionary<string, string> json)
    {
        var all = new Dictionary<string, string>(resource.Standing!.OutOfBand ?? new Dictionary<string, string>());
        foreach (var (path, value) in json) all[path] = value;
        resource.Standing = resource.Standing with { OutOfBand = all };
        region.Touch(stack);
    }

    private static (Stack Stack, Resource Resource) Resource(Look look, Spell spell) =>
        look.Region.ById(spell.StackId) is { } stack && stack.Resources.GetValueOrDefault(spell.LogicalId) is { Standing: { } standing } resource && standing.PhysicalId == spell.PhysicalId
            ? (stack, resource)
            : throw new AwsException("InvalidParameterValue", $"{spell.PhysicalId} was left behind by its stack; the sandbox keeps it as it is.");
}
