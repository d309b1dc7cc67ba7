using Portal.Domain.Costs;

namespace Portal.Domain.Tests.Costs;

public sealed class ReadingTests
{
    [Fact]
    public void Random_days_become_spans_that_hold_each_day_once_and_end_with_their_month()
    {
        var random = new Random();
        for (var run = 0; run < 200; run++)
        {
            var days = Enumerable.Range(0, random.Next(0, 120)).Select(_ => new DateOnly(2026, 1, 1).AddDays(random.Next(0, 400))).ToHashSet();
            var spans = ReadingSpan.Of(days, isBackfill: false);
            spans.SelectMany(span => ForecastTests.Days(span.From, span.To.AddDays(-1))).Order().ShouldBe(days.Order());
            spans.ShouldAllBe(span => span.From.FirstOfMonth() == span.To.AddDays(-1).FirstOfMonth());
            spans.Select(span => span.From).ShouldBeInOrder(SortDirection.Descending);
        }
    }

    [Theory]
    [InlineData("2026-11", true)]
    [InlineData("2026-13", false)]
    [InlineData("november", false)]
    [InlineData(null, false)]
    public void A_month_is_written_with_its_year(string? text, bool isMonth) => (Months.Parse(text) is not null).ShouldBe(isMonth);
}
