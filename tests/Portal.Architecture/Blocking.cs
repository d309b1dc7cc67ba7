using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Portal.Architecture;

/// <summary>Threads are not held up: no waiting for a task, no sleeping, no synchronous talk with the database, and no async void.</summary>
internal static class Blocking
{
    private static readonly HashSet<string> Waiting =
    [
        "System.Threading.Tasks.Task.Wait", "System.Threading.Tasks.Task.WaitAll", "System.Threading.Tasks.Task.WaitAny",
        "System.Threading.Tasks.Task`1.get_Result", "System.Threading.Tasks.ValueTask`1.get_Result",
        "System.Threading.Thread.Sleep", "System.Threading.SemaphoreSlim.Wait",
        "Microsoft.EntityFrameworkCore.DbContext.SaveChanges", "System.Data.Common.DbConnection.Open",
        "System.Data.Common.DbCommand.ExecuteNonQuery", "System.Data.Common.DbCommand.ExecuteScalar", "System.Data.Common.DbCommand.ExecuteReader",
    ];

    public static IReadOnlyList<string> AsyncVoid(IEnumerable<TypeDefinition> types) => types.SelectMany(Built.WithNested).SelectMany(type => type.Methods)
        .Where(method => method.ReturnType.FullName == "System.Void" && method.CustomAttributes.Any(a => a.AttributeType.Name == "AsyncStateMachineAttribute"))
        .Select(method => $"{Uses.Outermost(method.DeclaringType).FullName}.{method.Name}").ToList();

    public static IReadOnlyList<string> Waits(IEnumerable<TypeDefinition> types) =>
        (from type in types
         from method in Built.WithNested(type).SelectMany(each => each.Methods).Where(method => method.HasBody)
         from call in method.Body.Instructions
         where call.OpCode.Code is Code.Call or Code.Callvirt && WaitsHere(call)
         select $"{type.FullName} calls {Name((MethodReference)call.Operand)}").Distinct().ToList();

    private static bool WaitsHere(Instruction call)
    {
        var called = (MethodReference)call.Operand;
        return Waiting.Contains(Name(called)) || (called.Name == "GetResult" && called.DeclaringType.Name.Contains("Awaiter", StringComparison.Ordinal) && IsAskedAtOnce(call));
    }

    // What await compiles to asks IsCompleted between the two calls.
    private static bool IsAskedAtOnce(Instruction getResult)
    {
        var before = getResult.Previous;
        while (before is { OpCode.Code: not (Code.Call or Code.Callvirt) }) before = before.Previous;
        return before?.Operand is MethodReference { Name: "GetAwaiter" };
    }

    private static string Name(MethodReference method) => $"{method.DeclaringType.Namespace}.{method.DeclaringType.Name}.{method.Name}";
}
