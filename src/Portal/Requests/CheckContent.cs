using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;
using Portal.Catalog;
using Portal.CloudFormation.Parameters;
using Portal.Domain;
using Portal.Domain.Access;
using Portal.Domain.Catalog;
using Portal.Domain.Requests;
using Portal.Platform;
using Portal.Platform.Accounts;
using Portal.Platform.Aws;

namespace Portal.Requests;

/// <summary>Everything that is wrong with what was filled in, at once. The form, the API and the submit ask the same function.</summary>
public sealed partial class CheckContent(IOptions<PortalSettings> settings)
{
    /// <summary>Longest note kept with a request, in characters.</summary>
    public const int LongestNote = 2000;

    /// <summary>Longest lease in days, whatever the policies say.</summary>
    public const int LongestLease = 3650;

    public IReadOnlyList<Problem> Run(ShelvedProduct shelved, RequestContent content, EnvironmentId environment, Actor requester)
    {
        var problems = new List<Problem>();
        CheckWho(shelved.Product, content, problems);
        CheckWhere(shelved.Product, content, requester, problems);
        CheckInputs(shelved, content, environment, requester, problems);
        CheckAssumptions(shelved.Product, content, problems);
        return problems;
    }

    private static void CheckWho(Product product, RequestContent content, List<Problem> problems)
    {
        if (content.Name.Length == 0) problems.Add(new Problem("name", "required", "The environment has no name.", "Give it one, for example shop-prod."));
        else if (!NamePattern().IsMatch(content.Name)) problems.Add(new Problem("name", "pattern",
            "A name starts with a small letter and has 2 to 20 small letters, digits and hyphens; it does not end with a hyphen.",
            NameLike(content.Name) is { } like ? $"Try {like}." : "Try a name such as shop-prod."));
        if (!product.Stages.Contains(content.Stage)) problems.Add(new Problem("stage", "allowedValues",
            content.Stage.Length == 0 ? "No stage is chosen." : $"{product.Title} has no stage '{Short(content.Stage)}'.", $"Choose {Or(product.Stages)}."));
        if (content.CostCentre.Length > 0 && !CostCentrePattern().IsMatch(content.CostCentre)) problems.Add(new Problem("costCentre", "pattern",
            "A cost centre has 2 to 32 letters, digits, dots, underscores and hyphens.", "Write it as finance knows it, for example CC-4110."));
        if (content.Note.Length > LongestNote) problems.Add(new Problem("note", "length", $"The note has {content.Note.Length} characters; {LongestNote} are kept.", "Shorten it."));
        if (content.LeaseDays is < 1 or > LongestLease) problems.Add(new Problem("lease.days", "range", $"A lease of {content.LeaseDays} days is none.", $"Choose 1 to {LongestLease} days."));
        if (content.Preset is { } preset && product.FindPreset(preset) is null) problems.Add(new Problem("preset", "allowedValues",
            $"{product.Title} has no preset '{Short(preset)}'.", $"Choose {Or(product.Presets.Select(p => p.Id))}, or none."));
    }

    private void CheckWhere(Product product, RequestContent content, Actor requester, List<Problem> problems)
    {
        var accounts = AllowedAccounts.For(settings.Value.Aws, product.Id, requester.Team);
        var account = settings.Value.Aws.Accounts.FirstOrDefault(a => a.Id == content.Account);
        if (account is null)
        {
            problems.Add(new Problem("account", "allowedValues",
                content.Account.Length == 0 ? "No account is chosen." : $"Account '{Short(content.Account)}' is not one the portal deploys to.",
                $"Choose {Or(accounts.Select(a => a.Id))}."));
            if (content.Region.Length == 0) problems.Add(new Problem("region", "allowedValues", "No region is chosen.", $"Choose {Or(accounts.SelectMany(a => a.Regions).Distinct())}."));
            return;
        }
        problems.AddRange(AllowedAccounts.Problems(account, product.Id, product.Title, requester.Team, content.Stage, accounts));
        if (!account.Regions.Contains(content.Region)) problems.Add(new Problem("region", "allowedValues",
            content.Region.Length == 0 ? "No region is chosen." : $"Region '{Short(content.Region)}' is not open in account {account.Title}.",
            $"Choose {Or(account.Regions)}."));
    }

