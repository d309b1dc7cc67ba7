using Portal.CloudFormation.Pricing;

namespace Portal.Catalog.Prices;

/// <summary>What became of one line of a price book.</summary>
/// <param name="Old">As the book has it; null for a book that is new.</param>
public abstract record RefreshedLine(PriceItem Item, decimal? Old)
{
    /// <param name="IsDerived">Worked out from another line.</param>
    public sealed record Found(PriceItem Item, decimal? Old, decimal New, bool IsDerived) : RefreshedLine(Item, Old)
    {
        /// <summary>More than half as much again, or less than half: rather a wrong product than a new price.</summary>
        private const decimal LargestRise = 1.5m, LargestFall = 0.5m;

        public bool IsChanged => Old != New;

        /// <summary>In per cent of the old price; null without one.</summary>
        public decimal? Percent => Old is > 0 and var old ? (New - old) / old * 100 : null;

        public bool IsImplausible => Old is { } old && (old == 0 ? New > 0 : New > old * LargestRise || New < old * LargestFall);
    }

    /// <param name="Reason">A sentence.</param>
    public sealed record NotFound(PriceItem Item, decimal? Old, string Reason) : RefreshedLine(Item, Old);
}
