using Portal.AwsSandbox.S3;
using Portal.AwsSandbox.State;

namespace Portal.AwsSandbox.Control;

/// <summary>Objects in buckets (which then can't be deleted, and hold templates) and Systems Manager parameters.</summary>
internal static class BucketControl
{
    public static void Map(RouteGroupBuilder control)
    {
        control.MapPut("/buckets/{bucket}/{**key}", PutAsync);
        control.MapDelete("/buckets/{bucket}", (string bucket, string? account, string? region, World world) =>
            ChangeAsync(new Target(account, region).In(world), facts => _ = facts.Buckets.Remove(bucket) | facts.Versions.Remove(bucket)));
        control.MapPut("/parameters", (ParameterBody body, World world) =>
            ChangeAsync(new Target(body.Account, body.Region).In(world), facts => facts.StoredParameters[body.Name] = body.Value));
    }

    private static async Task<IResult> PutAsync(string bucket, string key, string? account, string? region, HttpRequest request, World world)
    {
        using var reader = new StreamReader(request.Body);
        var text = await reader.ReadToEndAsync();
        var target = new Target(account, region).In(world);
        await target.ChangeAsync(now => Versions.Put(target, bucket, key, target.Texts.Put(text), target.Clock.ShownAt(now)));
        return Results.NoContent();
    }

    private static async Task<IResult> ChangeAsync(Region region, Action<RegionFacts> change)
    {
        await region.ChangeAsync(_ =>
        {
            change(region.Facts);
            region.TouchFacts();
            return true;
        });
        return Results.NoContent();
    }

    private sealed record ParameterBody(string? Account, string? Region, string Name, string Value);
}
