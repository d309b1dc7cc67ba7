using System.Diagnostics;
using Portal.CloudFormation.Graph;

namespace Portal.CloudFormation.Tests.Products;

/// <summary>Runs <c>eng/add-product</c>, which needs bash.</summary>
public sealed class AddProductTests : IDisposable
{
    private readonly DirectoryInfo _shelf = Directory.CreateTempSubdirectory("add-product-");

    public void Dispose() => _shelf.Delete(recursive: true);

    [Fact]
    public async Task A_new_folder_is_a_valid_product_at_once()
    {
        var (code, said) = await RunAsync("team-inbox");

        code.ShouldBe(0, said);
        var product = new ProductFolder(Path.Combine(_shelf.FullName, "team-inbox"));
        Template.Read(product.Body).Problems.ShouldBeEmpty();
        ReferenceGraph.Of(product.Template).Unresolved.ShouldBeEmpty();
        ProductFolder.Text(product.Description["product"]).ShouldBe("team-inbox");
        ProductFolder.Text(product.Description["title"]).ShouldBe("Team inbox");
        product.ParametersAsked().Concat(product.ParametersFilled()).Order(StringComparer.Ordinal)
            .ShouldBe(product.Template.Parameters.Select(parameter => parameter.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_folder_that_is_there_is_left_alone()
    {
        var folder = _shelf.CreateSubdirectory("team-inbox");

        var (code, said) = await RunAsync("team-inbox");

        code.ShouldBe(2);
        said.ShouldContain("is there already");
        folder.EnumerateFileSystemInfos().ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Inbox", "not a lower-case letter, digit or hyphen")]
    [InlineData("in_box", "not a lower-case letter, digit or hyphen")]
    [InlineData("in box", "not a lower-case letter, digit or hyphen")]
    [InlineData("../inbox", "not a lower-case letter, digit or hyphen")]
    [InlineData("ínbox", "not a lower-case letter, digit or hyphen")]
    [InlineData("2nd-inbox", "does not begin with a lower-case letter")]
    [InlineData("inbox-", "ends with a hyphen")]
    [InlineData("in--box", "two hyphens in a row")]
    [InlineData("i", "2 to 40 characters")]
    [InlineData("a-name-that-goes-on-for-more-than-40-chars", "2 to 40 characters")]
    [InlineData("prices", "folder of the price books")]
    [InlineData("policies", "folder of the policies")]
    [InlineData("", "The name is empty")]
    [InlineData("--title", "does not know '--title'")]
    public async Task A_bad_name_is_refused_with_its_reason(string name, string reason)
    {
        var (code, said) = await RunAsync(name);

        code.ShouldBe(2);
        said.ShouldContain(reason);
        _shelf.EnumerateFileSystemInfos().ShouldBeEmpty();
    }

    private async Task<(int Code, string Said)> RunAsync(string name)
    {
        var start = new ProcessStartInfo("bash") { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in new[] { ProductFolder.At("eng/add-product").Folder, name, "--in", _shelf.FullName }) start.ArgumentList.Add(argument);
        using var script = Process.Start(start).ShouldNotBeNull();
        var ct = TestContext.Current.CancellationToken;
        var (output, errors) = (script.StandardOutput.ReadToEndAsync(ct), script.StandardError.ReadToEndAsync(ct));
        await script.WaitForExitAsync(ct);
        return (script.ExitCode, await output + await errors);
    }
}
