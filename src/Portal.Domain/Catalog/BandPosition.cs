namespace Portal.Domain.Catalog;

/// <summary>Where an estimate lies. <see cref="AboveAtMaximum"/>: expected within the band, and above it when everything runs at its most.</summary>
public enum BandPosition { Below, In, AboveAtMaximum, Above }

public static class BandPositions
{
    public static BandPosition PositionOf(this CostBand band, decimal expected, decimal maximum) =>
        expected > band.Ceiling ? BandPosition.Above
        : maximum > band.Ceiling ? BandPosition.AboveAtMaximum
        : expected < band.Floor ? BandPosition.Below
        : BandPosition.In;
}
