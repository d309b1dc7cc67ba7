using System.Globalization;
using System.Text.Json;

namespace Portal.AwsSandbox.Wire.Tongues;

/// <summary>
/// The members of an input structure, whichever protocol brought them, and the place it stands at. A form has only texts, so they are read
/// as what is asked for; where the protocol tells types apart, a member of another type is refused before anything else is looked at.
/// </summary>
/// <param name="isTyped">True for the protocols that tell a number from a text.</param>
/// <param name="path">Where it stands, as validation messages name it: <c>filters.1.member</c>; empty for the input itself.</param>
public sealed class Members(IReadOnlyDictionary<string, object?> all, bool isTyped, string path = "")
{
    public static readonly Members None = new(new Dictionary<string, object?>(), isTyped: true);

    public bool Has(string name) => all.GetValueOrDefault(name) is not null;

    public string? Text(string name) => all.GetValueOrDefault(name) switch
    {
        null => null,
        string text => text,
        double => throw Wrong("NUMBER_VALUE can not be converted to a String"),
        _ => throw Unexpected(name),
    };

    public double? Real(string name) => Sent(name) is { } value ? AsReal(value, "a Double") : null;

    public int? Number(string name) => Sent(name) is not { } value ? null
        : AsReal(value, "an Integer") is var number && number == Math.Floor(number) && Math.Abs(number) <= int.MaxValue ? (int)number
        : throw Unconvertible(value, "an Integer");

    public bool? Flag(string name) => Sent(name) switch
    {
        null => null,
        bool flag => flag,
        "true" or "True" or "1" when !isTyped => true,
        "false" or "False" or "0" when !isTyped => false,
        var value => throw Unconvertible(value, "a Boolean"),
    };

    public DateTimeOffset? Time(string name) => Sent(name) switch
    {
        null => null,
        DateTimeOffset time => time,
        string text when !isTyped && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time) => time,
        var value when AsReal(value, "a Timestamp") is var seconds && Math.Abs(seconds) < 1e11 => DateTimeOffset.UnixEpoch.AddMilliseconds(Math.Round(seconds * 1000)),
        var value => throw Unconvertible(value, "a Timestamp"),
    };

    /// <summary>Null when the list was not sent.</summary>
    public List<Members>? Structures(string name) => Items(name)?.Select((item, n) => new Members(
        item as IReadOnlyDictionary<string, object?> ?? throw Unexpected(name), isTyped, $"{At(name)}.{n + 1}.member")).ToList();

    /// <summary>Null when the list was not sent.</summary>
    public List<string>? Texts(string name) => Items(name)?.ConvertAll(item => item as string ?? throw Unexpected(name));

    public List<double>? Reals(string name) => Items(name)?.ConvertAll(item => AsReal(item, "a Double"));

    public Members? Structure(string name) => Sent(name) switch
    {
        null => null,
        IReadOnlyDictionary<string, object?> members => new Members(members, isTyped, At(name)),
        _ => throw Unexpected(name),
    };

    /// <summary>The member's path as validation messages name it, in lower camel case.</summary>
    public string At(string name)
    {
        var member = char.ToLowerInvariant(name[0]) + name[1..];
        return path.Length == 0 ? member : $"{path}.{member}";
    }

    /// <summary>The content in one canonical text, so that two calls can be told apart.</summary>
    public string Fingerprint(params string[] except) => string.Join('&', all
        .Where(member => member.Value is not null && !except.Contains(member.Key)).OrderBy(member => member.Key, StringComparer.Ordinal)
        .Select(member => $"{member.Key}={JsonSerializer.Serialize(member.Value)}"));

    // A form sends an empty text for what has no value.
    private object? Sent(string name) => all.GetValueOrDefault(name) is var value && value is "" && !isTyped ? null : value;

    // A form numbers the items of a list under "member"; an empty list is sent as an empty text.
    private List<object?>? Items(string name) => all.GetValueOrDefault(name) switch
    {
        null => null,
        "" when !isTyped => [],
        List<object?> items => items,
        IReadOnlyDictionary<string, object?> form when !isTyped && form.GetValueOrDefault("member") is IReadOnlyDictionary<string, object?> numbered =>
            [.. numbered.Select(pair => (Place: Place(name, pair.Key), pair.Value)).OrderBy(item => item.Place).Select(item => item.Value)],
        _ => throw Unexpected(name),
    };

    private int Place(string name, string key) =>
        int.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out var place) ? place : throw Unexpected(name);

    private double AsReal(object? value, string type) => value switch
    {
        double number => number,
        string text when !isTyped && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => number,
        _ => throw Unconvertible(value, type),
    };

    private AwsException Unconvertible(object? value, string type) =>
        Wrong(isTyped ? $"{(value is string ? "STRING" : value is double ? "NUMBER" : "UNEXPECTED")}_VALUE can not be converted to {type}" : $"'{value}' can not be converted to {type}");

    private AwsException Unexpected(string name) => Wrong($"Unexpected value at {At(name)}");

    private AwsException Wrong(string message) => new(isTyped ? "SerializationException" : "MalformedInput", message);
}
