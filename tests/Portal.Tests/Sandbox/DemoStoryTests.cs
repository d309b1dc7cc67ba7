using Portal.Sandbox.Demo;

namespace Portal.Tests.Sandbox;

public sealed class DemoStoryTests
{
    public static TheoryData<DayOfWeek> Weekdays => [.. Enum.GetValues<DayOfWeek>()];

    [Theory]
    [MemberData(nameof(Weekdays))]
    public void The_last_days_are_told_at_their_hours_on_whatever_weekday_somebody_looks(DayOfWeek weekday)
    {
        // A Sunday.
        var now = new DateTimeOffset(2026, 11, 22, 2, 30, 0, TimeSpan.Zero).AddDays((int)weekday);
        now.DayOfWeek.ShouldBe(weekday);

        var told = DateTimeOffset.MinValue;
        foreach (var scene in DemoStory.Scenes)
        {
            // Scenes are told in their order: what would be earlier than the one before it comes late.
            if (scene.DaysAgo < 7) scene.At(now).ShouldBeGreaterThanOrEqualTo(told, scene.ToString());
            told = told > scene.At(now) ? told : scene.At(now);
        }
    }
}
