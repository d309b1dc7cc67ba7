using System.Globalization;

namespace Portal.Requests;

/// <summary>A free name like another one: shop-prod → shop-prod-2 → shop-prod-3.</summary>
public static class NextName
{
    private const int Longest = 20;

    public static string After(string name, IReadOnlySet<string> taken)
    {
        var dash = name.LastIndexOf('-');
        var isNumbered = int.TryParse(dash > 0 ? name[(dash + 1)..] : "", NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and < 1000;
        var stem = isNumbered ? name[..dash] : name;
        for (var next = isNumbered ? number + 1 : 2; ; next++)
        {
            var suffix = $"-{next}";
            var free = (stem.Length + suffix.Length > Longest ? stem[..(Longest - suffix.Length)] : stem).TrimEnd('-') + suffix;
            if (!taken.Contains(free)) return free;
        }
    }
}
