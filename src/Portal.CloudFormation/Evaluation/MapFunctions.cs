using Portal.CloudFormation.Reading;
using Portal.CloudFormation.Syntax;

namespace Portal.CloudFormation.Evaluation;

internal static class MapFunctions
{
    public static Value? FindInMap(Expressions e, Entry call)
    {
        if (Arguments.Of(e, call, 3, 4) is not { } arguments) return Unknown.Invalid;
        var keys = arguments.Take(3).Select((argument, i) => e.Of(argument, i)).ToArray();
        if (keys.Contains(Unknown.Invalid)) return Unknown.Invalid;
        if (keys.FirstOrDefault(key => key is not (KnownScalar or Unknown)) is { } || keys.Contains(null))
            return e.Fail(call.Value.At, "Fn::FindInMap takes the names of a map, a first and a second key.");
        if (keys.Any(key => key is Unknown)) return e.Symbolic(call, [.. keys.OfType<Value>()]);

        var (map, top, second) = (TextOf(keys[0]), TextOf(keys[1]), TextOf(keys[2]));
        if (Entry(e, map, top, second) is { } found) return e.LookUp(map, top, second, found);
        return arguments.Count == 4 ? Default(e, arguments[3]) : Missing(e, call, map, top, second);
    }

    private static Node? Entry(Expressions e, string map, string top, string second) =>
        (e.Template.Map(map)?.Body[top] as Mapping)?[second];

    private static Value? Default(Expressions e, Node argument)
    {
        if (argument is not Mapping { Entries: [{ Key: "DefaultValue" } fallback] })
            return e.Fail(argument.At, "The fourth argument of Fn::FindInMap must be a mapping with DefaultValue.");
        if (!e.Template.Transforms.Contains(Loops.Transform))
            e.Fail(argument.At, $"DefaultValue needs the line \"Transform: {Loops.Transform}\".");
        return e.Of(fallback.Value);
    }

    private static Unknown Missing(Expressions e, Entry call, string map, string top, string second)
    {
        if (e.Template.Map(map) is not { } declared) return e.Fail(call.At, $"There is no map named {map}.");
        if (declared.Body["Fn::Transform"] is not null) return e.Fail(call.At, Functions.MacroRefusal);
        return declared.Body[top] is null
            ? e.Fail(call.At, $"The map {map} has no key {top}.")
            : e.Fail(call.At, $"The map {map} has no key {second} under {top}.");
    }

    private static string TextOf(Value? value) => ((KnownScalar)value!).Text;
}
