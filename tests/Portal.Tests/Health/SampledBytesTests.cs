using Portal.Domain;
using Portal.Health;
using Portal.Tests.Harness;

namespace Portal.Tests.Health;

public sealed class SampledBytesTests
{
    [Fact]
    public void Bytes_are_asked_for_in_one_hour_of_five_and_in_five_days_at_each_hour_of_the_day_once()
    {
        var environment = new EnvironmentId("env_01k0000000000000000000000a");
        var sampled = Enumerable.Range(0, 120).Select(hour => Given.Now.AddHours(hour)).Where(at => MetricAsk.SamplesBytes(environment, at)).ToList();
        sampled.Count.ShouldBe(24);
        sampled.Select(at => at.Hour).Order().ShouldBe(Enumerable.Range(0, 24));
    }
}
