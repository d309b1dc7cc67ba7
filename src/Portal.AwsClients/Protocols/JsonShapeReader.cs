using System.Collections;
using System.Text.Json;

namespace Amazon.Protocols;

/// <summary>Fills a response or structure from a JSON object. Members nobody here knows are passed over: services grow.</summary>
internal static class JsonShapeReader
{
    public static void Fill(object structure, JsonElement json)
    {
        var shape = Shape.Of(structure.GetType());
        foreach (var property in json.EnumerateObject())
        {
            if (property.Value.ValueKind != JsonValueKind.Null && shape.Find(property.Name) is { } member)
                member.SetValue(structure, Value(property.Value, member.PropertyType));
        }
    }

    private static object Value(JsonElement json, Type type)
    {
        if (Scalar.Is(type))
            return ScalarValue(json, type);
        if (Shape.ItemOf(type) is { } item)
        {
            var list = (IList)Activator.CreateInstance(type)!;
            foreach (var element in json.EnumerateArray())
                list.Add(Value(element, item));
            return list;
        }
        if (Shape.MapValueOf(type) is { } value)
        {
            var map = (IDictionary)Activator.CreateInstance(type)!;
            foreach (var entry in json.EnumerateObject())
                map[entry.Name] = Value(entry.Value, value);
            return map;
        }

        var structure = Activator.CreateInstance(type)!;
        Fill(structure, json);
        return structure;
    }

    private static object ScalarValue(JsonElement json, Type type)
    {
        if (json.ValueKind == JsonValueKind.String)
            return Scalar.Parse(json.GetString()!, type);
        if ((Nullable.GetUnderlyingType(type) ?? type) == typeof(DateTime))
            return DateTime.UnixEpoch.AddTicks((long)(json.GetDecimal() * TimeSpan.TicksPerSecond));
        return Scalar.Parse(json.GetRawText(), type);
    }
}
