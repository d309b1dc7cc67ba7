using Portal.CloudFormation.Syntax;

namespace Portal.CloudFormation.Tests.Products;

/// <summary>A product of this repository as it lies on the disk.</summary>
internal sealed record ProductFolder(string Folder)
{
    private static readonly string Root = FindRoot();

    public static readonly TheoryData<string> All = [.. Folders("templates").Concat(Folders("tests/products"))];

    public static readonly TheoryData<string> Samples =
    [
        .. Folders("templates").SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Root, folder, "samples"))
            .Order(StringComparer.Ordinal).Select(file => Path.GetRelativePath(Root, file).Replace('\\', '/'))),
    ];

    public static ProductFolder At(string relativePath) => new(Path.Combine(Root, relativePath));

    public static ProductFolder OfSample(string relativePath) => new(Path.GetDirectoryName(Path.GetDirectoryName(Path.Combine(Root, relativePath)))!);

    public static Mapping Read(string relativePath) => ReadMapping(Path.Combine(Root, relativePath));

    /// <summary>Templates that an operator takes from the docs, as paths.</summary>
    public static IReadOnlyList<string> RoleTemplates() => Directory.GetFiles(Path.Combine(Root, "docs", "iam"), "*.yaml");

    public string Body => File.ReadAllText(Path.Combine(Folder, "template.yaml"));

    public Template Template => Template.Read(Body).Template.ShouldNotBeNull();

    public Mapping Description => ReadMapping(Path.Combine(Folder, "product.yaml"));

    public string Version => Text(Description["version"]);

    public IEnumerable<string> ParametersAsked() => Fields().Select(field => Text(field["parameter"]));

    public IEnumerable<string> ParametersFilled() => Texts(Description["fixed"]).Select(entry => entry.Key);

    public IEnumerable<Mapping> Fields() =>
        from step in ((Sequence)Description["form"]!).Items
        from @group in ((Sequence)((Mapping)step)["groups"]!).Items
        from field in ((Sequence)((Mapping)@group)["fields"]!).Items
        select (Mapping)field;

    public static string Text(Node? node) => ((Scalar)node.ShouldNotBeNull()).Text;

    public static IEnumerable<KeyValuePair<string, string>> Texts(Node? node) => node is Mapping map
        ? map.Entries.Select(entry => KeyValuePair.Create(entry.Key, entry.Value is Sequence list ? string.Join(",", list.Items.Select(Text)) : Text(entry.Value)))
        : [];

    private static Mapping ReadMapping(string file) => (Mapping)TemplateText.Parse(File.ReadAllText(file)).Root.ShouldNotBeNull();

    private static IEnumerable<string> Folders(string shelf) => Directory.EnumerateDirectories(Path.Combine(Root, shelf))
        .Where(folder => File.Exists(Path.Combine(folder, "product.yaml")))
        .Order(StringComparer.Ordinal)
        .Select(folder => $"{shelf}/{Path.GetFileName(folder)}");

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Portal.sln"))) folder = folder.Parent ?? throw new InvalidOperationException("The tests do not run inside the repository.");
        return folder.FullName;
    }
}
