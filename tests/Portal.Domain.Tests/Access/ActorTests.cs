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
    public void The_portal_itself_has_no_role() => Actor.Portal.Roles.ShouldBeEmpty();
}
