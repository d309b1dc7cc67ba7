namespace Portal.Architecture;

public sealed class ComponentTests
{
    [Fact]
    public void No_page_or_component_reaches_through_to_the_store_or_to_AWS() =>
        Components.ReachingThrough(Built.Written(Built.Portal)).ShouldBeEmpty();

    [Fact]
    public void Components_are_found_by_what_they_derive_from()
    {
        var found = Components.Of(Built.Written(Built.Portal)).Select(type => type.FullName).ToList();
        found.ShouldContain("Portal.Platform.Ui.Shell.MainLayout");
        found.ShouldContain("Portal.Platform.Ui.DataTable`1");
        found.ShouldNotContain("Portal.Platform.Ui.Status");
    }

    [Fact]
    public void The_rule_bites() =>
        Components.ReachingThrough(Built.Samples("Pages")).ShouldBe(
        [
            "Portal.Architecture.Samples.Pages.InjectsTheStore uses Microsoft.EntityFrameworkCore.IDbContextFactory`1",
            "Portal.Architecture.Samples.Pages.InjectsTheStore uses Portal.Platform.Data.PortalDb",
            "Portal.Architecture.Samples.Pages.TakesTheStore uses Portal.Platform.Data.PortalDb",
            "Portal.Architecture.Samples.Pages.CallsAws uses Amazon.CloudFormation.IAmazonCloudFormation",
        ], ignoreOrder: true);
}
