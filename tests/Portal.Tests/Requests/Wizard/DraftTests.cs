using Portal.Domain.Requests;
using Portal.Requests;
using Portal.Requests.Wizard;
using Portal.Tests.Harness;

namespace Portal.Tests.Requests.Wizard;

public sealed class DraftTests
{
    [Fact]
    public void A_value_is_typed_or_of_the_preset_or_of_the_product_or_of_the_template()
    {
        var draft = Products.DraftOf(Products.ThreeTier, "e-commerce").With("MinCapacity", "5");

        draft.Shown("MinCapacity").ShouldBe("5");
        draft.Shown("InstanceType").ShouldBe("m7g.medium");
        draft.Shown("AvailabilityZone2").ShouldBe("us-east-1b");
        draft.Shown("AppPort").ShouldBe("8080");
    }

    [Fact]
    public void Typing_the_presets_own_value_is_no_change()
    {
        var draft = Products.DraftOf(Products.ThreeTier, "e-commerce").With("DbBackupDays", "7");
        draft.Changed.ShouldBe(["DbBackupDays"]);

        draft.With("DbBackupDays", "14").Content.Inputs.ShouldBeEmpty();
    }

    [Fact]
    public void Another_preset_replaces_what_presets_fill_and_keeps_the_rest()
    {
        var draft = Products.DraftOf(Products.ThreeTier, "e-commerce").With("DbStorageGb", "300").With("DomainName", "shop.example.com").WithPreset("saas");

        draft.Shown("DbStorageGb").ShouldBe("200");
        draft.Shown("DomainName").ShouldBe("shop.example.com");
        draft.Shown("InstanceType").ShouldBe("t4g.large");
    }

    [Fact]
    public void A_secret_is_shown_as_the_mask_only()
    {
        var draft = Products.DraftOf(Products.NoticeBoard).With("WebHook", "https://hooks.example.com/T0/secret");

        draft.Shown("WebHook").ShouldBe(KeepSecrets.Mask);
        draft.IsChanged("WebHook").ShouldBeTrue();
        RequestAsApiCall.Body(RequestKind.Create, draft).ShouldNotContain("secret\"");
    }

    [Fact]
    public void A_change_is_compared_with_what_stands_not_with_the_preset()
    {
        var content = Products.DraftOf(Products.ThreeTier, "e-commerce").With("MaxCapacity", "8").Content;
        var standing = FillParameters.For(Products.ThreeTier, content, Products.Environment, Products.Mara);

        var draft = new Draft(Products.ThreeTier, content, Products.Environment, Products.Mara, standing);

        draft.Changed.ShouldBeEmpty();
        draft.With("MaxCapacity", "10").Before("MaxCapacity").ShouldBe("8");
        draft.With("MaxCapacity", "10").Changed.ShouldBe(["MaxCapacity"]);
    }

    [Fact]
    public void The_api_call_asks_for_exactly_what_was_typed()
    {
        var draft = Products.DraftOf(Products.ThreeTier, "saas", content => content with { Note = "Mara's shop" }).With("DbBackupDays", "21");

        var call = RequestAsApiCall.Curl(RequestKind.Create, draft, "https://portal.example.com/");

        call.ShouldContain("https://portal.example.com/api/v1/requests");
        call.ShouldContain("\"DbBackupDays\": \"21\"");
        call.ShouldContain("\"note\": \"Mara'\\''s shop\"");
        call.ShouldNotContain("MinCapacity");
    }
}
