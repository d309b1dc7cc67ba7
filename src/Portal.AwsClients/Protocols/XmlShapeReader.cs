using System.Collections;
using System.Xml.Linq;

namespace Amazon.Protocols;

/// <summary>Fills a response or structure from XML. Elements nobody here knows are passed over: services grow.</summary>
internal static class XmlShapeReader
{
    public static void Fill(object structure, XElement element)
    {
        var shape = Shape.Of(structure.GetType());
        foreach (var child in element.Elements())
        {
            if (shape.Find(child.Name.LocalName) is { } member)
                member.SetValue(structure, Value(child, member.PropertyType));
        }
    }

    private static object? Value(XElement element, Type type)
    {
        if (Scalar.Is(type))
            return element.Value.Length == 0 && type != typeof(string) ? null : Scalar.Parse(element.Value, type);
        if (Shape.ItemOf(type) is { } item)
            return List(element, type, item);
        if (Shape.MapValueOf(type) is { } value)
            return Map(element, type, value);

        var structure = Activator.CreateInstance(type)!;
        Fill(structure, element);
        return structure;
    }

    // Items are called "member" mostly; RDS and ElastiCache name them after their type.
    private static IList List(XElement element, Type type, Type item)
    {
        var list = (IList)Activator.CreateInstance(type)!;
        foreach (var child in element.Elements())
            list.Add(Value(child, item));
        return list;
    }

    private static IDictionary Map(XElement element, Type type, Type value)
    {
        var map = (IDictionary)Activator.CreateInstance(type)!;
        foreach (var entry in element.Elements())
        {
            var key = entry.Elements().First(child => child.Name.LocalName == "key");
            var content = entry.Elements().First(child => child.Name.LocalName == "value");
            map[key.Value] = Value(content, value);
        }
        return map;
    }
}
