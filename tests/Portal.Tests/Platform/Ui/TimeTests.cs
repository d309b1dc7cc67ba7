using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Portal.Platform.Ui;

namespace Portal.Tests.Platform.Ui;

public sealed class TimeTests : UiTest
{
    [Fact]
    public void An_age_says_how_old_and_carries_the_moment_for_the_browser()
    {
        var age = Render<DataAge>(parameters => parameters.Add(age => age.At, Now.AddSeconds(-38)).Add(age => age.Before, "Data")).Find(".age");

        age.QuerySelector("[data-age-words]")!.TextContent.ShouldBe("38 s");
        age.GetAttribute("data-age").ShouldBe(Now.AddSeconds(-38).ToUnixTimeMilliseconds().ToString());
        age.GetAttribute("title").ShouldBe("19 Nov 2026, 14:31:22 UTC");
        age.ClassList.ShouldNotContain("stale");
    }

    [Fact]
    public void Data_older_than_allowed_is_marked_stale() =>
        Render<DataAge>(parameters => parameters.Add(age => age.At, Now.AddMinutes(-42)).Add(age => age.StaleAfter, TimeSpan.FromMinutes(5)))
            .Find(".age").ClassList.ShouldContain("stale");

    [Fact]
    public void Data_that_was_never_read_says_so() =>
        Render<DataAge>(parameters => parameters.Add(age => age.At, null)).Find(".age").TextContent.ShouldBe("no data yet");

    [Fact]
    public void A_time_follows_the_viewers_zone_and_keeps_UTC_on_hover()
    {
        var time = Render<LocalTime>(parameters => parameters
            .Add(time => time.At, Now)
            .AddCascadingValue("ViewerZone", TimeZoneInfo.FindSystemTimeZoneById("Europe/Stockholm"))).Find("time");

        time.TextContent.ShouldBe("15:32");
        time.GetAttribute("title").ShouldBe("19 Nov 2026, 14:32:00 UTC");
        time.GetAttribute("datetime").ShouldBe("2026-11-19T14:32:00Z");
    }

    [Fact]
    public async Task The_zone_is_asked_of_the_browser_only_once()
    {
        var asked = JSInterop.Setup<string>("portalZone").SetResult("Europe/Stockholm");
        var zone = Services.GetRequiredService<ViewerZone>();

        (await zone.LearnAsync()).ShouldBeTrue();
        (await zone.LearnAsync()).ShouldBeFalse();

        asked.Invocations.Count.ShouldBe(1);
        zone.Zone!.Id.ShouldBe("Europe/Stockholm");
    }

    [Fact]
    public void A_zone_this_machine_does_not_know_leaves_the_times_in_UTC()
    {
        var zone = Services.GetRequiredService<ViewerZone>();
        zone.Name = "Mars/Olympus";

        zone.Zone.ShouldBeNull();
    }
}
