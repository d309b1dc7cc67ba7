using Portal.AwsSandbox.CloudFormation.Stacks;
using Portal.AwsSandbox.CloudFormation.Templates;
using Portal.AwsSandbox.Wire;

namespace Portal.AwsSandbox.CloudFormation.Actions;

/// <summary>Reads and checks what a call wants a stack to be: template, parameters, tags, capabilities.</summary>
internal static class AskedConfiguration
{
    // What would need more of CloudFormation than is simulated is refused rather than pretended.
    private static readonly HashSet<string> Refused = ["AWS::CloudFormation::Stack", "AWS::CloudFormation::StackSet", "AWS::CloudFormation::Macro"];

    /// <param name="stack">The stack to change; null for a new one.</param>
    public static StackConfiguration Read(Call call, Stack? stack, string stackName, string stackId)
    {
        var text = TemplateSource.Text(call, stack);
        var template = TemplateSource.Read(call, text);
        foreach (var transform in template.Transforms)
            if (transform != "AWS::LanguageExtensions") throw AwsException.Validation($"No transform named {transform} found.");
        var before = stack?.Configuration;
        var parameters = ParameterValues.Resolve(
            template, Given(call.Input), before?.Parameters, name => StoredParameters.Find(call.Region, name));
        var configuration = new StackConfiguration(
            call.Region.Texts.Put(text), parameters, Tags(call.Input, before), call.Input.Texts("Capabilities"),
            call.Input.Text("RoleARN") ?? before?.RoleArn,
            call.Input.Has("NotificationARNs") ? Filled(call.Input.Texts("NotificationARNs")) : before?.NotificationArns ?? [],
            Rollback(call.Input) ?? before?.Rollback);
        if (template.Resources.Values.FirstOrDefault(resource => Refused.Contains(resource.Type)) is { } refused)
            throw AwsException.Validation($"Resource type {refused.Type} of resource {refused.LogicalId} is not supported by this endpoint");
        TryOut(call, template, configuration, stackName, stackId);
        Capabilities.Check(template, configuration.Capabilities);
        AllowedTypes(template, call.Input.Texts("ResourceTypes"));
        return configuration;
    }

    public static Constraints Limits(Constraints constraints) => constraints
        .Length("TemplateURL", 1, 5120).Count("Tags", 50).Count("NotificationARNs", 5).Length("RoleARN", 20, 2048)
        .EachOneOf("Capabilities", "CAPABILITY_IAM", "CAPABILITY_NAMED_IAM", "CAPABILITY_AUTO_EXPAND");

    // Conditions, rules and every expression are evaluated once before anything is accepted, with resources unknown.
    private static void TryOut(Call call, Template template, StackConfiguration configuration, string stackName, string stackId)
    {
        var place = new Place(call.Region.Account, call.Region.Name, stackName, stackId, configuration.NotificationArns);
        var scope = new Scope(template, new Names(
            place, ParameterValues.ForScope(template, configuration.Parameters), (_, _) => new Value.Unknown(), _ => new Value.Unknown()));
        RuleFunctions.Check(scope);
        foreach (var resource in scope.Resources)
        {
            scope.Properties(resource);
            scope.DeletionPolicy(resource);
            scope.UpdateReplacePolicy(resource);
        }
        foreach (var output in template.Outputs.Values.Where(output => output.Condition is null || scope.Condition(output.Condition)))
            scope.Evaluate(output.Value);
        if (!scope.Resources.Any()) throw AwsException.Validation("Template format error: At least one Resources member must be defined.");
    }

    private static void AllowedTypes(Template template, List<string> allowed)
    {
        if (allowed.Count == 0) return;
        var others = template.Resources.Values.Select(resource => resource.Type).Distinct()
            .Where(type => !allowed.Exists(pattern => System.IO.Enumeration.FileSystemName.MatchesSimpleExpression(pattern, type))).ToList();
        if (others.Count > 0) throw AwsException.Validation($"Resource type(s) [{string.Join(", ", others)}] not in the list of allowed ResourceTypes");
    }

    private static List<GivenParameter> Given(QueryInput input) =>
    [
        .. input.Structures("Parameters").Select(each => new GivenParameter(
            each.Text("ParameterKey") ?? "", each.Text("ParameterValue"), each.Flag("UsePreviousValue"))),
    ];

    private static IReadOnlyList<StackTag> Tags(QueryInput input, StackConfiguration? before)
    {
        // Tags that are not mentioned stay; an empty list takes them away.
        if (!input.Has("Tags")) return before?.Tags ?? [];
        var tags = input.Structures("Tags").Select(tag => new StackTag(tag.Text("Key") ?? "", tag.Text("Value") ?? "")).ToList();
        foreach (var tag in tags)
        {
            if (tag.Key.Length is 0 or > 128) throw AwsException.Validation(
                $"1 validation error detected: Value '{tag.Key}' at 'tags.1.member.key' failed to satisfy constraint: Member must have length between 1 and 128");
            if (tag.Key.StartsWith("aws:", StringComparison.OrdinalIgnoreCase))
                throw AwsException.Validation($"aws: prefixed tag key names are not allowed for external use.");
        }
        if (tags.GroupBy(tag => tag.Key).FirstOrDefault(group => group.Count() > 1) is { } twice)
            throw AwsException.Validation($"Duplicate tag keys: [{twice.Key}]");
        return tags;
    }

    private static List<string> Filled(List<string> texts) => [.. texts.Where(text => text.Length > 0)];

    private static RollbackConfiguration? Rollback(QueryInput input) => input.Structure("RollbackConfiguration") is not { } given
        ? null
        : new RollbackConfiguration(given.Number("MonitoringTimeInMinutes"),
            [.. given.Structures("RollbackTriggers").Select(each => new RollbackTrigger(each.Text("Arn") ?? "", each.Text("Type") ?? ""))]);
}
