using System.Collections.Concurrent;
using System.Globalization;
using Amazon.Runtime;
using Amazon.Runtime.Internal.Util;

namespace Amazon.Protocols;

/// <summary>Single values as text, the way Query and XML carry them.</summary>
internal static class Scalar
{
    private static readonly ConcurrentDictionary<Type, Func<string, ConstantClass>> Finders = new();

    public static bool Is(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        return type.IsPrimitive || type == typeof(string) || type == typeof(DateTime) || type.IsSubclassOf(typeof(ConstantClass));
    }

    public static string Format(object value) => value switch
    {
        string text => text,
        bool flag => flag ? "true" : "false",
        DateTime time => StringUtils.FromDateTimeToISO8601WithOptionalMs(time),
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    /// <exception cref="FormatException">The text is no value of the type.</exception>
    public static object Parse(string text, Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type == typeof(string))
            return text;
        if (type == typeof(DateTime))
            return DateTime.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);
        if (type.IsSubclassOf(typeof(ConstantClass)))
            return Constant(text, type);
        return Convert.ChangeType(text, type, CultureInfo.InvariantCulture);
    }

    /// <summary>The type's own constant where it knows the value, a new one where the service has grown a value since.</summary>
    public static ConstantClass Constant(string text, Type type) =>
        Finders.GetOrAdd(type, static known => known.GetMethod("FindValue", [typeof(string)])!.CreateDelegate<Func<string, ConstantClass>>())(text);
}
