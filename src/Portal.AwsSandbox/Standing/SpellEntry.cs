using System.Text.Json.Serialization;
using Portal.AwsSandbox.CloudFormation.Stacks;
using Portal.AwsSandbox.CloudFormation.Templates;
using Portal.AwsSandbox.State;

namespace Portal.AwsSandbox.Standing;

/// <summary>A spell as the journal holds it; properties and tags are hashes of texts.</summary>
public sealed class SpellEntry
{
    public required long Number { get; init; }

    public required string StackId { get; init; }

    public required string StackName { get; init; }

    public required string StackTags { get; init; }

    public required string LogicalId { get; init; }

    public required string Type { get; init; }

    public required string PhysicalId { get; init; }

    public required string Seed { get; init; }

    public required int Generation { get; init; }

    public required string Properties { get; init; }

    public required DateTimeOffset From { get; init; }

    public DateTimeOffset? To { get; set; }

    /// <summary>True once its stack let go of it without deleting it.</summary>
    public bool LeftBehind { get; set; }

    /// <summary>What it was last observed as: the same object has not changed.</summary>
    [JsonIgnore]
    public Incarnation? Of { get; set; }

    private Spell? read;

    // Describes read the same spells again and again; only the end of one ever changes.
    public Spell Read(Region region) => read is { } known && known.To == To ? known : read = new(
        Number, region.Account, region.Name, StackId, StackName,
        ((Value.Fields)region.Texts.Json(StackTags)).All.ToDictionary(tag => tag.Key, tag => tag.Value.Shown),
        LogicalId, Type, PhysicalId, Seed, Generation, (Value.Fields)region.Texts.Json(Properties), From, To);
}
