using Portal.AwsSandbox.State;

namespace Portal.AwsSandbox.Costs.Billing;

/// <summary>
/// What everything cost, as far as it has arrived. Three times a day the books are brought up to sixteen hours ago, so today is missing and
/// yesterday is there in part.
/// </summary>
internal sealed class Ledger(World world, SimulatedClock clock)
{
    private static readonly TimeSpan Refresh = TimeSpan.FromHours(8);
    private static readonly TimeSpan Lag = TimeSpan.FromHours(16);

    private readonly Lock gate = new();
    private readonly Dictionary<string, AccountBook> books = [];

    public DateTimeOffset Now => clock.Shown;

    public DateOnly Today => DateOnly.FromDateTime(Now.UtcDateTime);

    /// <summary>Counts refreshes; what was read before one may differ from what is read after it.</summary>
    public long RefreshNumber => Now.UtcTicks / Refresh.Ticks;

    /// <summary>Usage up to here has arrived.</summary>
    public DateTimeOffset Through => new DateTimeOffset(RefreshNumber * Refresh.Ticks, TimeSpan.Zero) - Lag;

    /// <summary>Reads the charges of some accounts at one refresh. Books are made or brought up to date first.</summary>
    public T Read<T>(IReadOnlyList<string> accounts, Func<Charges, T> read)
    {
        lock (gate)
        {
            var regions = world.Regions.ToList();
            // After a reset the regions are new ones, and nothing of the old world may be left.
            if (books.Values.Any(book => !book.IsOf(regions))) books.Clear();
            var through = Through;
            foreach (var account in accounts)
            {
                if (!books.TryGetValue(account, out var book)) books[account] = book = new AccountBook(account);
                if (regions.Exists(region => region.Account == account)) book.Catch(regions, world.Seed, through);
            }
            return read(new Charges([.. accounts.Select(account => books[account])], through));
        }
    }
}

/// <summary>The charges of some accounts.</summary>
internal sealed class Charges(IReadOnlyList<AccountBook> books, DateTimeOffset through)
{
    public DateTimeOffset Through => through;

    /// <summary>The first day with any usage that has arrived; null while there is none.</summary>
    public DateOnly? First => books.Min(book => book.First);

    public IEnumerable<Charge> Of(DateOnly from, DateOnly to)
    {
        for (var day = from; day < to; day = day.AddDays(1))
            foreach (var book in books)
                foreach (var charge in book.On(day))
                    yield return charge;
    }
}
