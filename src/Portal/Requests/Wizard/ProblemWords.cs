using Portal.Catalog;
using Portal.CloudFormation.Parameters;
using Portal.Domain;
using Portal.Domain.Catalog;

namespace Portal.Requests.Wizard;

/// <summary>A problem as it reads at its field: with the field's label, and the template author's own words where there are some.</summary>
public static class ProblemWords
{
    // The API writes codes in its own case.
    private static readonly HashSet<string> Limits = new(
        [ParameterCode.Pattern, ParameterCode.TooShort, ParameterCode.TooLong, ParameterCode.TooSmall, ParameterCode.TooLarge], StringComparer.OrdinalIgnoreCase);

    /// <summary>The problem in one sentence, for the summary.</summary>
    public static string Short(ShelvedProduct shelved, Problem problem) => Constraint(shelved, problem) ?? Labelled(shelved.Product, problem);

    /// <summary>The problem and what to do about it, for the field.</summary>
    public static string Whole(ShelvedProduct shelved, Problem problem) => Constraint(shelved, problem) ?? $"{Labelled(shelved.Product, problem)} {problem.Fix}";

    // The check quotes pattern and parameter; a constraint description says the same in words for the person who types.
    private static string? Constraint(ShelvedProduct shelved, Problem problem) =>
        Limits.Contains(problem.Code) && FieldPaths.Parameter(problem.Field) is { } parameter
            ? shelved.Template.Parameter(parameter)?.ConstraintDescription
            : null;

    private static string Labelled(Product product, Problem problem)
    {
        if (FieldPaths.Parameter(problem.Field) is not { } parameter || !problem.Message.StartsWith(parameter + " ", StringComparison.Ordinal)) return problem.Message;
        return FieldPaths.Label(product, problem.Field) + problem.Message[parameter.Length..];
    }
}
