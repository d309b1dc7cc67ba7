using Portal.Platform.Ui;
using Portal.Platform.Ui.Topology;

namespace Portal.Costs.Charts;

/// <summary>Where a name's line begins: at what stands for the environment.</summary>
/// <param name="Share">Place along the axis, 0 to 1.</param>
/// <param name="Rise">Px over the axis.</param>
public sealed record BandAnchor(string Name, decimal Amount, double Share, double Rise);

/// <param name="Y">Base line of the text, px from the top.</param>
/// <param name="Leftward">The text ends at the anchor's line instead of beginning there.</param>
public sealed record BandLabel(BandAnchor Anchor, string Text, double Y, bool Leftward);

/// <summary>Names over a drawing, a line each.</summary>
public static class BandLabels
{
    /// <summary>Px of the top that are kept for the words of the band.</summary>
    public const double Room = 22;

    private const double LineHeight = 15, TextSize = 11, Beside = 6;

    /// <summary>Texts that lie to the left of their line stand the higher the further right they are, so that no line crosses a text.</summary>
    public static IReadOnlyList<BandLabel> Of(IEnumerable<BandAnchor> anchors, double width)
    {
        var sized = anchors.Select(anchor => (Anchor: anchor, Text: $"{anchor.Name} {Figures.Whole(anchor.Amount)}")).ToList();
        bool Leftward((BandAnchor Anchor, string Text) each) => (each.Anchor.Share * width) + TextWidth.Of(each.Text, TextSize) + Beside > width;
        var left = sized.Where(Leftward).OrderByDescending(each => each.Anchor.Share).ToList();
        var right = sized.Where(each => !Leftward(each)).OrderBy(each => each.Anchor.Share).ToList();
        return
        [
            .. left.Select((each, n) => new BandLabel(each.Anchor, each.Text, Room + LineHeight + (n * LineHeight), true)),
            .. right.Select((each, n) => new BandLabel(each.Anchor, each.Text, Room + LineHeight + ((left.Count + n) * LineHeight), false)),
        ];
    }

    /// <summary>Px that the drawing's figure is to stay below the top.</summary>
    public static double Top(IReadOnlyCollection<BandLabel> labels) => labels.Count == 0 ? Room : labels.Max(label => label.Y) + Beside;
}
