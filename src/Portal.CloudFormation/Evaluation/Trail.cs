using System.Globalization;

namespace Portal.CloudFormation.Evaluation;

/// <summary>The way from the top of the template to here; only put into words when there is a problem to report.</summary>
internal sealed record Trail(Trail? Parent, string? Key, int Index)
{
    public static Trail Of(string section, string name) => new(new Trail(null, section, 0), name, 0);

    public Trail Into(string key) => new(this, key, 0);

    public Trail Into(int index) => new(this, null, index);

    public override string ToString()
    {
        var steps = new Stack<string>();
        for (var step = this; step is not null; step = step.Parent)
            steps.Push(step.Key is null ? string.Create(CultureInfo.InvariantCulture, $"[{step.Index}]") : step.Parent is null ? step.Key : "." + step.Key);
        return string.Concat(steps);
    }
}
