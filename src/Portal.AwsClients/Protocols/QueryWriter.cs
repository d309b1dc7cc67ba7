using System.Collections;
using Amazon.Runtime.Internal;

namespace Amazon.Protocols;

/// <summary>Flattens a request: <c>Tags.member.1.Key</c>, <c>Properties.entry.1.key</c>, <c>Configuration.Minutes</c>.</summary>
internal static class QueryWriter
{
    public static void Write(ParameterCollection parameters, string prefix, object structure)
    {
        foreach (var member in Shape.Of(structure.GetType()).Members)
        {
            if (member.GetValue(structure) is { } value)
                WriteValue(parameters, prefix + member.Name, value);
        }
    }

    private static void WriteValue(ParameterCollection parameters, string name, object value)
    {
        switch (value)
        {
            case IDictionary map:
                WriteMap(parameters, name, map);
                break;
            case IList list:
                WriteList(parameters, name, list);
                break;
            default:
                if (Scalar.Is(value.GetType()))
                    parameters.Add(name, Scalar.Format(value));
                else
                    Write(parameters, name + ".", value);
                break;
        }
    }

    // A bare name says "now empty", which differs from leaving the list out: an update would keep the old tags.
    private static void WriteList(ParameterCollection parameters, string name, IList list)
    {
        if (list.Count == 0)
            parameters.Add(name, "");
        for (var index = 0; index < list.Count; index++)
            WriteValue(parameters, $"{name}.member.{index + 1}", list[index]!);
    }

    private static void WriteMap(ParameterCollection parameters, string name, IDictionary map)
    {
        var index = 0;
        foreach (DictionaryEntry entry in map)
        {
            index++;
            parameters.Add($"{name}.entry.{index}.key", (string)entry.Key);
            WriteValue(parameters, $"{name}.entry.{index}.value", entry.Value!);
        }
    }
}
