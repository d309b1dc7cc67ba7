using Portal.AwsSandbox.ServiceQuotas;
using Portal.AwsSandbox.State;

namespace Portal.AwsSandbox.Control;

/// <summary>Sets a quota of a region, as a request to AWS for more would do in some days.</summary>
internal static class QuotaControl
{
    public static void Map(RouteGroupBuilder control) => control.MapPut("/quotas", (QuotaBody body, World world) =>
    {
        if (!Quota.All.Any(quota => quota.Code == body.Code)) return Results.Json(new { message = "code must be one of the quotas that ListServiceQuotas names" }, statusCode: 422);
        if (body.Value is not >= 0) return Results.Json(new { message = "value must be 0 or more" }, statusCode: 422);
        var region = new Target(body.Account, body.Region).In(world);
        world.Quotas.Set(region.Account, region.Name, body.Code, body.Value.Value);
        return Results.NoContent();
    });

    private sealed record QuotaBody(string? Account, string? Region, string Code, double? Value);
}
