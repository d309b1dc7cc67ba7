using System.Runtime.CompilerServices;
using Portal.AwsSandbox.CloudFormation.Templates;
using Portal.AwsSandbox.Costs.Billing;
using Portal.AwsSandbox.Standing;

namespace Portal.AwsSandbox.Costs.Metering;

/// <summary>Which tags a resource's usage carries: its stack's, those CloudFormation gives it, and its own over them.</summary>
internal static class ResourceTags
{
    public const string StackName = "aws:cloudformation:stack-name";

    // A spell is metered on hundreds of days, and never changes.
    private static readonly ConditionalWeakTable<Spell, TagSet> Known = [];
    private static readonly ConditionalWeakTable<Spell, TagSet> KnownOfVolumes = [];
    private static readonly ConditionalWeakTable<Spell, Tagged> KnownOfInstances = [];

    public static TagSet Of(Spell spell) => Known.GetValue(spell, static of => new([.. FromStack(of), .. Own(of.At("Tags"))]));

    /// <summary>What instances of a group get: the group's tags that are handed on, and those of the launch template.</summary>
    public static TagSet OfInstances(Spell group, Spell? template)
    {
        if (KnownOfInstances.TryGetValue(group, out var known) && ReferenceEquals(known.Template, template)) return known.Tags;
        var tags = new TagSet([.. FromStack(group), .. Own(group.At("Tags")), .. Specified(template, "instance")]);
        KnownOfInstances.AddOrUpdate(group, new Tagged(template, tags));
        return tags;
    }

    /// <summary>A volume gets what the launch template specifies for volumes, and nothing else: no stack's tag reaches it.</summary>
    public static TagSet OfVolumes(Spell? template) => template is null ? TagSet.None : KnownOfVolumes.GetValue(template, static of => new(Specified(of, "volume")));

    private static IEnumerable<KeyValuePair<string, string>> FromStack(Spell spell) => spell.StackTags.Append(new(StackName, spell.StackName));

    private static IEnumerable<KeyValuePair<string, string>> Specified(Spell? template, string resourceType) =>
        (template?.At("LaunchTemplateData/TagSpecifications") as Value.Items)?.All.OfType<Value.Fields>()
            .Where(each => (each["ResourceType"] as Value.Text)?.Content == resourceType)
            .SelectMany(each => Own(each["Tags"])) ?? [];

    // A list of keys and values; a few types take a map instead.
    private static IEnumerable<KeyValuePair<string, string>> Own(Value? tags) => tags switch
    {
        Value.Items list => list.All.OfType<Value.Fields>()
            .Where(tag => (tag["PropagateAtLaunch"] as Value.Text)?.Content != "false")
            .Select(tag => (Key: tag["Key"] as Value.Text, Value: tag["Value"] as Value.Text))
            .Where(tag => tag is { Key: not null, Value: not null })
            .Select(tag => KeyValuePair.Create(tag.Key!.Content, tag.Value!.Content)),
        Value.Fields map => map.All.Where(tag => tag.Value is Value.Text).Select(tag => KeyValuePair.Create(tag.Key, tag.Value.Shown)),
        _ => [],
    };

    private sealed record Tagged(Spell? Template, TagSet Tags);
}
