using Mono.Cecil;

namespace Portal.Architecture;

/// <summary>The words of AWS's wire end in adapters: types named Service-Of-Stage in that stage's folder, and Platform/Aws.</summary>
internal static class Adapters
{
    public static IReadOnlyList<string> UsedElsewhere(IEnumerable<TypeDefinition> types, StageOrder order) =>
        (from type in types
         where !IsAdapter(type, order)
         from used in Uses.Of(type).Select(Uses.Outermost).Distinct()
         where used.Namespace == "Amazon" || used.Namespace.StartsWith("Amazon.", StringComparison.Ordinal)
         select $"{type.FullName} uses {used.FullName}").ToList();

    public static bool IsAdapter(TypeDefinition type, StageOrder order) =>
        type.Namespace == $"{order.Root}.Platform.Aws"
        || (StageOrder.Stages.Contains(order.Folder(type)) && type.Name.EndsWith($"Of{order.Folder(type)}", StringComparison.Ordinal));
}
