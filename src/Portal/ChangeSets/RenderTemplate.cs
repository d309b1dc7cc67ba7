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
    /// <param name="stack">The stack that stands, for a delete: its own template and parameters are the start.</param>
    public async Task<RenderedTemplate> RunAsync(EnvironmentRequest request, RequestRevision revision, StandingStack? stack, CancellationToken ct)
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
            Tags(request, content),
            shelved.Product.Capabilities,
            secret.Where(parameters.ContainsKey).Order(StringComparer.Ordinal).ToList(),
            request.Kind is RequestKind.Delete ? null : shelved.Product.StackPolicy);
    }

    // Stack tags reach every resource that takes tags; the environment's id is the cost-allocation key. None of them may
    // change within a product version: CloudFront refuses any change, even of a tag, to a VPC origin in use.
    private static Dictionary<string, string> Tags(EnvironmentRequest request, RequestContent content)
    {
        var tags = new Dictionary<string, string>
        {
            ["portal:environment-id"] = request.EnvironmentId.Value,
            ["portal:environment"] = content.Name,
            ["portal:owner"] = request.Team,
            ["portal:stage"] = content.Stage,
            ["portal:product"] = $"{content.Product} {content.ProductVersion}",
        };
        if (content.CostCentre.Length > 0) tags["portal:cost-centre"] = content.CostCentre;
        return tags;
    }
}

/// <summary>What stands under the environment's name: template in canonical form, parameters by name.</summary>
public sealed record StandingStack(StackFacts Facts, string Template, IReadOnlyDictionary<string, string> Parameters);
