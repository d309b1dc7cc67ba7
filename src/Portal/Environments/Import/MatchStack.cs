using System.Text;
using Portal.Catalog;
using Portal.ChangeSets;
using Portal.CloudFormation.Evaluation;
using Portal.CloudFormation.Rendering;
using Portal.Platform.Aws;

namespace Portal.Environments.Import;

public enum MatchKind { None, Alike, Exact }

/// <param name="Shelved">The product version that it is one of; null when there is none.</param>
/// <param name="Sentence">Why it is taken for that, or for nothing.</param>
public sealed record StackMatch(MatchKind Kind, ShelvedProduct? Shelved, string Sentence);

/// <summary>Finds the product that a stack was made from: by the very template, else by the same resources and parameters.</summary>
public sealed class MatchStack(ProductShelf shelf, ProductVersions versions)
{
    // A product that changed very often is looked at this far back.
    private const int MostVersions = 30;

    /// <param name="template">The stack's template in canonical form.</param>
    /// <param name="resources">Logical id and type of what stands.</param>
    public async Task<StackMatch> RunAsync(StackFacts stack, string account, string region, string template, IReadOnlyList<HeldResource> resources, CancellationToken ct)
    {
        foreach (var today in shelf.Products)
            foreach (var version in await VersionsAsync(today, ct))
                if (Encoding.UTF8.GetString(CanonicalText.Render(version.Template)) == template)
                    return new StackMatch(MatchKind.Exact, version, $"Its template is that of {version.Product.Title} {version.Product.Version}, to the letter.");
        foreach (var today in shelf.Products.Where(today => IsAlike(today, stack, account, region, resources)))
            return new StackMatch(MatchKind.Alike, today, $"It has the resources and parameters of {today.Product.Title} {today.Product.Version}; some of their properties differ.");
        return new StackMatch(MatchKind.None, null, "No product has its template, or its resources and parameters.");
    }

    private async Task<IReadOnlyList<ShelvedProduct>> VersionsAsync(ShelvedProduct today, CancellationToken ct)
    {
        var all = new List<ShelvedProduct> { today };
        foreach (var seen in (await versions.OfAsync(today.Product.Id, ct)).Where(seen => seen.Hash != today.Product.Hash).Take(MostVersions))
        {
            try
            {
                all.Add(await versions.OpenAsync(seen.Hash, ct));
            }
            catch (InvalidOperationException)
            {
                // A version from before the portal's own format changed: nothing can be made of it any more.
            }
        }
        return all;
    }

    private static bool IsAlike(ShelvedProduct product, StackFacts stack, string account, string region, IReadOnlyList<HeldResource> resources)
    {
        if (!product.Template.Parameters.Select(parameter => parameter.Name).ToHashSet().SetEquals(stack.Parameters.Keys)) return false;
        var evaluated = Evaluator.Evaluate(product.Template, stack.Parameters, AwsPlaces.Pseudo(account, region, stack.Name));
        return evaluated.Resources.Count > 0
            && evaluated.Resources.Select(resource => (resource.LogicalId, resource.Type)).ToHashSet().SetEquals(resources.Select(resource => (resource.LogicalId, resource.Type)));
    }
}
