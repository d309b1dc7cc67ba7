using Mono.Cecil;

namespace Portal.Architecture;

/// <summary>Pages and their parts: types that derive from ComponentBase or are components by interface.</summary>
internal static class Components
{
    public static IEnumerable<TypeDefinition> Of(IEnumerable<TypeDefinition> types) => types.Where(IsComponent);

    /// <summary>A page asks use cases: it holds neither the store nor a client of AWS, not even for a moment.</summary>
    public static IReadOnlyList<string> ReachingThrough(IEnumerable<TypeDefinition> types) =>
        (from component in Of(types)
         from used in Uses.Of(component).Select(Uses.Outermost).Distinct()
         where used.Namespace == "Amazon" || used.Namespace.StartsWith("Amazon.", StringComparison.Ordinal)
             || used.Namespace.StartsWith("Microsoft.EntityFrameworkCore", StringComparison.Ordinal) || used.Name == "PortalDb"
         select $"{component.FullName} uses {used.FullName}").ToList();

    private static bool IsComponent(TypeDefinition type) =>
        type.Interfaces.Any(face => face.InterfaceType.FullName == "Microsoft.AspNetCore.Components.IComponent")
        || (type.BaseType?.Resolve() is { } parent && IsComponent(parent));
}
