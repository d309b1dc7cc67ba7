using System.Globalization;

namespace Portal.AwsSandbox.Traffic;

/// <summary>What an instance of a type can do for the application that this world's environments run.</summary>
public static class Capacity
{
    /// <summary>Requests a second at which all of the instance's processors are busy.</summary>
    public static double RequestsPerSecond(string instanceType) =>
        Processors(instanceType) * (instanceType.StartsWith('t') ? 50 : instanceType.Split('.')[0].Contains('6') ? 60 : 68);

    /// <summary>Virtual processors by the size in a type's name: <c>t4g.medium</c> has 2, <c>m7g.medium</c> 1, <c>r6g.4xlarge</c> 16.</summary>
    public static int Processors(string type)
    {
        var parts = type.Split('.');
        return parts[^1] switch
        {
            "nano" or "micro" or "small" => IsBurstable(parts[^2..]) ? 2 : 1,
            "medium" => IsBurstable(parts[^2..]) ? 2 : 1,
            "large" => 2,
            "xlarge" => 4,
            var size when size.EndsWith("xlarge", StringComparison.Ordinal) && int.TryParse(size[..^6], NumberStyles.None, CultureInfo.InvariantCulture, out var times) => 4 * times,
            _ => 2,
        };
    }

    private static bool IsBurstable(string[] familyAndSize) => familyAndSize[0].StartsWith('t');
}
