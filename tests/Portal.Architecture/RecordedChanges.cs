using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Portal.Architecture;

/// <summary>Whoever changes a record's state writes the audit row in the same method or in one of the same class that it calls, and so in the same transaction.</summary>
internal static class RecordedChanges
{
    private const string StateField = "<State>k__BackingField";

    /// <summary>Methods of a record that give it a state, by their full names.</summary>
    public static IReadOnlySet<string> ChangingMethods(IEnumerable<TypeDefinition> records)
    {
        var changing = new HashSet<string>();
        foreach (var record in records)
        {
            var methods = record.Methods.Where(method => method.HasBody && !method.IsConstructor).ToList();
            var found = methods.Where(StoresState).ToHashSet();
            while (methods.Where(method => !found.Contains(method) && Calls(method).Any(called => called is MethodDefinition own && found.Contains(own))).ToList() is { Count: > 0 } more) found.UnionWith(more);
            changing.UnionWith(found.Where(method => method.IsPublic && !method.IsSetter).Select(method => method.FullName));
        }
        return changing;
    }

    /// <summary>Methods that change a state and do not record it.</summary>
    public static IReadOnlyList<string> Unrecorded(IEnumerable<TypeDefinition> callers, IReadOnlySet<string> changing) =>
        [.. from caller in callers
            let written = CallsByMethod(caller)
            from method in written
            where method.Value.Exists(call => changing.Contains(call.FullName)) && !Records(method.Key, caller, written)
            select $"{caller.Name}.{method.Key}"];

    private static Dictionary<string, List<MethodReference>> CallsByMethod(TypeDefinition caller) =>
        Built.WithNested(caller).SelectMany(type => type.Methods).Where(method => method.HasBody).GroupBy(Written).ToDictionary(method => method.Key, method => method.SelectMany(Calls).ToList());

    private static bool Records(string method, TypeDefinition caller, Dictionary<string, List<MethodReference>> written) =>
        written[method].Exists(IsRecord) || written[method].Exists(call => call.DeclaringType.FullName == caller.FullName && written.TryGetValue(call.Name, out var own) && own.Exists(IsRecord));

    private static bool IsRecord(MethodReference call) => call.Name == "Record" && call.DeclaringType.Name.EndsWith("PortalDb", StringComparison.Ordinal);

    // A property's setter stores the state; its callers and those with the field inlined count.
    private static bool StoresState(MethodDefinition method) =>
        method.Body.Instructions.Any(i => (i.OpCode.Code is Code.Stfld && i.Operand is FieldReference { Name: StateField }) || (i.Operand is MethodReference { Name: "set_State" }));

    private static IEnumerable<MethodReference> Calls(MethodDefinition method) =>
        method.Body.Instructions.Where(i => i.OpCode.Code is Code.Call or Code.Callvirt or Code.Newobj).Select(i => i.Operand).OfType<MethodReference>();

    // An async method's body stands in a nested type named <Method>d__1, a lambda's in one named <Method>b__0.
    private static string Written(MethodDefinition method)
    {
        var name = method.DeclaringType.Name is ['<', not '>', ..] type ? type : method.Name;
        return name.StartsWith('<') ? name[1..name.IndexOf('>', StringComparison.Ordinal)] : name;
    }
}
