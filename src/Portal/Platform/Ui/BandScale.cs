using Portal.Platform.Ui.Topology;

namespace Portal.Platform.Ui;

/// <summary>A label over the bar: where its point is, how its text lies to it, and by how many px it is pushed away.</summary>
/// <param name="Share">Place of the point, 0 to 1 of the bar.</param>
/// <param name="Anchor">Part of the text that lies at the point: 0 its start, 0.5 its middle, 1 its end.</param>
public sealed record BandLabel(string Text, double Share, double Anchor, double Push);

/// <summary>Where amounts lie on a <see cref="BandBar"/>, and how its labels keep 6 px between them on the narrowest bar.</summary>
public sealed record BandScale(decimal From, decimal To)
{
    /// <summary>The same scale in every row of a table, so that rows can be compared.</summary>
    public static BandScale ForRows { get; } = new(300, 1200);

    /// <summary>Narrowest bar that is drawn, px; labels are set for it and only stand further apart on others.</summary>
    private const double Narrowest = 280, Between = 6;

    /// <summary>A scale with the band, the range, and room for labels at both ends.</summary>
    public static BandScale Around(decimal floor, decimal ceiling, decimal minimum, decimal maximum)
    {
        var (low, high) = (Math.Min(floor, minimum), Math.Max(ceiling, maximum));
        var room = (high - low) * .2m;
        return new(low - room, high + room);
    }

    /// <summary>Place of an amount, 0 to 1; amounts past the ends stay visible at the end.</summary>
    public double Share(decimal amount) => (double)Math.Clamp((amount - From) / (To - From), .015m, .985m);

    /// <summary>Labels for the ends of a range and the amount in it. The ends turn outwards where they would come too near.</summary>
    public IReadOnlyList<BandLabel> Labels(decimal minimum, decimal expected, decimal maximum)
    {
        var middle = new BandLabel(Figures.Whole(expected), Share(expected), .5, 0);
        var half = TextWidth.Of(middle.Text, 11, bold: true) / 2;
        var labels = new List<BandLabel> { middle };
        if (Figures.Whole(minimum) != middle.Text) labels.Insert(0, Beside(minimum, middle, half, outward: -1));
        if (Figures.Whole(maximum) != middle.Text) labels.Add(Beside(maximum, middle, half, outward: 1));
        return labels;
    }

    private BandLabel Beside(decimal amount, BandLabel middle, double half, int outward)
    {
        var text = Figures.Whole(amount);
        var share = Share(amount);
        var distance = Math.Abs(share - middle.Share) * Narrowest - half - Between;
        if (distance >= TextWidth.Of(text, 11) / 2) return new(text, share, .5, 0);
        return new(text, share, outward < 0 ? 1 : 0, outward * Math.Max(0, Math.Ceiling(-distance)));
    }
}
