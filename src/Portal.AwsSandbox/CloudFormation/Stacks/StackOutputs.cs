using Portal.AwsSandbox.CloudFormation.Templates;
using Portal.CloudFormation.Syntax;

namespace Portal.AwsSandbox.CloudFormation.Stacks;

/// <summary>A stack's outputs, and the exports of other stacks it uses, as they are now.</summary>
internal static class StackOutputs
{
    public static (List<StackOutput> Outputs, List<string> Imports) Evaluate(Run run)
    {
        var scope = run.Scope(run.Stack.Configuration!);
        var outputs = new List<StackOutput>();
        foreach (var output in scope.Template.Outputs.Values.Where(output => output.Condition is null || scope.Condition(output.Condition)))
            if (scope.Evaluate(output.Value) is { } value)
                outputs.Add(new StackOutput(output.Name, Shown(value), output.Description, scope.Text(output.ExportName)));
        return (outputs, Imported(scope));
    }

    private static string Shown(Value value) => value is Value.Items items && items.All.All(item => item is Value.Text)
        ? string.Join(',', items.All.Select(item => item.Shown))
        : value.Shown;

    private static List<string> Imported(Scope scope)
    {
        var nodes = scope.Resources.Select(resource => (Node?)resource.Properties).Concat(scope.Template.Outputs.Values.Select(output => output.Value));
        return [.. nodes.SelectMany(Names).Select(scope.Text).OfType<string>().Distinct().Order(StringComparer.Ordinal)];

        static IEnumerable<Node> Names(Node? node) => node switch
        {
            Sequence sequence => sequence.Items.SelectMany(Names),
            Mapping { Entries: [{ Key: "Fn::ImportValue", Value: var name }] } => [name],
            Mapping mapping => mapping.Entries.SelectMany(entry => Names(entry.Value)),
            _ => [],
        };
    }
}
