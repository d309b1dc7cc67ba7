using Portal.AwsSandbox.CloudWatch.Actions;
using Portal.AwsSandbox.CloudWatch.Alarms;
using Portal.AwsSandbox.State;
using Portal.AwsSandbox.Wire;
using Portal.AwsSandbox.Wire.Tongues;

namespace Portal.AwsSandbox.CloudWatch;

/// <summary>CloudWatch: which action is answered by what.</summary>
public static class CloudWatchService
{
    private static readonly Dictionary<string, string> ErrorShapes = new()
    {
        ["InvalidParameterValue"] = "InvalidParameterValueException",
        ["InvalidParameterCombination"] = "InvalidParameterCombinationException",
        ["MissingParameter"] = "MissingRequiredParameterException",
        ["InvalidFormat"] = "InvalidFormatFault",
        ["LimitExceeded"] = "LimitExceededFault",
        ["InternalServiceError"] = "InternalServiceFault",
    };

    public static IAwsService Create(World world)
    {
        var landscape = new Landscape(world);
        var book = new AlarmBook(landscape);
        var actions = new Dictionary<string, TongueAction>
        {
            ["GetMetricData"] = Tongue.Reading(new GetMetricData(landscape).Handle),
            ["GetMetricStatistics"] = Tongue.Reading(new GetMetricStatistics(landscape).Handle),
            ["ListMetrics"] = Tongue.Reading(new ListMetrics(landscape).Handle),
            ["PutMetricData"] = (request, input, _) => new PutMetricData(world).HandleAsync(request, input),
            ["DescribeAlarms"] = Tongue.Reading(new DescribeAlarms(book, world).Handle),
            ["DescribeAlarmHistory"] = Tongue.Reading(new DescribeAlarmHistory(book, world).Handle),
            ["SetAlarmState"] = (request, input, _) => new SetAlarmState(book, world).HandleAsync(request, input),
        };
        return new TongueService(
            "monitoring", "2010-08-01", "http://monitoring.amazonaws.com/doc/2010-08-01/", "GraniteServiceVersion20100801", ErrorShapes, actions);
    }
}
