using Portal.Catalog;
using Portal.Domain.Environments;
using Portal.Domain.Requests;

namespace Portal.Requests;

/// <summary>
/// What an environment has, as inputs of another version of its product: every value stays what it is, even where the
/// new version's preset or default says otherwise. What the version does not know any more falls away.
/// </summary>
public static class CarryInputs
{
    public static RequestContent Over(ManagedEnvironment environment, ShelvedProduct before, ShelvedProduct after)
    {
        var content = environment.Content with { ProductVersion = after.Product.Version, Note = "" };
        var known = after.Product.Assumptions.Select(assumption => assumption.Id).ToHashSet();
        var plain = content with
        {
            Preset = content.Preset is { } preset && after.Product.FindPreset(preset) is not null ? preset : null,
            Inputs = new Dictionary<string, string>(),
            Assumptions = content.Assumptions.Where(assumption => known.Contains(assumption.Key)).ToDictionary(),
        };
        return plain with { Inputs = Inputs(environment, before, after, plain) };
    }

    /// <summary>Fields that the version before asked for and this one does not.</summary>
    public static IReadOnlyList<string> Gone(ShelvedProduct before, ShelvedProduct after)
    {
        var asked = TemplateParts.Of(after).Fields;
        return [.. TemplateParts.Of(before).Fields.Values.Where(field => !asked.ContainsKey(field.Parameter)).Select(field => field.Label)];
    }

    private static Dictionary<string, string> Inputs(ManagedEnvironment environment, ShelvedProduct before, ShelvedProduct after, RequestContent plain)
    {
        var had = FillParameters.For(before, environment.Content, environment.Id, environment.Team, environment.OwnerName);
        var has = FillParameters.For(after, plain, environment.Id, environment.Team, environment.OwnerName);
        return TemplateParts.Of(after).Fields.Keys
            .Where(parameter => had.TryGetValue(parameter, out var value) && value != has.GetValueOrDefault(parameter))
            .ToDictionary(parameter => parameter, parameter => had[parameter]);
    }
}
