using Bunit;
using Portal.Platform.Ui;

namespace Portal.Tests.Platform.Ui;

public sealed class StatusTests : UiTest
{
    [Fact]
    public void Every_state_has_an_icon_that_is_drawn_and_a_word()
    {
        foreach (var status in Enum.GetValues<Status>())
        {
            var look = status.Look();
            IconShapes.All.ContainsKey(look.Icon).ShouldBeTrue(status.ToString());
            look.Word.ShouldNotBeNullOrWhiteSpace(status.ToString());
            look.Tone.ShouldNotBe(Tone.Plain, status.ToString());
        }
    }

    [Theory]
    [InlineData(Status.Unknown)]
    [InlineData(Status.Stale)]
    [InlineData(Status.Pending)]
    [InlineData(Status.Unpriced)]
    public void What_is_not_known_is_grey_never_green(Status status) => status.Look().Tone.ShouldBe(Tone.Idle);

    [Theory]
    [InlineData("draft submitted preparing inReview approved deploying done failed rejected sentBack withdrawn expired")]
    [InlineData("creating ready updating deleting deleted failed imported")]
    [InlineData("pending inProgress succeeded rolledBack rollbackFailed failed cancelled")]
    public void Every_state_of_the_API_is_known_by_its_name(string states)
    {
        foreach (var state in states.Split(' ')) Statuses.Named(state).ToString().ShouldBe(state, StringCompareShould.IgnoreCase);
    }

    [Theory]
    [InlineData("exploded")]
    [InlineData("")]
    [InlineData("3")]
    [InlineData(null)]
    public void A_name_that_is_not_in_the_table_is_unknown(string? name) => Statuses.Named(name).ShouldBe(Status.Unknown);

    [Fact]
    public void Outages_sort_before_warnings_and_those_before_what_is_well()
    {
        Status[] states = [Status.Healthy, Status.Degraded, Status.Building, Status.Down, Status.Unknown];

        states.OrderByDescending(state => state.Severity()).ShouldBe([Status.Down, Status.Degraded, Status.Unknown, Status.Building, Status.Healthy]);
    }

    [Fact]
    public void A_mark_shows_icon_and_word_together()
    {
        var mark = Render<StatusMark>(parameters => parameters.Add(mark => mark.Status, Status.Degraded)).Find("span.st.warn");

        mark.TextContent.ShouldBe("Degraded");
        mark.QuerySelector("svg").ShouldNotBeNull();
    }

    [Fact]
    public void A_mark_may_say_the_same_state_in_other_words() =>
        Render<StatusMark>(parameters => parameters.Add(mark => mark.Status, Status.Healthy).Add(mark => mark.Word, "2 in service"))
            .Find("span.st.ok").TextContent.ShouldBe("2 in service");

    [Theory]
    [InlineData(Certainty.Will, "will")]
    [InlineData(Certainty.May, "may")]
    [InlineData(Certainty.Noise, "noise")]
    public void A_certainty_is_written_out_and_explained(Certainty certainty, string word)
    {
        var chip = Render<CertaintyChip>(parameters => parameters.Add(chip => chip.Certainty, certainty)).Find($".chip.{word}");

        chip.TextContent.ShouldBe(word);
        chip.GetAttribute("title").ShouldNotBeNullOrEmpty();
    }
}
