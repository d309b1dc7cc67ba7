using System.ComponentModel;

namespace Portal.Platform.Jobs;

/// <summary>What a job does, in a sentence: its class's <see cref="DescriptionAttribute"/>.</summary>
public static class JobDescription
{
    /// <exception cref="InvalidOperationException">The class has none.</exception>
    public static string Of(Type job) =>
        job.GetCustomAttributes(typeof(DescriptionAttribute), false).OfType<DescriptionAttribute>().SingleOrDefault()?.Description
        ?? throw new InvalidOperationException($"{job.Name} does not say what it does: give it a Description.");
}
