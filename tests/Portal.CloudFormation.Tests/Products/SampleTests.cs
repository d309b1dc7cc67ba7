using Portal.CloudFormation.Evaluation;
using Portal.CloudFormation.Parameters;
using Portal.CloudFormation.Syntax;

namespace Portal.CloudFormation.Tests.Products;

public sealed class SampleTests
{
    public static TheoryData<string> Samples => ProductFolder.Samples;

    [Theory, MemberData(nameof(Samples))]
    public void A_sample_passes_the_checks_and_evaluates(string file)
    {
        var template = ProductFolder.OfSample(file).Template;
        var (values, pseudo) = Sample.ValuesOf(file);
        ParameterCheck.Check(template, values, pseudo).ShouldBeEmpty();
        Evaluator.Evaluate(template, values, pseudo).Problems.ShouldBeEmpty();
    }

    [Fact]
    public void A_single_NAT_gateway_takes_two_gateways_two_addresses_and_two_alarms_away()
    {
        Without("single-nat").Except(Without("production-app"))
            .ShouldBe(["NatAddress2", "NatAddress3", "NatGateway2", "NatGateway3", "NatErrors2Alarm", "NatErrors3Alarm"], ignoreOrder: true);
    }

    [Fact]
    public void A_certificate_inside_brings_the_HTTPS_origin_in_place_of_the_HTTP_one()
    {
        Without("e-commerce").ShouldContain("HttpsOriginV100");
        Without("own-domain").ShouldContain("HttpOriginV100");
        Without("own-domain").ShouldNotContain("HttpsListener");
    }

    [Fact]
    public void Away_from_us_east_1_nothing_waits_for_metrics_of_the_edge()
    {
        Without("ireland").ShouldContain("EdgeErrorsAlarm");
        Without("production-app").ShouldNotContain("EdgeErrorsAlarm");
    }

    [Theory, InlineData("4", "3"), InlineData("5", "4"), InlineData("6", "5"), InlineData("7", "6"), InlineData("8", "7"), InlineData("9", "8"), InlineData("10", "9")]
    public void Fewest_instances_may_not_be_above_the_most(string fewest, string most)
    {
        ProblemsWith(("MinCapacity", fewest), ("MaxCapacity", most)).ShouldBe(["MaxCapacity"]);
        ProblemsWith(("MinCapacity", fewest), ("MaxCapacity", fewest)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("AvailabilityZone2", "us-east-1a")]
    [InlineData("AvailabilityZone3", "us-east-1a")]
    [InlineData("AvailabilityZone3", "us-east-1b")]
    [InlineData("DomainName", "shop.example.com")]
    [InlineData("AlbCertificateArn", "arn:aws:acm:us-east-1:111111111111:certificate/66666666-7777-4888-9999-000000000000")]
    [InlineData("ViewerCertificateArn", "arn:aws:acm:us-east-1:111111111111:certificate/66666666-7777-4888-9999-000000000000")]
    [InlineData("ViewerCertificateArn", "arn:aws:acm:eu-west-1:111111111111:certificate/66666666-7777-4888-9999-000000000000")]
    [InlineData("VpcCidr", "10.256.0.0/16")]
    [InlineData("VpcCidr", "10.4.1.0/16")]
    [InlineData("Artifact", "s3://releases/app.tar.gz")]
    [InlineData("HealthCheckPath", "/healthz/")]
    [InlineData("HealthCheckPath", "/'; reboot")]
    public void What_would_fail_on_AWS_is_refused_before(string parameter, string value) =>
        ProblemsWith((parameter, value)).ShouldNotBeEmpty();

    private static List<string> ProblemsWith(params (string Parameter, string Value)[] changes)
    {
        const string sample = "templates/three-tier/samples/production-app.yaml";
        var (values, pseudo) = Sample.ValuesOf(sample);
        foreach (var (parameter, value) in changes) values[parameter] = value;
        return ParameterCheck.Check(ProductFolder.OfSample(sample).Template, values, pseudo).Select(problem => problem.Parameter).Distinct().ToList();
    }

    /// <summary>Logical ids that the conditions of a three-tier sample leave out.</summary>
    private static List<string> Without(string sample)
    {
        var file = $"templates/three-tier/samples/{sample}.yaml";
        var template = ProductFolder.OfSample(file).Template;
        var (values, pseudo) = Sample.ValuesOf(file);
        return template.Resources.Select(resource => resource.LogicalId)
            .Except(Evaluator.Evaluate(template, values, pseudo).Resources.Select(resource => resource.LogicalId)).ToList();
    }
}
