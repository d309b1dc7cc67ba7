using Portal.Domain.Access;
using Portal.Domain.Notifications;

namespace Portal.Domain.Tests.Notifications;

public sealed class AudienceTests
{
    private static readonly Actor Colleague = Person("cy", "shop", Role.Requester);
    private static readonly Actor Stranger = Person("dee", "ledger", Role.Requester);
    private static readonly Actor OtherApprover = Person("eve", "platform", Role.Approver);
    private static readonly IReadOnlyList<Actor> Everybody = [Minimal.Engineer, Minimal.Approver, OtherApprover, Colleague, Stranger, Person("fin", "finance", Role.CostReviewer)];
    private static readonly ReviewId Review = new("rev-1");
    private static readonly DeploymentId Deployment = new("dep-1");

    [Fact]
    public void Approvers_are_told_of_a_review_that_waits() =>
        Told(NotificationEvent.ReviewWaits(Minimal.Request().ToConcern(), Review, [ApproverGroups.Platform], Minimal.Now, Minimal.Now)).ShouldBe(["bo Approver", "eve Approver"]);

    [Fact]
    public void An_approver_who_asked_is_not_told_of_their_own_review() =>
        Told(NotificationEvent.ReviewWaits(Minimal.Request(by: Minimal.Approver).ToConcern(), Review, [ApproverGroups.Platform], Minimal.Now, Minimal.Now)).ShouldBe(["eve Approver"]);

    [Fact]
    public void Of_a_review_that_waits_for_other_groups_their_people_are_told_and_who_stands_in_for_them()
    {
        var waits = NotificationEvent.ReviewWaits(Minimal.Request().ToConcern(), Review, [ApproverGroups.Cost, "ledger"], Minimal.Now, Minimal.Now);
        Told(waits).ShouldBe(["dee Approver", "fin Approver"]);
        var reviewer = Everybody.Single(person => person.Is(Role.CostReviewer));
        Told(waits, Delegation.Of(reviewer, ApproverGroups.Cost, Colleague, Minimal.Now, Minimal.Now.AddDays(1), "Holiday", Minimal.Now)).ShouldBe(["cy Approver", "dee Approver", "fin Approver"]);
    }

    [Fact]
    public void The_requester_is_told_that_nothing_could_be_prepared() =>
        Told(NotificationEvent.PreparationFailed(Minimal.Request().ToConcern(), new RequestId("req-1"), "No such stack.", Minimal.Now)).ShouldBe(["ann Requester"]);

    [Fact]
    public void The_requester_is_told_of_a_decision()
    {
        var concern = Minimal.Request().ToConcern();
        foreach (var decided in new[] { NotificationEvent.Approved, NotificationEvent.Rejected, NotificationEvent.SentBack })
            Told(decided(concern, Review, Minimal.Approver, "Well.", Minimal.Now)).ShouldBe(["ann Requester"]);
    }

    [Fact]
    public void What_expired_or_went_back_concerns_requester_and_approvers()
    {
        Told(NotificationEvent.Expired(Minimal.Request().ToConcern(), Review, "Late.", Minimal.Now)).ShouldBe(["ann Requester", "bo Approver", "eve Approver"]);
        Told(NotificationEvent.WentBackToReview(Minimal.Request().ToConcern(), "/", "Changed.", Minimal.Now)).ShouldBe(["ann Requester", "bo Approver", "eve Approver"]);
    }

    [Fact]
    public void What_was_built_or_deleted_concerns_requester_and_team()
    {
        Told(NotificationEvent.Succeeded(Minimal.Request().ToConcern(), Deployment, Minimal.Now)).ShouldBe(["ann Requester", "cy Team"]);
        Told(NotificationEvent.Deleted(Minimal.Request().ToConcern(), Minimal.Now)).ShouldBe(["ann Requester", "cy Team"]);
    }

    [Fact]
    public void What_failed_concerns_the_approvers_too()
    {
        Told(NotificationEvent.Failed(Minimal.Request().ToConcern(), Deployment, "Quota.", Minimal.Now)).ShouldBe(["ann Requester", "bo Approver", "cy Team", "eve Approver"]);
        Told(NotificationEvent.RolledBack(Minimal.Request().ToConcern(), Deployment, "Quota.", Minimal.Now)).ShouldBe(["ann Requester", "bo Approver", "cy Team", "eve Approver"]);
    }

    [Fact]
    public void A_test_concerns_nobody() => Told(NotificationEvent.TestOf(new WebhookId("whk-1"), Minimal.Approver, Minimal.Now)).ShouldBeEmpty();

    [Fact]
    public void Team_mail_is_sent_only_to_those_who_chose_it()
    {
        var choice = NotificationChoice.UsualOf(Colleague.Id);
        choice.WantsMail(NotificationKind.DeploymentFailed, Tie.Requester).ShouldBeTrue();
        choice.WantsMail(NotificationKind.DeploymentFailed, Tie.Team).ShouldBeFalse();
        choice.Choose(null, [NotificationKind.DeploymentFailed], teamMail: true);
        choice.WantsMail(NotificationKind.DeploymentFailed, Tie.Team).ShouldBeTrue();
        choice.WantsMail(NotificationKind.DeploymentSucceeded, Tie.Requester).ShouldBeFalse();
    }

    private static IReadOnlyList<string> Told(NotificationEvent happened, params IReadOnlyList<Delegation> standIns) =>
        [.. Audience.Of(happened, Everybody, standIns).Select(told => $"{told.Person.Id} {told.Tie}").Order(StringComparer.Ordinal)];

    private static Actor Person(string id, string team, params Role[] roles) => new(new PersonId(id), id, team, roles.ToHashSet());
}
