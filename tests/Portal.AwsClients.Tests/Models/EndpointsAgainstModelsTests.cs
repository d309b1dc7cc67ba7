using System.Text.Json;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;

namespace Portal.AwsClients.Tests.Models;

public class EndpointsAgainstModelsTests
{
    [Theory]
    [MemberData(nameof(ModeledService.Names), MemberType = typeof(ModeledService))]
    public void Endpoints_are_those_of_the_models_own_test_cases(string name)
    {
        var service = ModeledService.Of(name);
        var provider = service.Config().EndpointProvider;
        var cases = SmithyModel.Load(service.ModelFile).Service
            .GetProperty("traits").GetProperty("smithy.rules#endpointTests").GetProperty("testCases");

        var wrong = cases.EnumerateArray()
            .Where(@case => !GotDualStackSince(@case))
            .Select(@case => (Case: @case.ToString(), Expected: Expected(@case.GetProperty("expect")), Actual: Actual(provider, @case)))
            .Where(outcome => outcome.Expected != outcome.Actual)
            .Select(outcome => $"{outcome.Actual} for {outcome.Case}");

        cases.GetArrayLength().ShouldBeGreaterThan(20);
        wrong.ShouldBeEmpty();
    }

    // The table of partitions in AWSSDK.Core is newer than the models: the isolated partitions have dual stack by now.
    private static bool GotDualStackSince(JsonElement @case) =>
        @case.TryGetProperty("params", out var given)
        && given.TryGetProperty("UseDualStack", out var dualStack) && dualStack.GetBoolean()
        && given.GetProperty("Region").GetString()!.StartsWith("us-iso", StringComparison.Ordinal);

    private static string Expected(JsonElement expectation)
    {
        if (!expectation.TryGetProperty("endpoint", out var endpoint))
            return "refused";
        var region = endpoint.TryGetProperty("properties", out var properties)
            ? properties.GetProperty("authSchemes")[0].GetProperty("signingRegion").GetString()
            : null;
        return $"{endpoint.GetProperty("url").GetString()} {region}".TrimEnd();
    }

    private static string Actual(IEndpointProvider provider, JsonElement @case)
    {
        var parameters = new EndpointParameters();
        if (@case.TryGetProperty("params", out var given))
        {
            foreach (var parameter in given.EnumerateObject())
                parameters[parameter.Name] = parameter.Value.ValueKind == JsonValueKind.String ? parameter.Value.GetString() : parameter.Value.GetBoolean();
        }

        try
        {
            var endpoint = provider.ResolveEndpoint(parameters);
            var scheme = (endpoint.Attributes?["authSchemes"] as List<object>)?.OfType<PropertyBag>().Single();
            return $"{endpoint.URL} {scheme?["signingRegion"]}".TrimEnd();
        }
        catch (AmazonClientException)
        {
            return "refused";
        }
    }
}
