using System.Text;
using System.Text.Json.Nodes;
using Portal.Catalog;
using Portal.CloudFormation.Rendering;
using Portal.Requests;
using Portal.Tests.Requests;

namespace Portal.Tests.Reviews.Judge;

/// <summary>Random inputs of a product, and random edits of its template such as a product's owner might make.</summary>
internal sealed class TemplatePairs(ShelvedProduct shelved, Random random)
{
    // Create-only properties of what holds data, with values that no product has.
    private static readonly (string Type, string Property, Func<int, JsonNode> Value)[] Replacing =
    [
        ("AWS::RDS::DBInstance", "DBInstanceIdentifier", n => $"judge-{n}"), ("AWS::RDS::DBInstance", "MasterUsername", n => $"judge{n}"), ("AWS::RDS::DBInstance", "DBName", n => $"judge{n}"),
        ("AWS::ElastiCache::ReplicationGroup", "Port", n => 7000 + n), ("AWS::ElastiCache::ReplicationGroup", "ReplicationGroupId", n => $"judge-{n}"),
        ("AWS::S3::Bucket", "BucketName", n => $"judge-bucket-{n}"), ("AWS::Logs::LogGroup", "LogGroupName", n => $"/judge/{n}"), ("AWS::SQS::Queue", "QueueName", n => $"judge-{n}"),
    ];

    // Names are used once: another stack that has the same would fail for it.
    private int used;

    private readonly string body = Encoding.UTF8.GetString(CanonicalText.Render(shelved.Template));

    public StackInputs Next() => new(Edited(), Inputs());

    private Dictionary<string, string> Inputs()
    {
        var content = Shelf.Request(shelved.Product.Presets.Count == 0 ? null : Pick(shelved.Product.Presets).Id) with { Product = shelved.Product.Id };
        var asked = shelved.Template.Parameters.Where(parameter => !shelved.Product.Fixed.ContainsKey(parameter.Name) && parameter.AllowedValues.Count > 0 && parameter.Name is not ("MinCapacity" or "MaxCapacity"));
        return FillParameters.For(shelved, content with { Inputs = asked.Select(parameter => KeyValuePair.Create(parameter.Name, Pick(parameter.AllowedValues))).Concat(Capacity).ToDictionary() }, Evaluations.Environment, Evaluations.Mara);
    }

    // The template's own rules tie these two together; the widest range fits every preset.
    private Dictionary<string, string> Capacity => shelved.Product.Id == "three-tier" ? new() { ["MinCapacity"] = "3", ["MaxCapacity"] = "10" } : [];

    private string Edited()
    {
        var template = JsonNode.Parse(body)!;
        var resources = template["Resources"]!.AsObject();
        foreach (var (_, resource) in resources.ToList())
        {
            // What holds data is meddled with every time, the rest now and then.
            if (random.Next(DataJudge.Holders.Contains(resource!["Type"]!.GetValue<string>()) ? 1 : 6) > 0) continue;
            var properties = resource!["Properties"] as JsonObject;
            if (random.Next(2) == 0) resource.AsObject().Remove("UpdateReplacePolicy");
            if (random.Next(2) == 0) resource.AsObject().Remove("DeletionPolicy");
            if (Replacing.Where(each => each.Type == resource["Type"]!.GetValue<string>()).ToList() is { Count: > 0 } fitting && properties is not null && random.Next(3) > 0)
            {
                var (_, property, value) = Pick(fitting);
                properties[property] = value(++used);
            }
        }
        foreach (var (id, resource) in resources.ToList())
            if (DataJudge.Holders.Contains(resource!["Type"]!.GetValue<string>()) && random.Next(6) == 0 && IsUnused(template, id)) resources.Remove(id);
        return template.ToJsonString();
    }

    private static bool IsUnused(JsonNode template, string id)
    {
        var without = template.DeepClone();
        without["Resources"]!.AsObject().Remove(id);
        return !without.ToJsonString().Contains(id, StringComparison.Ordinal);
    }

    private T Pick<T>(IReadOnlyList<T> from) => from[random.Next(from.Count)];
}
