using System.Globalization;
using System.Text;
using Portal.AwsSandbox.Wire;

namespace Portal.AwsSandbox.CloudWatch.Actions;

/// <summary>Where the next page begins: after so many items, as of a time in ms since 1970.</summary>
internal sealed record PageToken(long After, long AsOf)
{
    public string Write(string action) => Convert.ToBase64String(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{action}/{After}/{AsOf}")));

    /// <summary>Null when none was sent.</summary>
    public static PageToken? Read(string? token, string action)
    {
        if (token is null or "") return null;
        var buffer = new byte[token.Length];
        if (Convert.TryFromBase64String(token, buffer, out var length) &&
            Encoding.UTF8.GetString(buffer, 0, length).Split('/') is [var of, var after, var asOf] && of == action &&
            long.TryParse(after, NumberStyles.None, CultureInfo.InvariantCulture, out var place) &&
            long.TryParse(asOf, NumberStyles.None, CultureInfo.InvariantCulture, out var time) && time < 253_402_300_799_999)
            return new PageToken(place, time);
        throw new AwsException("InvalidNextToken", "The specified NextToken is not valid.");
    }
}
