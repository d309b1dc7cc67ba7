using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using Portal.Catalog;
using Portal.CloudFormation;
using Portal.CloudFormation.Evaluation;
using Portal.CloudFormation.Rendering;
using Portal.Domain.Catalog;

namespace Portal.Requests;

/// <summary>What of an evaluation does not depend on inputs, worked out once for each version of a product.</summary>
internal sealed class TemplateParts
{
    // Gone together with the version it belongs to.
    private static readonly ConditionalWeakTable<Template, TemplateParts> Known = [];

    private TemplateParts(ShelvedProduct shelved)
    {
        var body = CanonicalText.Render(shelved.Template);
        Body = new RenderedBody(body.Length, Convert.ToHexStringLower(SHA256.HashData(body)));
        Reevaluation = Reevaluation.Of(shelved.Template);
        Secrets = KeepSecrets.SecretNames(shelved.Template).ToHashSet();
        Fields = shelved.Product.Steps.SelectMany(step => step.Groups).SelectMany(group => group.Fields).ToDictionary(field => field.Parameter);
    }

    public RenderedBody Body { get; }

    public Reevaluation Reevaluation { get; }

    public IReadOnlySet<string> Secrets { get; }

    /// <summary>The fields of the form by parameter.</summary>
    public IReadOnlyDictionary<string, FormField> Fields { get; }

    public static TemplateParts Of(ShelvedProduct shelved) => Known.GetValue(shelved.Template, _ => new TemplateParts(shelved));
}
