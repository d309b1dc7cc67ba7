using Portal.Domain.Requests;
using Portal.Home;
using Portal.Platform.Ui;
using Portal.Requests;
using Portal.Tests.Harness;

namespace Portal.Tests.Home;

public sealed class LineStopsTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 19, 14, 32, 0, TimeSpan.Zero);

    [Fact]
    public void A_draft_stands_before_the_line()
    {
        var stops = LineStops.Of(new RequestLine(View(_ => { }), null, null, null));

        stops.Select(stop => stop.Title).ShouldBe(["Submitted", "Change set", "Review", "Deployment", "Done"]);
        stops[0].State.ShouldBe(Status.Draft);
        stops.Skip(1).ShouldAllBe(stop => stop.State == null);
    }

    [Fact]
    public void A_submitted_request_waits_for_its_change_set()
    {
        var stops = LineStops.Of(new RequestLine(View(request => request.Submit("hash", Now)), null, null, null));

        stops[0].Text.ShouldBe("by Mara Lindqvist");
        stops[0].At.ShouldBe(Now);
        stops[1].State.ShouldBe(Status.Pending);
        stops[2].State.ShouldBeNull();
    }

    [Fact]
    public void A_request_withdrawn_before_its_change_set_ends_there()
    {
        var stops = LineStops.Of(new RequestLine(View(request =>
        {
            request.Submit("hash", Now);
            request.Withdraw(Now);
        }), null, null, null));

        stops[1].Text.ShouldBe("not made");
        stops.Skip(1).ShouldAllBe(stop => stop.State == null);
    }

    private static RequestView View(Action<EnvironmentRequest> happened)
    {
        var request = EnvironmentRequest.StartDraft(RequestKind.Create, Products.Environment, Products.DraftOf(Products.ThreeTier).Content, Products.Mara, Now);
        happened(request);
        // The standing's state is the view's to compute; its default is a draft.
        return new RequestView(request, (RequestStanding)Activator.CreateInstance(typeof(RequestStanding), nonPublic: true)!);
    }
}
