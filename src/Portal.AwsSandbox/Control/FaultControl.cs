using Portal.AwsSandbox.CloudFormation.Stacks;
using Portal.AwsSandbox.State;

namespace Portal.AwsSandbox.Control;

/// <summary>Orders resources to fail or to hang. These outlive a restart, unlike rules for calls.</summary>
internal static class FaultControl
{
    public static void Map(RouteGroupBuilder control)
    {
        control.MapGet("/faults", (string? account, string? region, World world) =>
            Results.Json(new { faults = new Target(account, region).In(world).Read(_ => new Target(account, region).In(world).Facts.Faults.ToList()) }));
        control.MapPost("/faults", (FaultBody body, World world) => AddAsync(body, FaultKind.Fail, world));
        control.MapPost("/stuck", (FaultBody body, World world) => AddAsync(body, FaultKind.Stick, world));
        control.MapDelete("/faults", (string? account, string? region, string? id, World world) => RemoveAsync(new Target(account, region).In(world), FaultKind.Fail, id));
        control.MapDelete("/stuck", (string? account, string? region, string? id, World world) => RemoveAsync(new Target(account, region).In(world), FaultKind.Stick, id));
    }

    private static async Task<IResult> AddAsync(FaultBody body, FaultKind kind, World world)
    {
        if (body.Operation is not (null or "create" or "update" or "delete" or "rollback" or "import"))
            return Results.Json(new { message = "operation must be create, update, delete, rollback or import" }, statusCode: 422);
        var region = new Target(body.Account, body.Region).In(world);
        var fault = new Fault(
            Guid.NewGuid().ToString("N")[..8], kind, body.Operation, body.Type, body.LogicalId, body.Stack,
            body.Reason ?? "Resource handler returned message: \"Internal Failure\" (HandlerErrorCode: InternalFailure)", body.Times ?? 1);
        await region.ChangeAsync(_ =>
        {
            region.Facts.Faults.Add(fault);
            region.TouchFacts();
            return true;
        });
        return Results.Json(fault, statusCode: 201);
    }

    /// <summary>Takes faults back; for stuck resources, also lets those that hang go on.</summary>
    private static async Task<IResult> RemoveAsync(Region region, FaultKind kind, string? id)
    {
        var removed = 0;
        var released = 0;
        await region.ChangeAsync(now =>
        {
            removed = region.Facts.Faults.RemoveAll(fault => fault.Kind == kind && (id is null || fault.Id == id));
            released = kind == FaultKind.Stick ? Mishaps.Release(region, now) : 0;
            region.TouchFacts();
            return true;
        });
        return Results.Json(new { removed, released });
    }

    private sealed record FaultBody(
        string? Account, string? Region, string? Operation, string? Type, string? LogicalId, string? Stack, string? Reason, int? Times);
}
