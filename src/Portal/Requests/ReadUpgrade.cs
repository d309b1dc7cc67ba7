using Microsoft.EntityFrameworkCore;
using Portal.Catalog;
using Portal.CloudFormation.Diff;
using Portal.CloudFormation.Evaluation;
using Portal.Domain;
using Portal.Domain.Catalog;
using Portal.Domain.Requests;
using Portal.Platform.Aws;
using Portal.Platform.Data;

namespace Portal.Requests;

/// <summary>What a newer version of its product means for one environment, before CloudFormation is asked.</summary>
/// <param name="Asked">Fields that the version before did not ask for, with whether somebody has to fill them.</param>
/// <param name="Gone">Labels of fields that are asked no more; their values fall away.</param>
/// <param name="Changes">A forecast of the change set with the values carried over.</param>
/// <param name="Compare">Address of the page that compares the two versions.</param>
public sealed record UpgradeView(string From, string To, IReadOnlyList<(FormField Field, bool IsRequired)> Asked, IReadOnlyList<string> Gone, IReadOnlyList<ResourceChange> Changes, string Compare)
{
    public IEnumerable<string> Missing => Asked.Where(asked => asked.IsRequired).Select(asked => asked.Field.Label);

    public int Replaced => Changes.Count(change => change.Replacement is Replacement.Will);
}

public sealed class ReadUpgrade(IDbContextFactory<PortalDb> dbs, ProductShelf shelf)
{
    /// <param name="content">As it would be sent, secrets plain or not: they are compared with nothing.</param>
    /// <returns>Null when nothing stands.</returns>
    public async Task<UpgradeView?> RunAsync(EnvironmentId id, ShelvedProduct after, RequestContent content, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        var environment = await db.Environments.AsNoTracking().FirstOrDefaultAsync(e => e.Id == id, ct);
        if (environment is null) return null;
        var before = await shelf.OpenAsync(environment.ProductHash, ct);
        var pseudo = AwsPlaces.Pseudo(environment.Account, environment.Region, environment.Name);
        var had = FillParameters.For(before, environment.Content, id, environment.Team, environment.OwnerName);
        var has = FillParameters.For(after, content, id, environment.Team, environment.OwnerName);
        var diff = TemplateDiff.Of(Evaluator.Evaluate(before.Template, had, pseudo), Evaluator.Evaluate(after.Template, has, pseudo));
        var known = TemplateParts.Of(before).Fields;
        var filled = FillParameters.For(after, content with { Inputs = new Dictionary<string, string>() }, id, environment.Team, environment.OwnerName);
        return new UpgradeView(
            environment.ProductVersion,
            after.Product.Version,
            [.. TemplateParts.Of(after).Fields.Values.Where(field => !known.ContainsKey(field.Parameter)).Select(field => (field, !filled.ContainsKey(field.Parameter)))],
            CarryInputs.Gone(before, after),
            diff.Resources,
            $"/catalogue/{after.Product.Id}/compare?from={environment.ProductHash[..12]}&to={after.Product.Hash[..12]}");
    }
}
