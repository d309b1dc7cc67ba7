using System.Runtime.CompilerServices;
using System.Runtime.Loader;

namespace Portal.Tests.Harness;

/// <summary>bUnit asks for AngleSharp.Diffing 1.0.0.0, which the registry lacks; 0.17.0 has the same surface.</summary>
internal static class AngleSharpDiffing
{
    [ModuleInitializer]
    internal static void HandOver() => AssemblyLoadContext.Default.Resolving += (context, name) =>
        name.Name == "AngleSharp.Diffing"
            ? context.LoadFromAssemblyPath(Path.Combine(AppContext.BaseDirectory, "AngleSharp.Diffing.dll"))
            : null;
}
