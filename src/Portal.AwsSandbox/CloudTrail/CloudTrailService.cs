using Portal.AwsSandbox.State;
using Portal.AwsSandbox.Wire;
using Portal.AwsSandbox.Wire.Tongues;

namespace Portal.AwsSandbox.CloudTrail;

/// <summary>CloudTrail: who changed what when.</summary>
public static class CloudTrailService
{
    public static IAwsService Create(World world) => Tongue.Json(
        "cloudtrail", "2013-11-01", "com.amazonaws.cloudtrail.v20131101.CloudTrail_20131101", new Dictionary<string, TongueAction>
        {
            ["LookupEvents"] = Tongue.Reading((request, input) => LookupEvents.Handle(request, input, world.Region(request.Account, request.Region))),
        });
}
