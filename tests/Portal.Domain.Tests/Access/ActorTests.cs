using Portal.Domain.Access;

namespace Portal.Domain.Tests.Access;

public sealed class ActorTests
{
    [Fact]
    public void An_engineer_sees_the_own_team_only()
    {
        Minimal.Engineer.Sees("shop").ShouldBeTrue();
        Minimal.Engineer.Sees("ledger").ShouldBeFalse();
    }

    [Theory]
    [InlineData(Role.Approver)]
    [InlineData(Role.CostReviewer)]
    [InlineData(Role.Administrator)]
    [InlineData(Role.Auditor)]
    public void Every_other_role_sees_all_teams(Role role) =>
        (Minimal.Engineer with { Roles = new HashSet<Role> { role } }).Sees("ledger").ShouldBeTrue();

    [Fact]
    public void The_portal_itself_has_no_role_and_reads_everything()
    {
        Actor.Portal.Roles.ShouldBeEmpty();
        Actor.Portal.OnlyTeam.ShouldBeNull();
    }

    [Fact]
    public void Who_is_called_like_the_portal_is_not_the_portal() =>
        (Actor.Portal with { Name = "Portal" }).SeesAllTeams.ShouldBeFalse();

    [Fact]
    public void Nobody_sees_nothing_not_even_what_has_no_team()
    {
        Actor.Nobody.Sees("").ShouldBeFalse();
        (Minimal.Engineer with { Roles = new HashSet<Role>() }).Sees("shop").ShouldBeFalse();
        (Minimal.Engineer with { Roles = new HashSet<Role>() }).OnlyTeam.ShouldBe("");
    }

    [Fact]
    public void An_auditor_of_a_team_that_approves_does_not_approve()
    {
        var auditor = Minimal.Engineer with { Team = "security", Roles = new HashSet<Role> { Role.Auditor } };
        ApproverGroups.Has("security", auditor).ShouldBeFalse();
        ApproverGroups.Of(auditor).ShouldBeEmpty();
        ApproverGroups.Has("security", auditor with { Roles = new HashSet<Role> { Role.Auditor, Role.Requester } }).ShouldBeTrue();
    }
}
