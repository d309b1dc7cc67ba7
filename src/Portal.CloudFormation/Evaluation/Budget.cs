namespace Portal.CloudFormation.Evaluation;

/// <summary>
/// Bounds what one evaluation may produce: nested Fn::Sub double their text at each level, so a small hostile template
/// could otherwise ask for more than any machine holds. A template at every limit of CloudFormation stays far below.
/// </summary>
internal sealed class Budget
{
    public const int Units = 10_000_000;

    /// <summary>What a copied node or an item of a made list costs, by the memory it takes.</summary>
    public const int Node = 16;

    public const int Deepest = 400;

    private int left = Units;

    public bool IsSpent => left < 0;

    /// <summary>One unit is a node looked at, an item of a list, or a character written. False from the moment nothing is left.</summary>
    public bool Spend(int units)
    {
        if (left >= 0) left -= Math.Min(units, Units);
        return left >= 0;
    }
}
