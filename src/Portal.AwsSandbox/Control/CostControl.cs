using Portal.AwsSandbox.Costs;

namespace Portal.AwsSandbox.Control;

/// <summary>Small pages of Cost Explorer, which has no page size of its own to ask for.</summary>
internal static class CostControl
{
    public static void Map(RouteGroupBuilder control) => control.MapPut("/costs/page", (PageBody body, CostCall call) =>
    {
        if (body.Rows is not (>= 1 and <= CostCall.UsualPage))
            return Results.Json(new { message = $"rows must be a number from 1 to {CostCall.UsualPage}" }, statusCode: 422);
        call.PageRows = body.Rows;
        return Results.NoContent();
    });

    private sealed record PageBody(int Rows);
}
