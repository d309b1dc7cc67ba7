using System.Globalization;
using System.Text;
using System.Xml.Linq;
using Portal.AwsSandbox.Wire;

namespace Portal.AwsSandbox.CloudFormation.Actions;

/// <summary>Pages of a list. A token names the place after the last item shown, by its order, so that new items don't shift it.</summary>
internal static class Page
{
    public const int Size = 100;

    /// <param name="items">In any order; shown in the order of their keys. Of a thousand only a page is put in order.</param>
    public static (List<T> Items, XElement? NextToken) Of<T>(Call call, IEnumerable<(long Key, T Item)> items, int size = Size)
    {
        size = Math.Min(size, call.Request.LargestPage ?? size);
        var after = call.Input.Text("NextToken") is { } token ? Read(call, token) : long.MinValue;
        var page = items.Where(each => each.Key > after).OrderBy(each => each.Key).Take(size + 1).ToList();
        var next = page.Count > size ? Xml.Text("NextToken", Write(call, page[size - 1].Key)) : null;
        return ([.. page.Take(size).Select(each => each.Item)], next);
    }

    private static string Write(Call call, long key) =>
        Convert.ToBase64String(Encoding.UTF8.GetBytes($"{call.Request.Action}/{key.ToString(CultureInfo.InvariantCulture)}"));

    private static long Read(Call call, string token)
    {
        var buffer = new byte[token.Length];
        if (Convert.TryFromBase64String(token, buffer, out var length) &&
            Encoding.UTF8.GetString(buffer, 0, length).Split('/') is [var action, var key] && action == call.Request.Action &&
            long.TryParse(key, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var after)) return after;
        throw AwsException.Validation("The specified NextToken is not valid.");
    }
}
