using Portal.Platform.Ui;

namespace Portal.Tests.Platform.Ui;

public sealed class WordsTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 19, 14, 32, 4, TimeSpan.Zero);

    [Theory]
    [InlineData(0, "1 s")]
    [InlineData(38, "38 s")]
    [InlineData(59.9, "59 s")]
    [InlineData(60, "1 min")]
    [InlineData(2520, "42 min")]
    [InlineData(25_200, "7 h")]
    [InlineData(259_200, "3 d")]
    public void An_age_is_said_in_its_largest_unit(double seconds, string words) => Age.Words(TimeSpan.FromSeconds(seconds)).ShouldBe(words);

    [Fact]
    public void Figures_have_a_thousands_comma_a_real_minus_and_their_unit()
    {
        Figures.Usd(804.17m).ShouldBe("USD 804");
        Figures.Whole(1020.5m).ShouldBe("1,021");
        Figures.Whole(-0.4m).ShouldNotStartWith("−");
        Figures.Cents(1020.78m).ShouldBe("1,020.78");
        Figures.Change(24.09m).ShouldBe("+24.09");
        Figures.Change(-15.81m).ShouldBe("−15.81");
        Figures.Change(0.001m).ShouldBe("0.00");
        Figures.Count(1240).ShouldBe("1,240");
        Figures.Percent(.99962m, 3).ShouldBe("99.962 %");
        Figures.Percent(.78m, 0).ShouldBe("78 %");
    }

    [Theory]
    [InlineData(TimeShape.Short, "15:32")]
    [InlineData(TimeShape.Time, "15:32")]
    [InlineData(TimeShape.Seconds, "15:32:04")]
    [InlineData(TimeShape.Day, "19 Nov")]
    [InlineData(TimeShape.DayAndTime, "19 Nov, 15:32")]
    public void A_time_is_told_in_the_viewers_zone(TimeShape shape, string text) =>
        Moment.Text(Now, TimeZoneInfo.FindSystemTimeZoneById("Europe/Stockholm"), Now, shape).ShouldBe(text);

    [Fact]
    public void A_time_is_UTC_and_says_so_while_the_zone_is_not_known() =>
        Moment.Text(Now, null, Now, TimeShape.Time).ShouldBe("14:32 UTC");

    [Fact]
    public void Another_day_is_named_and_another_year_too()
    {
        Moment.Text(Now.AddDays(-2), null, Now, TimeShape.Short).ShouldBe("17 Nov");
        Moment.Text(Now.AddYears(1), null, Now, TimeShape.Short).ShouldBe("19 Nov 2027");
    }

    [Fact]
    public void The_day_is_the_viewers_day_not_that_of_UTC()
    {
        var late = new DateTimeOffset(2026, 11, 19, 23, 30, 0, TimeSpan.Zero);

        Moment.Text(late, TimeZoneInfo.FindSystemTimeZoneById("Asia/Tokyo"), late, TimeShape.Day).ShouldBe("20 Nov");
    }

    [Fact]
    public void Money_in_the_process_culture_has_a_dollar_sign() => 804.1m.ToString("C", PortalCulture.Create()).ShouldBe("$804.10");
}
