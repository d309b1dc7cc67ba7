using Portal.Platform;
using Portal.Platform.Access;
using Portal.Tests.Harness;

namespace Portal.Tests.Platform.Access;

public sealed class AccessSettingsTests
{
    private static PortalSettings Valid()
    {
        var settings = new PortalSettings { TemplatesFolder = Path.Combine(Solution.Root, "templates"), Bind = "0.0.0.0" };
        settings.Aws.Accounts.Add(new AccountSettings { Id = "111111111111", Title = "Any", Regions = ["us-east-1"] });
        settings.Notifications.PublicAddress = "https://portal.example.com";
        var openId = settings.Access.OpenIdConnect;
        (openId.Issuer, openId.ClientId) = ("https://login.example.com", "portal");
        openId.Groups.Add(new GroupSettings { Group = "eng-shop", Team = "shop", Roles = ["requester"] });
        return settings;
    }

    [Fact]
    public void Whole_settings_have_no_problem() => Failures(Valid()).ShouldBeEmpty();

    [Fact]
    public void Everything_wrong_is_told_at_once()
    {
        var settings = Valid();
        var access = settings.Access;
        (access.SessionHours, access.RecheckSeconds, access.Tokens.LongestDays, access.Tokens.RequestsPerMinute, access.Tokens.RequestsPerMinuteOfPerson) = (0, 0, 0, 0, -1);
        (access.OpenIdConnect.Issuer, access.OpenIdConnect.ClientId, access.OpenIdConnect.GroupsClaim) = ("http://login.example.com", "", " ");
        access.OpenIdConnect.Groups.Add(new GroupSettings { Group = "", Roles = ["Boss"] });
        access.OpenIdConnect.Groups.Add(new GroupSettings { Group = "empty" });
        settings.Notifications.PublicAddress = "http://portal.example.com";

        var failures = Failures(settings);

        foreach (var expected in new[]
        {
            "SessionHours is 0", "RecheckSeconds is 0", "LongestDays is 0", "RequestsPerMinute must be 1", "RequestsPerMinuteOfPerson is -1", "Issuer is 'http://login.example.com'", "ClientId is empty",
            "GroupsClaim is empty", "Groups:1:Group is empty", "Groups:1:Roles holds 'Boss'", "Groups:2 gives neither", "PublicAddress is 'http://portal.example.com'",
        })
            failures.ShouldContain(failure => failure.Contains(expected, StringComparison.Ordinal), $"{expected} among {string.Join('\n', failures)}");
    }

    [Theory]
    [InlineData("0.0.0.0")]
    [InlineData("10.1.2.3")]
    [InlineData("::")]
    public void The_portal_does_not_start_with_people_without_passwords_on_an_address_that_others_reach(string bind)
    {
        var settings = Valid();
        (settings.Bind, settings.Demo) = (bind, true);
        Failures(settings).ShouldHaveSingleItem().ShouldBe($"Portal:Demo is on and Portal:Bind is {bind}. The demo people need no password, so they are offered on 127.0.0.1 only: bind there or turn Demo off.");
    }

    [Fact]
    public void On_this_machine_both_ways_in_may_be_tried()
    {
        var settings = Valid();
        (settings.Bind, settings.Demo, settings.Notifications.PublicAddress) = ("127.0.0.1", true, "");
        Failures(settings).ShouldBeEmpty();
    }

    private static IReadOnlyList<string> Failures(PortalSettings settings) => [.. new CheckPortalSettings().Validate(null, settings).Failures ?? []];
}
