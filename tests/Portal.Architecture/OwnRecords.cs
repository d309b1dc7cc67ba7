using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Portal.Architecture;

/// <summary>A stage writes only its own records: what makes, changes, adds or removes one is called only in the record's own folder.</summary>
internal sealed class OwnRecords(IEnumerable<TypeDefinition> records)
{
    private static readonly string[] SetWrites = ["Add", "AddAsync", "AddRange", "AddRangeAsync", "Remove", "RemoveRange", "Update", "UpdateRange", "Attach", "AttachRange"];
    private static readonly string[] QueryWrites = ["ExecuteUpdate", "ExecuteUpdateAsync", "ExecuteDelete", "ExecuteDeleteAsync"];

    private readonly Dictionary<string, HashSet<string>> _writing = records.ToDictionary(record => record.FullName, Writing);

    /// <summary>Methods that make or change a record, by the record's full name.</summary>
    public IReadOnlyDictionary<string, HashSet<string>> ByRecord => _writing;

    /// <param name="callers">Types whose folder is told by <paramref name="order"/>.</param>
    /// <param name="recordOrder">Tells the folder of the records.</param>
    public IReadOnlyList<string> Violations(IEnumerable<TypeDefinition> callers, StageOrder order, StageOrder recordOrder) =>
        (from caller in callers
         from instruction in Uses.Instructions(caller)
         where instruction.OpCode.Code is Code.Call or Code.Callvirt or Code.Newobj or Code.Ldftn
         let written = Written((MethodReference)instruction.Operand)
         where written is { } record && recordOrder.Folder(record) != order.Folder(caller)
         select $"{caller.FullName} calls {written!.Name}.{((MethodReference)instruction.Operand).Name}").Distinct().ToList();

    /// <summary>The record that a call writes; null when it writes none.</summary>
    private TypeReference? Written(MethodReference method)
    {
        if (_writing.TryGetValue(method.DeclaringType.FullName, out var writing) && writing.Contains(method.Name)) return method.DeclaringType;
        if (method.DeclaringType is GenericInstanceType { ElementType.Name: "DbSet`1" } set && SetWrites.Contains(method.Name)) return Known(set.GenericArguments[0]);
        return method is GenericInstanceMethod generic && QueryWrites.Contains(method.Name) ? Known(generic.GenericArguments[0]) : null;
    }

    private TypeReference? Known(TypeReference type) => _writing.ContainsKey(type.FullName) ? type : null;

    private static HashSet<string> Writing(TypeDefinition record)
    {
        var family = Family(record).ToHashSet();
        var methods = family.SelectMany(type => type.Methods).Where(method => method.HasBody).ToList();
        var writing = new HashSet<MethodDefinition>(methods.Where(method => Stores(method, family)));
        // A method that calls one which writes, writes.
        while (methods.Where(method => !writing.Contains(method) && Calls(method).Any(writing.Contains)).ToList() is { Count: > 0 } more) writing.UnionWith(more);
        return writing.Where(method => method.DeclaringType == record).Select(method => method.Name).ToHashSet();
    }

    private static IEnumerable<TypeDefinition> Family(TypeDefinition type) =>
        type.BaseType is TypeDefinition parent ? Family(parent).Prepend(type) : [type];

    private static bool Stores(MethodDefinition method, HashSet<TypeDefinition> family) =>
        method.Body.Instructions.Any(i => i.OpCode.Code is Code.Stfld && i.Operand is FieldReference field && family.Contains(field.DeclaringType.Resolve()));

    private static IEnumerable<MethodDefinition> Calls(MethodDefinition method) =>
        method.Body.Instructions.Where(i => i.OpCode.Code is Code.Call or Code.Callvirt or Code.Newobj).Select(i => i.Operand).OfType<MethodDefinition>();
}
