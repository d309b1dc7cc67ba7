using Bunit;
using Portal.Platform.Ui;

namespace Portal.Tests.Platform.Ui;

public sealed class ConfirmDialogTests : UiTest
{
    private int confirmed;

    private IRenderedComponent<ConfirmDialog> Dialog(string? name) => Render<ConfirmDialog>(parameters => parameters
        .Add(dialog => dialog.Title, "Delete checkout-prod").Add(dialog => dialog.Verb, "Delete").Add(dialog => dialog.TypedName, name)
        .Add(dialog => dialog.OnConfirm, () => confirmed++).AddChildContent("63 resources go."));

    [Fact]
    public void Nothing_is_confirmed_until_the_name_is_typed()
    {
        var dialog = Dialog("checkout-prod");

        dialog.Find("button[type=submit]").HasAttribute("disabled").ShouldBeTrue();
        dialog.Find("input").Input("checkout-pro");
        dialog.Find("form").Submit();
        confirmed.ShouldBe(0);

        dialog.Find("input").Input("checkout-prod");
        dialog.Find("button[type=submit]").HasAttribute("disabled").ShouldBeFalse();
        dialog.Find("form").Submit();
        confirmed.ShouldBe(1);
    }

    [Fact]
    public void The_name_is_compared_letter_by_letter()
    {
        var dialog = Dialog("checkout-prod");

        dialog.Find("input").Input("Checkout-Prod");

        dialog.Find("button[type=submit]").HasAttribute("disabled").ShouldBeTrue();
    }

    [Fact]
    public void Without_a_name_one_click_is_enough()
    {
        var dialog = Dialog(null);

        dialog.FindAll("input").ShouldBeEmpty();
        dialog.Find("form").Submit();
        confirmed.ShouldBe(1);
    }

    [Fact]
    public async Task Opening_again_asks_for_the_name_again()
    {
        var dialog = Dialog("checkout-prod");
        dialog.Find("input").Input("checkout-prod");

        await dialog.InvokeAsync(dialog.Instance.OpenAsync);

        dialog.Find("button[type=submit]").HasAttribute("disabled").ShouldBeTrue();
    }
}
