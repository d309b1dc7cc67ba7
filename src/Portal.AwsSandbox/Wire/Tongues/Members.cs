using System.Globalization;

namespace Portal.AwsSandbox.Wire.Tongues;

/// <summary>
/// The members of an input structure, whichever protocol brought them. Scalars are texts, numbers, booleans or times; what a
/// protocol can't tell apart (a form has only texts) is read as what is asked for.
/// </summary>
public sealed class Members(IReadOnlyDictionary<string, object?> all)
{
    public static readonly Members None = new(new Dictionary<string, object?>());

    public bool Has(string name) => all.GetValueOrDefault(name) is not null;

    public string? Text(string name) => all.GetValueOrDefault(name) switch
    {
        null => null,
        string text => text,
        bool flag => flag ? "true" : "false",
        IFormattable value => value.ToString(null, CultureInfo.InvariantCulture),
        _ => throw Malformed(name),
    };

    public double? Real(string name) => all.GetValueOrDefault(name) is { } value and not "" ? AsReal(name, value) : null;

    public int? Number(string name) => Real(name) switch
    {
        null => null,
        var value when value == Math.Floor(value.Value) && Math.Abs(value.Value) <= int.MaxValue => (int)value,
        _ => throw Malformed(name),
    };

    public bool? Flag(string name) => all.GetValueOrDefault(name) switch
    {
        null or "" => null,
        bool flag => flag,
        "true" or "True" or "1" => true,
        "false" or "False" or "0" => false,
        _ => throw Malformed(name),
    };

    public DateTimeOffset? Time(string name) => all.GetValueOrDefault(name) switch
    {
        null or "" => null,
        DateTimeOffset time => time,
        string text when DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time) => time,
        var value => FromEpoch(name, AsReal(name, value)),
    };

    /// <summary>Null when the list was not sent.</summary>
    public List<Members>? Structures(string name) => Items(name)?.ConvertAll(item => new Members(
        item as IReadOnlyDictionary<string, object?> ?? throw Malformed(name)));

    public List<string>? Texts(string name) => Items(name)?.ConvertAll(item => item as string ?? throw Malformed(name));

    public List<double>? Reals(string name) => Items(name)?.ConvertAll(item => AsReal(name, item));

    public Members? Structure(string name) => all.GetValueOrDefault(name) switch
    {
        null or "" => null,
        IReadOnlyDictionary<string, object?> members => new Members(members),
        _ => throw Malformed(name),
    };

    // A form numbers the items of a list under "member"; an empty list is sent as an empty text.
    private List<object?>? Items(string name) => all.GetValueOrDefault(name) switch
    {
        null => null,
        "" => [],
        List<object?> items => items,
        IReadOnlyDictionary<string, object?> form when form.GetValueOrDefault("member") is IReadOnlyDictionary<string, object?> numbered =>
            [.. numbered.Select(pair => (Place: Place(name, pair.Key), pair.Value)).OrderBy(item => item.Place).Select(item => item.Value)],
        _ => throw Malformed(name),
    };

    private static int Place(string name, string key) =>
        int.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out var place) ? place : throw Malformed(name);

    private static double AsReal(string name, object? value) => value switch
    {
        double number => number,
        string text when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => number,
        _ => throw Malformed(name),
    };

    private static DateTimeOffset FromEpoch(string name, double seconds) =>
        Math.Abs(seconds) < 1e11 ? DateTimeOffset.UnixEpoch.AddMilliseconds(Math.Round(seconds * 1000)) : throw Malformed(name);

    private static AwsException Malformed(string name) => new("MalformedInput", $"The value of {name} can not be read.");
}