    private static void CheckInputs(ShelvedProduct shelved, RequestContent content, EnvironmentId environment, Actor requester, List<Problem> problems)
    {
        var (product, template) = shelved;
        var declared = template.Parameters.Select(parameter => parameter.Name).ToHashSet();
        foreach (var name in content.Inputs.Keys.Order(StringComparer.Ordinal))
        {
            if (!declared.Contains(name)) problems.Add(new Problem($"inputs.{Short(name)}", "unknown", $"{product.Title} has no parameter '{Short(name)}'.", "Leave it out, or look at the product for the names it knows."));
            else if (product.Fixed.ContainsKey(name)) problems.Add(new Problem($"inputs.{name}", "fixed", $"'{name}' is filled by the portal.", "Leave it out."));
        }
        var values = FillParameters.For(shelved, content, environment, requester);
        var isNowhere = problems.Exists(problem => problem.Field is "account" or "region");
        foreach (var problem in ParameterCheck.Check(template, values, AwsPlaces.Pseudo(content.Account, content.Region, content.Name)))
        {
            // What the portal fills comes from the name, cost centre and so on, whose own checks speak for it.
            if (product.Fixed.ContainsKey(problem.Parameter)) continue;
            // A default such as ${region}a is wrong only because the region is.
            if (isNowhere && !content.Inputs.ContainsKey(problem.Parameter) && product.Defaults.GetValueOrDefault(problem.Parameter)?.Contains("${region}", StringComparison.Ordinal) == true) continue;
            problems.Add(new Problem($"inputs.{problem.Parameter}", JsonNamingPolicy.CamelCase.ConvertName(problem.Code), problem.Message, problem.Fix));
        }
        CheckRelations(product, content, environment, requester, values, problems);
    }

    private static void CheckRelations(Product product, RequestContent content, EnvironmentId environment, Actor requester, Dictionary<string, string> values, List<Problem> problems)
    {
        foreach (var field in product.Steps.SelectMany(step => step.Groups).SelectMany(group => group.Fields))
        {
            if (problems.Exists(problem => problem.Field == $"inputs.{field.Parameter}") || !values.TryGetValue(field.Parameter, out var value)) continue;
            if (field.AtLeast is { } least && Number(value) < least.Times * Number(values.GetValueOrDefault(least.Parameter)))
                problems.Add(new Problem($"inputs.{field.Parameter}", "atLeast", least.Message, least.Fix));
            if (field.StartsWith is { } start && value.Length > 0
                && !value.StartsWith(FillParameters.Placeholders(start.Value, product, content, environment, requester.Team, requester.Name), StringComparison.Ordinal))
                problems.Add(new Problem($"inputs.{field.Parameter}", "startsWith", start.Message, start.Fix));
        }
    }

    private static decimal? Number(string? text) =>
        decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) && Math.Abs(number) < 1e12m ? number : null;

    private static void CheckAssumptions(Product product, RequestContent content, List<Problem> problems)
    {
        foreach (var (id, text) in content.Assumptions.OrderBy(a => a.Key, StringComparer.Ordinal))
        {
            var field = $"assumptions.{Short(id)}";
            if (product.Assumptions.FirstOrDefault(a => a.Id == id) is not { } known) problems.Add(new Problem(field, "unknown", $"{product.Title} has no assumption '{Short(id)}'.", "Leave it out."));
            else if (!decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var number)) problems.Add(new Problem(field, "type", $"{known.Label} is not a number.", "Write a number such as 200."));
            else if (number < (known.Minimum ?? 0) || number > (known.Maximum ?? decimal.MaxValue)) problems.Add(new Problem(field, "range",
                $"{known.Label} is {text}.", known.Maximum is { } most ? $"Choose a number from {known.Minimum ?? 0} to {most}." : $"Choose {known.Minimum ?? 0} or more."));
        }
    }

    /// <summary>A legal name close to what was typed; null when nothing useful is left of it.</summary>
    private static string? NameLike(string typed)
    {
        var like = IllegalInName().Replace(typed.ToLowerInvariant(), "-").Trim('-').TrimStart("0123456789-".ToCharArray());
        like = (like.Length > 20 ? like[..20] : like).TrimEnd('-');
        return like.Length >= 2 && like != typed ? like : null;
    }

    /// <summary>Hostile input is quoted, but not at full length.</summary>
    private static string Short(string text) => text.Length <= 40 ? text : text[..40] + "…";

    private static string Or(IEnumerable<string> choices) => string.Join(" or ", choices);

    [GeneratedRegex("^[a-z](?:[a-z0-9-]{0,18}[a-z0-9])$", RegexOptions.NonBacktracking)]
    private static partial Regex NamePattern();

    [GeneratedRegex("^[A-Za-z0-9][A-Za-z0-9._-]{1,31}$", RegexOptions.NonBacktracking)]
    private static partial Regex CostCentrePattern();

    [GeneratedRegex("[^a-z0-9]+", RegexOptions.NonBacktracking)]
    private static partial Regex IllegalInName();
}
