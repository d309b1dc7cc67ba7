namespace Portal.CloudFormation.Parameters;

/// <summary>Checks given values as CloudFormation does before it starts; all problems come at once.</summary>
public static class ParameterCheck
{
    /// <param name="given">Values by parameter name; what is left out takes its default.</param>
    /// <returns>In the order of the template's parameters; names it doesn't have come last.</returns>
    public static IReadOnlyList<ParameterProblem> Check(
        Template template, IReadOnlyDictionary<string, string> given, PseudoParameters pseudo)
    {
        var broken = RuleCheck.Problems(template, given, pseudo).ToLookup(problem => problem.Parameter);
        var problems = new List<ParameterProblem>();
        foreach (var declaration in template.Parameters)
        {
            if ((given.GetValueOrDefault(declaration.Name) ?? declaration.Default) is { } value)
                problems.AddRange(ValueCheck.Problems(declaration, value, pseudo));
            else
                problems.Add(new ParameterProblem(declaration.Name, ParameterCode.Missing, $"{declaration.Name} has no value and no default.", Ask(declaration, pseudo)));
            problems.AddRange(broken[declaration.Name]);
        }
        foreach (var name in given.Keys.Where(name => template.Parameter(name) is null).Order(StringComparer.Ordinal))
            problems.Add(new ParameterProblem(name, ParameterCode.Unknown, $"The template has no parameter named {name}.", Suggest(template, name)));
        return problems;
    }

    private static string Ask(ParameterDeclaration declaration, PseudoParameters pseudo) =>
        declaration.AllowedValues.Count > 0 ? Fixes.Choose(declaration.AllowedValues)
        : declaration.Type == IdShapes.ZoneName && pseudo.AvailabilityZones.Count > 0 ? Fixes.Choose(pseudo.AvailabilityZones)
        : declaration.MinValue is not null || declaration.MaxValue is not null ? Fixes.Range(declaration)
        : "Give a value.";

    private static string Suggest(Template template, string name) =>
        template.Parameters.FirstOrDefault(p => p.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) is { } meant
            ? $"Write {meant.Name}; upper and lower case count."
            : "Leave it out.";
}
