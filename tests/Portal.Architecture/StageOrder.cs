using Mono.Cecil;

namespace Portal.Architecture;

/// <summary>The line: a stage's code uses its own and what is to its left.</summary>
/// <param name="Root">Namespace above the stages.</param>
/// <param name="Foundations">Folders everybody may use; they use only each other. Empty text is the root itself.</param>
/// <param name="Readers">Folders that may use everything; nobody uses them.</param>
internal sealed record StageOrder(string Root, IReadOnlyList<string> Foundations, IReadOnlyList<string> Readers)
{
    public static readonly IReadOnlyList<string> Stages = ["Catalog", "Requests", "ChangeSets", "Reviews", "Deployments", "Environments", "Health", "Costs"];

    public static readonly StageOrder OfPortal = new("Portal", ["Platform"], ["", "Home", "Sandbox"]);

    /// <summary>Nouns that concern all stages stand at the root, in Access, Audit and Notifications.</summary>
    public static readonly StageOrder OfDomain = new("Portal.Domain", ["", "Access", "Audit", "Notifications"], []);

    /// <summary>The folder below the root that a type stands in; empty at the root.</summary>
    public string Folder(TypeReference type)
    {
        var space = Uses.Outermost(type).Namespace;
        return space.Length <= Root.Length ? "" : space[(Root.Length + 1)..].Split('.')[0];
    }

    public IReadOnlyList<string> Violations(IEnumerable<TypeDefinition> types) =>
        (from type in types
         let folder = Folder(type)
         from used in Uses.Of(type).OfType<TypeDefinition>().Select(Uses.Outermost).Distinct()
         where used.Namespace == Root || used.Namespace.StartsWith(Root + ".", StringComparison.Ordinal)
         where !MayUse(folder, Folder(used))
         select $"{type.FullName} uses {used.FullName}").ToList();

    /// <summary>Folders that have no place in the order: a new one must be given one.</summary>
    public IReadOnlyList<string> Unplaced(IEnumerable<TypeDefinition> types) =>
        types.Select(Folder).Distinct().Where(folder => !Stages.Contains(folder) && !Foundations.Contains(folder) && !Readers.Contains(folder)).ToList();

    private bool MayUse(string folder, string used) =>
        folder == used
        || Readers.Contains(folder)
        || Foundations.Contains(used)
        || (Place(folder) is var from and >= 0 && Place(used) is var to and >= 0 && to <= from);

    private static int Place(string folder) => Stages.ToList().IndexOf(folder);
}
