using System.Text;
using Portal.Catalog;
using Portal.CloudFormation.Rendering;
using Portal.Domain.ChangeSets;
using Portal.Domain.Requests;
using Portal.Requests;

namespace Portal.ChangeSets;

/// <summary>Puts together exactly what CloudFormation will be given for a revision.</summary>
public sealed class RenderTemplate(ProductShelf shelf)
{
    /// <param name="stack">The stack that stands, for a delete or an import: its own template and parameters are the start.</param>
    /// <param name="tags">Those that the stack has; null where none stands. What others put on it stays: an update leaves off every tag that it is not given.</param>
    public async Task<RenderedTemplate> RunAsync(EnvironmentRequest request, RequestRevision revision, StandingStack? stack, IReadOnlyDictionary<string, string>? tags, CancellationToken ct)
    {
        var shelved = await shelf.OpenAsync(revision.ProductHash, ct);
        var content = revision.Content;
        var secret = KeepSecrets.SecretNames(shelved.Template);
        var parameters = stack is null
            ? FillParameters.For(shelved, content, request.EnvironmentId, request.Team, request.RequesterName)
            : stack.Parameters.ToDictionary();
        return new RenderedTemplate(
            stack?.Template ?? Encoding.UTF8.GetString(CanonicalText.Render(shelved.Template)),
            parameters,
            Tags(request, content, tags),
            shelved.Product.Capabilities,
            secret.Where(parameters.ContainsKey).Order(StringComparer.Ordinal).ToList(),
            request.Kind is RequestKind.Delete or RequestKind.Import ? null : shelved.Product.StackPolicy);
    }

    // Stack tags reach every resource that takes tags; the environment's id is the cost-allocation key. None of them may
    // change within a product version: CloudFront refuses any change, even of a tag, to a VPC origin in use.
    private static Dictionary<string, string> Tags(EnvironmentRequest request, RequestContent content, IReadOnlyDictionary<string, string>? standing)
    {
        // Of the portal's own only those count that it gives now; aws: is AWS's own, and can't be given.
        var tags = (standing ?? new Dictionary<string, string>())
            .Where(tag => !tag.Key.StartsWith("portal:", StringComparison.Ordinal) && !tag.Key.StartsWith("aws:", StringComparison.Ordinal)).ToDictionary();
        tags["portal:environment-id"] = request.EnvironmentId.Value;
        tags["portal:environment"] = content.Name;
        tags["portal:owner"] = request.Team;
        tags["portal:stage"] = content.Stage;
        tags["portal:product"] = $"{content.Product} {content.ProductVersion}";
        if (content.CostCentre.Length > 0) tags["portal:cost-centre"] = content.CostCentre;
        return tags;
    }
}

/// <summary>What stands under the environment's name: template in canonical form, parameters by name.</summary>
public sealed record StandingStack(StackFacts Facts, string Template, IReadOnlyDictionary<string, string> Parameters);
