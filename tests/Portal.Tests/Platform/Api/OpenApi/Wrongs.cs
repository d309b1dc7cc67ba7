using System.Text.RegularExpressions;

namespace Portal.Tests.Platform.Api.OpenApi;

/// <summary>What was found wrong over many calls, told so that it can be read: the same in another item of a list is told once, and only the first are told.</summary>
internal static partial class Wrongs
{
    private const int Told = 20;
    private const int Longest = 600;

    public static void ShouldBeNone(IEnumerable<string> wrong)
    {
        var all = wrong.Select(each => Index().Replace(each, "[]")).Distinct().ToList();
        if (all.Count > 0) Assert.Fail(string.Join('\n', all.Take(Told).Select(each => each.Length > Longest ? each[..Longest] + "…" : each).Append($"{all.Count} in all.")));
    }

    [GeneratedRegex(@"\[\d+\]")]
    private static partial Regex Index();
}
