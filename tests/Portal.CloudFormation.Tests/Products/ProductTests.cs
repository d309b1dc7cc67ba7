using System.Text;
using Portal.CloudFormation.Graph;
using Portal.CloudFormation.Rendering;
using Portal.CloudFormation.Syntax;

namespace Portal.CloudFormation.Tests.Products;

public sealed class ProductTests
{
    private const int LargestInline = 51_200;

    public static TheoryData<string> Products => ProductFolder.All;

    [Theory, MemberData(nameof(Products))]
    public void A_template_is_read_without_a_problem_and_refers_to_what_is_there(string folder)
    {
        Template.Read(ProductFolder.At(folder).Body).Problems.ShouldBeEmpty();
        var graph = ReferenceGraph.Of(ProductFolder.At(folder).Template);
        graph.Unresolved.ShouldBeEmpty();
        graph.Cycles.ShouldBeEmpty();
    }

    [Theory, MemberData(nameof(Products))]
    public void A_template_fits_inline_as_written_and_as_rendered(string folder)
    {
        var product = ProductFolder.At(folder);
        Encoding.UTF8.GetByteCount(product.Body).ShouldBeLessThan(LargestInline);
        CanonicalText.Render(product.Template).Length.ShouldBeLessThan(LargestInline);
    }

    [Theory, MemberData(nameof(Products))]
    public void Every_parameter_is_either_on_the_form_once_or_filled_by_the_portal(string folder)
    {
        var product = ProductFolder.At(folder);
        product.ParametersAsked().Concat(product.ParametersFilled()).Order(StringComparer.Ordinal)
            .ShouldBe(product.Template.Parameters.Select(parameter => parameter.Name).Order(StringComparer.Ordinal));
    }

    [Theory, MemberData(nameof(Products))]
    public void Choices_on_the_form_are_the_allowed_values(string folder)
    {
        var product = ProductFolder.At(folder);
        foreach (var field in product.Fields())
            if (field["choices"] is Mapping choices)
                choices.Entries.Select(choice => choice.Key).ShouldBe(product.Template.Parameter(ProductFolder.Text(field["parameter"]))!.AllowedValues);
    }

    [Theory, MemberData(nameof(Products))]
    public void Every_output_of_the_template_is_labelled_once(string folder)
    {
        var product = ProductFolder.At(folder);
        ((Sequence)product.Description["outputs"]!).Items.Select(item => ProductFolder.Text(((Mapping)item)["output"])).Order(StringComparer.Ordinal)
            .ShouldBe(product.Template.Outputs.Select(output => output.Name).Order(StringComparer.Ordinal));
    }

    /// <summary>CloudFront refuses changes to a VPC origin in use, tags included, and the version is a tag: a new version needs a new origin.</summary>
    [Fact]
    public void A_new_version_of_three_tier_names_its_VPC_origins_anew()
    {
        var product = ProductFolder.At("templates/three-tier");
        var origins = product.Template.Resources.Where(resource => resource.Type == "AWS::CloudFront::VpcOrigin").ToList();
        origins.ShouldNotBeEmpty();
        foreach (var origin in origins)
        {
            origin.LogicalId.ShouldEndWith($"V{product.Version.Replace(".", "", StringComparison.Ordinal)}");
            product.Body.ShouldContain($"-{product.Version.Replace('.', '-')}-${{EnvironmentId}}");
        }
    }

    [Theory, InlineData("templates/three-tier"), InlineData("templates/static-site")]
    public void The_version_in_the_template_is_the_product_s(string folder)
    {
        var product = ProductFolder.At(folder);
        product.Body.ShouldContain($"This: {{Version: {product.Version}}}");
    }
}
