using Portal.Domain.ChangeSets;
using Portal.Domain.Costs;
using Portal.Domain.Costs.Forecasting;

namespace Portal.Domain.Tests.Costs;

public sealed class KnownStepTests
{
    private static readonly DateOnly Through = new(2026, 11, 15);

    [Fact]
    public void A_step_is_what_one_request_was_estimated_at_beyond_the_one_before_it() =>
        KnownStep.Of([Made(1, 600, true), Made(10, 540, false), Made(16, 700, true)], Through).ShouldBe([new KnownStep(new DateOnly(2026, 11, 16), 100)]);

    [Fact]
    public void What_the_bill_has_seen_and_what_was_only_measured_is_no_step() =>
        KnownStep.Of([Made(1, 600, true), Made(12, 700, true), Made(17, 640, false)], Through).ShouldBeEmpty();

    [Fact]
    public void A_first_request_is_no_step() => KnownStep.Of([Made(17, 600, true)], Through).ShouldBeEmpty();

    private static EnvironmentEstimate Made(int day, decimal expected, bool isAtRequest) => EnvironmentEstimate.Of(
        new EnvironmentId("env-one"), new DeploymentId($"dep-{day}"), isAtRequest, "three-tier", "1.0.0", "hash",
        new EstimateFigures(EstimateBasis.Inputs, new CostRange(expected - 50, expected, expected + 50), null, new Dictionary<string, decimal>(), [], null, null), new DateTimeOffset(2026, 11, day, 10, 0, 0, TimeSpan.Zero));
}
