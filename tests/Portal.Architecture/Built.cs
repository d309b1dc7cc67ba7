using Microsoft.AspNetCore.Builder;
using Mono.Cecil;

namespace Portal.Architecture;

/// <summary>The built assemblies of the product, read as they are and not loaded.</summary>
internal static class Built
{
    private static readonly ReaderParameters Reading = new() { AssemblyResolver = Resolver() };

    /// <summary>The folder that holds the solution.</summary>
    public static string Root { get; } = FindRoot(new DirectoryInfo(AppContext.BaseDirectory));

    public static ModuleDefinition Portal { get; } = Read("Portal");
    public static ModuleDefinition Domain { get; } = Read("Portal.Domain");
    public static ModuleDefinition CloudFormation { get; } = Read("Portal.CloudFormation");
    public static ModuleDefinition AwsClients { get; } = Read("Portal.AwsClients");
    public static ModuleDefinition AwsSandbox { get; } = Read("Portal.AwsSandbox");

    /// <summary>From its own build: beside these tests its file would stand for the server's where letters' case does not count.</summary>
    public static ModuleDefinition CommandLine { get; } = ModuleDefinition.ReadModule(OfBuild("Portal.CommandLine", "portal"), Reading);

    /// <summary>This test assembly, whose namespace Samples breaks every rule once.</summary>
    public static ModuleDefinition Tests { get; } = Read("Portal.Architecture");

    public static IReadOnlyList<ModuleDefinition> Product { get; } = [Portal, Domain, CloudFormation, AwsClients, AwsSandbox, CommandLine];

    /// <summary>Types as they stand in files: closures, state machines and other nested types belong to theirs.</summary>
    public static IEnumerable<TypeDefinition> Written(ModuleDefinition module) => module.Types
        .Where(type => type.Namespace.StartsWith("Portal", StringComparison.Ordinal) && !type.Namespace.EndsWith(".Migrations", StringComparison.Ordinal));

    public static IEnumerable<TypeDefinition> Samples(string folder) =>
        Written(Tests).Where(type => type.Namespace.StartsWith($"Portal.Architecture.Samples.{folder}", StringComparison.Ordinal));

    public static IEnumerable<TypeDefinition> WithNested(TypeDefinition type) => type.NestedTypes.SelectMany(WithNested).Prepend(type);

    private static string FindRoot(DirectoryInfo? folder)
    {
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Portal.sln"))) folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("No folder above the tests holds Portal.sln.");
    }

    private static ModuleDefinition Read(string assembly) => ModuleDefinition.ReadModule(Path.Combine(AppContext.BaseDirectory, assembly + ".dll"), Reading);

    private static string OfBuild(string project, string assembly)
    {
        var build = new DirectoryInfo(AppContext.BaseDirectory);
        return Path.Combine(Root, "src", project, "bin", build.Parent!.Name, build.Name, assembly + ".dll");
    }

    private static DefaultAssemblyResolver Resolver()
    {
        var resolver = new DefaultAssemblyResolver();
        resolver.AddSearchDirectory(AppContext.BaseDirectory);
        resolver.AddSearchDirectory(Path.GetDirectoryName(typeof(object).Assembly.Location));
        resolver.AddSearchDirectory(Path.GetDirectoryName(typeof(WebApplication).Assembly.Location));
        return resolver;
    }
}
