using Amazon.Runtime;

namespace Portal.AwsClients.Tests.Models;

public class ClientsAgainstModelsTests
{
    [Theory]
    [MemberData(nameof(ModeledService.Names), MemberType = typeof(ModeledService))]
    public void Operations_members_and_constants_are_those_of_the_model(string name)
    {
        var service = ModeledService.Of(name);

        var comparison = new ModelComparison(SmithyModel.Load(service.ModelFile), service.Interface, service.InPart);

        comparison.Differences().ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(ModeledService.Names), MemberType = typeof(ModeledService))]
    public void Every_shape_and_constant_class_serves_an_operation(string name)
    {
        var service = ModeledService.Of(name);
        var comparison = new ModelComparison(SmithyModel.Load(service.ModelFile), service.Interface, service.InPart);
        comparison.Differences();

        var types = service.Interface.Assembly.GetExportedTypes();
        var shapes = types.Where(type => type.Namespace == service.Interface.Namespace + ".Model" && !type.IsSubclassOf(typeof(Exception)));
        var constants = types.Where(type => type.Namespace == service.Interface.Namespace && type.IsSubclassOf(typeof(ConstantClass)));
        var idle = shapes.Concat(constants)
            .Except(comparison.Visited);

        idle.ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(ModeledService.Names), MemberType = typeof(ModeledService))]
    public void The_api_version_is_the_models(string name)
    {
        var service = ModeledService.Of(name);

        SmithyModel.Load(service.ModelFile).Service.GetProperty("version").GetString()
            .ShouldBe(service.Config().ServiceVersion);
    }

    [Fact]
    public void CloudFormation_has_the_operations_the_portal_lives_on() =>
        ModelComparison.Operations(ModeledService.Of("CloudFormation").Interface).Select(operation => operation.Operation).ShouldBe(
            [
                "CancelUpdateStack", "ContinueUpdateRollback", "CreateChangeSet", "DeleteChangeSet", "DeleteStack",
                "DescribeChangeSet", "DescribeStackDriftDetectionStatus", "DescribeStackEvents", "DescribeStackResourceDrifts",
                "DescribeStacks", "DetectStackDrift", "ExecuteChangeSet", "GetTemplate", "GetTemplateSummary", "ListChangeSets",
                "ListStackResources", "ListStacks", "RollbackStack", "SetStackPolicy", "UpdateTerminationProtection", "ValidateTemplate",
            ],
            ignoreOrder: true);
}
