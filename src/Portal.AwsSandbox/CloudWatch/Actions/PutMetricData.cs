using System.Text;
using Portal.AwsSandbox.CloudWatch.Custom;
using Portal.AwsSandbox.CloudWatch.Metrics;
using Portal.AwsSandbox.State;
using Portal.AwsSandbox.Wire;
using Portal.AwsSandbox.Wire.Tongues;

namespace Portal.AwsSandbox.CloudWatch.Actions;

/// <summary>Takes in points of metrics of one's own: all of a call or none.</summary>
internal sealed class PutMetricData(World world)
{
    private const int MostBytes = 1024 * 1024;
    private const int MostMetrics = 1000;
    private const int MostValues = 150;
    private static readonly double MostValue = Math.Pow(2, 360);
    private static readonly TimeSpan MostPast = TimeSpan.FromDays(14);
    private static readonly TimeSpan MostAhead = TimeSpan.FromHours(2);

    public async Task<Output?> HandleAsync(WireRequest request, Members input)
    {
        if (request.Body.Length > MostBytes) throw new AwsException("RequestEntityTooLarge", "Request size exceeds the limit of 1048576 bytes.", 413);
        var space = Inputs.Required(input, "Namespace");
        if (space.StartsWith("AWS/", StringComparison.Ordinal)) throw Inputs.Invalid("The value AWS/ for parameter Namespace is invalid.");
        if (space.Length > 255 || space[0] == ':') throw Inputs.Invalid($"The value {space} for parameter Namespace is invalid.");
        var sent = input.Structures("MetricData") ?? [];
        if (input.Has("EntityMetricData")) throw new AwsException("InvalidParameterValue", "EntityMetricData is not supported.");
        if (sent.Count == 0) throw Inputs.Missing("MetricData");
        if (sent.Count > MostMetrics) throw Inputs.Invalid($"The collection MetricData must not have a size greater than {MostMetrics}.");
        var now = world.Clock.Shown;
        var points = sent.Select((each, n) => Read(each, space, $"MetricData.member.{n + 1}", now)).ToList();
        var region = world.Region(request.Account, request.Region);
        await region.ChangeAsync(_ =>
        {
            foreach (var (key, point) in points) region.Metrics.Put(key, point);
            return true;
        });
        return null;
    }

    private static (MetricKey, StoredPoint) Read(Members input, string space, string name, DateTimeOffset now)
    {
        var metric = Inputs.Required(input, "MetricName", name + ".MetricName");
        if (metric.Length > 255 || !Ascii.IsValid(metric)) throw Inputs.Invalid($"The value for parameter {name}.MetricName is invalid.");
        var key = new MetricKey(space, metric, Inputs.Dimensions(input, name + ".Dimensions"));
        var at = input.Time("Timestamp") ?? now;
        if (at < now - MostPast) throw Inputs.Invalid($"The parameter {name}.Timestamp must specify a time no more than two weeks in the past.");
        if (at > now + MostAhead) throw Inputs.Invalid($"The parameter {name}.Timestamp must specify a time no more than two hours in the future.");
        if (input.Number("StorageResolution") is not (null or 1 or 60)) throw Inputs.Invalid($"The value for parameter {name}.StorageResolution must be 1 or 60.");
        var (values, counts, set) = Content(input, name);
        var fine = input.Number("StorageResolution") == 1;
        var second = at.ToUnixTimeSeconds();
        // Without high resolution a point is one of its minute.
        return (key, new StoredPoint(fine ? second : second - second % 60, values, counts, set, Inputs.Unit(input) ?? "None", fine));
    }

    private static (double[]? Values, double[]? Counts, double[]? Set) Content(Members input, string name)
    {
        var value = input.Real("Value");
        var set = input.Structure("StatisticValues");
        var values = input.Reals("Values");
        var counts = input.Reals("Counts");
        if ((value is null ? 0 : 1) + (set is null ? 0 : 1) + (values is { Count: > 0 } ? 1 : 0) is var given && given != 1)
            throw given == 0
                ? new AwsException("MissingParameter", $"At least one of the parameters {name}.Value, {name}.Values and {name}.StatisticValues must be specified.")
                : new AwsException("InvalidParameterCombination", $"The parameters {name}.Value, {name}.Values and {name}.StatisticValues are mutually exclusive and you have specified more than one.");
        if (value is { } one) return ([Sound(one, name + ".Value")], null, null);
        if (set is not null)
            return (null, null, [.. new[] { "SampleCount", "Sum", "Minimum", "Maximum" }.Select(member =>
                Sound(set.Real(member) ?? throw Inputs.Missing($"{name}.StatisticValues.{member}"), $"{name}.StatisticValues.{member}"))]);
        if (values!.Count > MostValues) throw Inputs.Invalid($"The collection {name}.Values must not have a size greater than {MostValues}.");
        if (counts is { Count: > 0 } && counts.Count != values.Count) throw Inputs.Invalid($"The parameters {name}.Values and {name}.Counts must be of the same size.");
        return ([.. values.Select(each => Sound(each, name + ".Values"))], counts is { Count: > 0 } ? [.. counts.Select(each => Sound(each, name + ".Counts"))] : null, null);
    }

    private static double Sound(double value, string name) => double.IsFinite(value) && Math.Abs(value) <= MostValue
        ? value
        : throw Inputs.Invalid($"The value {value} for parameter {name} is invalid.");
}
