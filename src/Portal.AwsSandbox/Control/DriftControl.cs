using System.Text.Json;
using Portal.AwsSandbox.CloudFormation.ResourceTypes;
using Portal.AwsSandbox.CloudFormation.Stacks;
using Portal.AwsSandbox.Standing;
using Portal.AwsSandbox.State;

namespace Portal.AwsSandbox.Control;

/// <summary>Changes behind CloudFormation's back: a property set, taken away, or the whole physical resource gone.</summary>
internal static class DriftControl
{
    public static void Map(RouteGroupBuilder control) => control.MapPost("/drift", async (DriftBody body, World world) =>
    {
        var region = new Target(body.Account, body.Region).In(world);
        return await region.ChangeAsync(now =>
        {
            var stack = region.ByName(body.Stack) ?? region.ById(body.Stack);
            if (stack?.Resources.GetValueOrDefault(body.LogicalId) is not { Standing: { } standing } resource)
                return Results.Json(new { message = "There is no such resource in such a stack." }, statusCode: 404);
            resource.Standing = body.Deleted ? standing with { Vanished = true } : standing with { OutOfBand = With(standing.OutOfBand, body) };
            region.Touch(stack);
            Note(region, now, standing, body);
            return Results.NoContent();
        });
    });

    private static void Note(Region region, long now, Incarnation standing, DriftBody body)
    {
        var who = body.Principal ?? "somebody";
        var arn = who.StartsWith("arn:", StringComparison.Ordinal) ? who : $"arn:aws:iam::{region.Account}:user/{who}";
        var (source, change, delete) = DriftEvents.Of(standing.Type);
        Trail.Note(region, region.Clock.ShownAt(now), source, body.Deleted ? delete : change, arn, "AKIA" + Hash.Letters(arn, 16),
            JsonSerializer.Serialize(body.Properties ?? []), standing.Type, standing.PhysicalId);
    }

    private static Dictionary<string, string> With(IReadOnlyDictionary<string, string>? before, DriftBody body)
    {
        var all = new Dictionary<string, string>(before ?? new Dictionary<string, string>());
        foreach (var (path, value) in body.Properties ?? [])
            all[path] = value is { ValueKind: not JsonValueKind.Null } given ? given.GetRawText() : "";
        return all;
    }

    /// <summary><paramref name="Properties"/> by path (<c>Tags/0/Value</c>); null takes one away. <paramref name="Principal"/> is a user's name or an ARN.</summary>
    private sealed record DriftBody(
        string? Account, string? Region, string Stack, string LogicalId, Dictionary<string, JsonElement?>? Properties, bool Deleted,
        string? Principal);
}
