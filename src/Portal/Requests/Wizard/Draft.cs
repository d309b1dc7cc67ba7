using Portal.Catalog;
using Portal.Domain;
using Portal.Domain.Access;
using Portal.Domain.Catalog;
using Portal.Domain.Requests;

namespace Portal.Requests.Wizard;

/// <summary>
/// A draft as its form sees it: what is typed, what that comes to, and what it is compared with. Immutable; secret
/// values are plain here and never leave the server: fields show the mask.
/// </summary>
public sealed class Draft
{
    private readonly Dictionary<string, string> _untouched;
    private readonly IReadOnlyDictionary<string, string>? _standing;
    private readonly IReadOnlyDictionary<string, string>? _locked;
    private readonly HashSet<string> _secret;

    /// <param name="standing">For a change: the parameters of what stands now, secret values masked. Null for a new environment.</param>
    /// <param name="locked">For a change: why a parameter can't be changed any more, by its name.</param>
    public Draft(
        ShelvedProduct shelved, RequestContent content, EnvironmentId environment, Actor requester,
        IReadOnlyDictionary<string, string>? standing = null, IReadOnlyDictionary<string, string>? locked = null)
    {
        _locked = locked;
        (Shelved, Content, Environment, Requester, _standing) = (shelved, content, environment, requester, standing);
        Values = FillParameters.For(shelved, content, environment, requester);
        _untouched = FillParameters.For(shelved, content with { Inputs = new Dictionary<string, string>() }, environment, requester);
        _secret = KeepSecrets.SecretNames(shelved.Template);
    }

    public ShelvedProduct Shelved { get; }
    public RequestContent Content { get; }
    public EnvironmentId Environment { get; }
    public Actor Requester { get; }

    /// <summary>Every parameter's value: typed, else of the preset, the product, the template. Plain: not for showing.</summary>
    public IReadOnlyDictionary<string, string> Values { get; }

    public bool IsChange => _standing is not null;

    /// <summary>Why the parameter stays what it is, in a sentence; null when it can be changed.</summary>
    public string? WhyLocked(string parameter) => IsChanged(parameter) ? null : _locked?.GetValueOrDefault(parameter);

    /// <summary>The stack reads values from SSM at every change, so that even an unchanged form can change it.</summary>
    public bool LooksUp => Shelved.Template.Parameters.Any(parameter => parameter.Type.StartsWith("AWS::SSM::Parameter::Value", StringComparison.Ordinal));

    /// <summary>What the value before is called: what the environment has now, the preset's, or the product's own.</summary>
    public string BeforeWord => IsChange ? "now" : Content.Preset is null ? "default" : "preset";

    /// <summary>A value as the page may show it.</summary>
    public string Shown(string parameter) => Masked(parameter, Values.GetValueOrDefault(parameter, ""));

    /// <summary>What stood before this draft touched it: the preset's value, or for a change that of the environment.</summary>
    public string Before(string parameter) => (_standing ?? _untouched).GetValueOrDefault(parameter) is { } before ? Masked(parameter, before) : "";

    public bool IsChanged(string parameter) => IsSecret(parameter)
        ? Content.Inputs.ContainsKey(parameter) && Shown(parameter) != Before(parameter)
        : Shown(parameter) != Before(parameter);

    /// <summary>Parameters on the form whose value is not the one before, in the form's order.</summary>
    public IReadOnlyList<string> Changed => Shelved.Product.Steps.SelectMany(step => step.Groups).SelectMany(group => group.Fields)
        .Select(asked => asked.Parameter).Where(IsChanged).ToList();

    /// <summary>The same value as without typing is not kept as typed: it goes on following the preset.</summary>
    public Draft With(string parameter, string value)
    {
        var inputs = Content.Inputs.ToDictionary();
        if (value == _untouched.GetValueOrDefault(parameter)) inputs.Remove(parameter);
        else inputs[parameter] = value;
        return With(Content with { Inputs = inputs });
    }

    /// <summary>A usage figure as typed, else as the preset or the product assumes it.</summary>
    public string ShownAssumption(Assumption assumption) =>
        Content.Assumptions.GetValueOrDefault(assumption.Id) ?? UntouchedAssumption(assumption);

    /// <summary>The figure without typing.</summary>
    public string UntouchedAssumption(Assumption assumption) =>
        (Content.Preset is { } preset ? Shelved.Product.FindPreset(preset)?.Assumptions.GetValueOrDefault(assumption.Id) : null) ?? assumption.Default;

    /// <summary>As with parameters, the figure without typing is not kept as typed.</summary>
    public Draft WithAssumption(Assumption assumption, string value)
    {
        var assumptions = Content.Assumptions.ToDictionary();
        if (value == UntouchedAssumption(assumption)) assumptions.Remove(assumption.Id);
        else assumptions[assumption.Id] = value;
        return With(Content with { Assumptions = assumptions });
    }

    public Draft With(RequestContent content) => new(Shelved, content, Environment, Requester, _standing, _locked);

    /// <summary>Another preset fills every field that presets fill; what they leave open (addresses, a domain) stays as typed.</summary>
    public Draft WithPreset(string? preset)
    {
        var filled = Shelved.Product.Presets.SelectMany(known => known.Inputs.Keys).ToHashSet();
        return With(Content with
        {
            Preset = preset,
            Inputs = Content.Inputs.Where(input => !filled.Contains(input.Key)).ToDictionary(),
            Assumptions = new Dictionary<string, string>(),
        });
    }

    private bool IsSecret(string parameter) => _secret.Contains(parameter);

    private string Masked(string parameter, string value) => IsSecret(parameter) && value.Length > 0 ? KeepSecrets.Mask : value;
}
