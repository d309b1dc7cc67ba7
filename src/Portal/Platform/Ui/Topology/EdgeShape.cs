namespace Portal.Platform.Ui.Topology;

/// <summary>The outline of a way: its line with rounded corners, ending short of the arrow, and the arrow.</summary>
public static class EdgeShape
{
    private const double ArrowLength = 5, ArrowHalf = 3.5, Radius = 5;

    public static string Line(IReadOnlyList<Spot> corners)
    {
        var path = new System.Text.StringBuilder($"M{corners[0].X} {corners[0].Y}");
        for (var index = 1; index < corners.Count - 1; index++)
        {
            var (before, corner, after) = (corners[index - 1], corners[index], corners[index + 1]);
            var (enter, leave) = (Toward(corner, before, Radius), Toward(corner, after, Radius));
            path.Append($"L{enter.X} {enter.Y}Q{corner.X} {corner.Y} {leave.X} {leave.Y}");
        }
        var end = Toward(corners[^1], corners[^2], ArrowLength - 1);
        return path.Append($"L{end.X} {end.Y}").ToString();
    }

    public static string Arrow(IReadOnlyList<Spot> corners)
    {
        var (tip, back) = (corners[^1], Toward(corners[^1], corners[^2], ArrowLength));
        return Math.Abs(tip.X - back.X) < .01
            ? $"M{tip.X} {tip.Y}L{back.X - ArrowHalf} {back.Y}H{back.X + ArrowHalf}z"
            : $"M{tip.X} {tip.Y}L{back.X} {back.Y - ArrowHalf}V{back.Y + ArrowHalf}z";
    }

    // Never further than half the way, so that two corners of a short piece do not pass each other.
    private static Spot Toward(Spot from, Spot to, double distance)
    {
        var length = Math.Abs(to.X - from.X) + Math.Abs(to.Y - from.Y);
        var share = length == 0 ? 0 : Math.Min(distance / length, .5);
        return new(Math.Round(from.X + (to.X - from.X) * share, 2), Math.Round(from.Y + (to.Y - from.Y) * share, 2));
    }
}
