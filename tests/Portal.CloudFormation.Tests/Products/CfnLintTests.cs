using System.Text.Json.Nodes;
using Portal.CloudFormation.Rendering;

namespace Portal.CloudFormation.Tests.Products;

public sealed class CfnLintTests : IDisposable
{
    private static readonly string[] Regions = ["us-east-1", "us-west-2", "eu-west-1"];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("cfn-lint-");

    public static TheoryData<string> Products => ProductFolder.All;

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory, MemberData(nameof(Products))]
    public async Task A_template_is_clean_with_informational_checks_in_three_regions_as_written_and_as_rendered(string folder)
    {
        var product = ProductFolder.At(folder);
        var rendered = Path.Combine(_folder.FullName, "rendered.json");
        await File.WriteAllBytesAsync(rendered, CanonicalText.Render(product.Template), TestContext.Current.CancellationToken);

        (await CfnLint.FindingsAsync(Regions, Path.Combine(product.Folder, "template.yaml"), rendered)).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_templates_of_roles_that_are_handed_out_are_clean() =>
        (await CfnLint.FindingsAsync(Regions, [.. ProductFolder.RoleTemplates()])).ShouldBeEmpty();

    /// <summary>Renderings with random valid inputs in the place of the defaults: 50 with PORTAL_LONG_TESTS=1, else a few.</summary>
    [Theory, MemberData(nameof(Products))]
    public async Task Rendered_templates_with_random_inputs_are_clean(string folder)
    {
        var template = ProductFolder.At(folder).Template;
        var body = CanonicalText.Render(template);
        var files = Enumerable.Range(0, Sizes.Linted).Select(_ => Random.Shared.Next()).Select(seed =>
        {
            var inputs = new RandomInputs(template, seed);
            var rendered = JsonNode.Parse(body)!;
            // cfn-lint wants a number's default to be of the same kind as its allowed values.
            foreach (var (name, value) in inputs.Valid())
                rendered["Parameters"]![name]!["Default"] = template.Parameter(name)!.Type == "Number" ? JsonNode.Parse(value) : value;
            var file = Path.Combine(_folder.FullName, $"{inputs.Pseudo.Region}.{seed}.json");
            File.WriteAllText(file, rendered.ToJsonString());
            return (inputs.Pseudo.Region, File: file);
        }).ToLookup(each => each.Region, each => each.File);

        foreach (var region in files)
            (await CfnLint.FindingsAsync([region.Key], [.. region])).ShouldBeEmpty();
    }
}
