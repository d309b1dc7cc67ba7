using System.Reflection;
using System.Xml.Linq;
using Bunit;
using Portal.Platform.Ui;

namespace Portal.Tests.Platform.Ui;

public sealed class IconTests : UiTest
{
    [Fact]
    public void Every_name_is_drawn_and_every_drawing_has_a_name()
    {
        var names = typeof(Icons).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (string)field.GetRawConstantValue()!).ToList();

        IconShapes.All.Keys.Order(StringComparer.Ordinal).ShouldBe(names.Order(StringComparer.Ordinal));
        names.Count.ShouldBeGreaterThan(60);
    }

    [Fact]
    public void Every_drawing_is_well_formed()
    {
        foreach (var (name, shape) in IconShapes.All) Should.NotThrow(() => XElement.Parse($"<svg>{shape}</svg>"), name);
    }

    [Fact]
    public void An_icon_without_a_label_is_left_out_by_screen_readers()
    {
        var svg = Render<Icon>(parameters => parameters.Add(icon => icon.Name, Icons.Clock)).Find("svg");

        svg.GetAttribute("aria-hidden").ShouldBe("true");
        svg.HasAttribute("role").ShouldBeFalse();
    }

    [Fact]
    public void An_icon_with_a_label_is_an_image_of_that_name()
    {
        var svg = Render<Icon>(parameters => parameters.Add(icon => icon.Name, Icons.Clock).Add(icon => icon.Label, "overdue")).Find("svg");

        svg.GetAttribute("role").ShouldBe("img");
        svg.GetAttribute("aria-label").ShouldBe("overdue");
        svg.HasAttribute("aria-hidden").ShouldBeFalse();
    }

    [Fact]
    public void A_name_nobody_has_drawn_is_a_slip_and_says_so() =>
        Should.Throw<ArgumentException>(() => IconShapes.Of("rocket")).Message.ShouldContain("'rocket'");
}
