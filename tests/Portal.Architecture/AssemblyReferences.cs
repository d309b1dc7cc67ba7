using System.Xml.Linq;
using Mono.Cecil;

namespace Portal.Architecture;

/// <summary>What an assembly leans on: by the compiler's list, and by its project file, which may name more than is used.</summary>
internal static class AssemblyReferences
{
    /// <param name="allowed">Assembly names; <c>AWSSDK.*</c> allows all that begin so.</param>
    public static IReadOnlyList<string> Beyond(ModuleDefinition module, params string[] allowed) =>
        module.AssemblyReferences.Select(reference => reference.Name).Where(name => !allowed.Any(pattern => Fits(name, pattern))).ToList();

    /// <summary>Names of the projects and packages that a project file asks for.</summary>
    public static IReadOnlyList<string> InProjectFile(string project) =>
        XDocument.Load(Path.Combine(Built.Root, "src", project, project + ".csproj")).Descendants()
            .Where(element => element.Name.LocalName is "ProjectReference" or "PackageReference" or "FrameworkReference")
            .Select(element => Path.GetFileNameWithoutExtension(element.Attribute("Include")!.Value.Replace('\\', '/') + (element.Name.LocalName is "ProjectReference" ? "" : ".x"))).ToList();

    private static bool Fits(string name, string pattern) =>
        pattern.EndsWith(".*", StringComparison.Ordinal) ? name.StartsWith(pattern[..^1], StringComparison.Ordinal) : name == pattern;
}
