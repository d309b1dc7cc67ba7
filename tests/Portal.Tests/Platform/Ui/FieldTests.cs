using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Portal.Platform.Ui;

namespace Portal.Tests.Platform.Ui;

public sealed class FieldTests : UiTest
{
    private static readonly RenderFragment<FieldControl> Input = field => builder =>
    {
        builder.OpenElement(0, "input");
        builder.AddMultipleAttributes(1, field.Attributes!);
        builder.CloseElement();
    };

    [Fact]
    public void The_label_names_its_control()
    {
        var row = Render<FieldRow>(parameters => parameters.Add(row => row.Label, "Storage").Add(row => row.Control, Input));

        row.Find("label").GetAttribute("for").ShouldBe(row.Find("input").Id);
    }

    [Fact]
    public void Help_and_problem_describe_the_control_problem_first()
    {
        var row = Render<FieldRow>(parameters => parameters
            .Add(row => row.Id, "name").Add(row => row.Label, "Name").Add(row => row.Help, "2–20 letters")
            .Add(row => row.Problem, "Starts with a letter.").Add(row => row.Control, Input));

        var input = row.Find("input");
        input.GetAttribute("aria-describedby").ShouldBe("name-problem name-help");
        input.GetAttribute("aria-invalid").ShouldBe("true");
        row.Find("#name-problem").TextContent.ShouldBe("Starts with a letter.");
        row.Find(".field").ClassList.ShouldContain("bad");
    }

    [Fact]
    public void A_finding_warns_and_leaves_the_field_valid()
    {
        var row = Render<FieldRow>(parameters => parameters
            .Add(row => row.Id, "backups").Add(row => row.Label, "Backups kept").Add(row => row.Finding, "A reviewer must accept it.").Add(row => row.Control, Input));

        row.Find("input").HasAttribute("aria-invalid").ShouldBeFalse();
        row.Find("input").GetAttribute("aria-describedby").ShouldBe("backups-problem");
        row.Find(".field").ClassList.ShouldContain("warn");
    }

    [Fact]
    public void A_field_with_nothing_to_say_describes_nothing() =>
        Render<FieldRow>(parameters => parameters.Add(row => row.Label, "Storage").Add(row => row.Control, Input))
            .Find("input").HasAttribute("aria-describedby").ShouldBeFalse();

    [Fact]
    public void Several_controls_are_a_group_under_one_label()
    {
        var field = Render<FieldRow>(parameters => parameters.Add(row => row.Label, "Instances").Add(row => row.Group, true).Add(row => row.Control, Input)).Find("[role=group]");

        field.QuerySelector($"#{field.GetAttribute("aria-labelledby")}")!.TextContent.ShouldBe("Instances");
        field.QuerySelector("label").ShouldBeNull();
    }

    [Fact]
    public void A_summary_leads_to_every_field_of_this_page()
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo("/requests/new?step=3#old");

        var summary = Render<ProblemSummary>(parameters => parameters.Add(summary => summary.Problems,
            [new("name", "Name", "starts with a letter"), new("class", "Class", "not with 8.4")]));

        summary.Find("b").TextContent.ShouldBe("2 things to mend before this can be sent");
        summary.FindAll("a").Select(link => link.GetAttribute("href")).ShouldBe(["/requests/new?step=3#name", "/requests/new?step=3#class"]);
    }

    [Fact]
    public void A_summary_without_problems_is_not_there() =>
        Render<ProblemSummary>(parameters => parameters.Add(summary => summary.Problems, [])).Markup.ShouldBeEmpty();

    [Fact]
    public void A_segmented_choice_is_a_radio_group_and_reports_the_choice()
    {
        var chosen = "24h";
        var group = Render<Segmented<string>>(parameters => parameters
            .Add(group => group.Label, "Time range").Add(group => group.Value, chosen).Add(group => group.ValueChanged, value => chosen = value)
            .Add(group => group.Options, [new("1h", "1 h"), new("24h", "24 h")]));

        group.Find("[role=radiogroup]").GetAttribute("aria-label").ShouldBe("Time range");
        group.FindAll("input")[1].HasAttribute("checked").ShouldBeTrue();
        group.FindAll("input").Select(input => input.GetAttribute("name")).Distinct().Count().ShouldBe(1);

        group.FindAll("input")[0].Change(true);

        chosen.ShouldBe("1h");
    }
}
