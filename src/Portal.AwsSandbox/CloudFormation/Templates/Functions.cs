using Portal.AwsSandbox.Wire;
using Portal.CloudFormation.Syntax;

namespace Portal.AwsSandbox.CloudFormation.Templates;

/// <summary>Evaluates expressions. Whatever depends on an unknown value is unknown as a whole.</summary>
internal sealed class Functions(Scope scope)
{
    private readonly TextFunctions texts = new(scope);

    public Value? Evaluate(Node node) => node switch
    {
        Scalar scalar => Scalar(scalar),
        Sequence sequence => new Value.Items([.. sequence.Items.Select(Evaluate).OfType<Value>()]),
        Mapping { Entries: [var only] } when IsCall(only.Key) => Call(only),
        Mapping mapping => new Value.Fields(
        [
            .. mapping.Entries.Select(entry => (entry.Key, Value: Evaluate(entry.Value)))
                .Where(pair => pair.Value is not null).Select(pair => KeyValuePair.Create(pair.Key, pair.Value!)),
        ]),
        _ => throw new InvalidOperationException($"A node of kind {node.GetType().Name} is unknown."),
    };

    public bool Truth(Node node) => node switch
    {
        Mapping { Entries: [{ Key: "Condition", Value: Scalar name }] } => scope.Condition(name.Text),
        Mapping { Entries: [{ Key: "Fn::Equals", Value: Sequence { Items: [var left, var right] } }] } => Same(left, right),
        Mapping { Entries: [{ Key: "Fn::Not", Value: Sequence { Items: [var one] } }] } => !Truth(one),
        Mapping { Entries: [{ Key: "Fn::And", Value: Sequence { Items.Count: >= 2 and <= 10 } all }] } => all.Items.All(Truth),
        Mapping { Entries: [{ Key: "Fn::Or", Value: Sequence { Items.Count: >= 2 and <= 10 } any }] } => any.Items.Any(Truth),
        Mapping { Entries: [{ Key: var key } call] } when RuleFunctions.Is(key) => RuleFunctions.Truth(scope, call),
        Scalar { Text: "true" or "True" } => true,
        Scalar { Text: "false" or "False" } => false,
        _ => throw TemplateReader.Format("Conditions can only be boolean operations on parameters and other conditions"),
    };

    private bool Same(Node left, Node right) => Equals(Evaluate(left), Evaluate(right));

    private static bool IsCall(string key) =>
        key is "Ref" or "Condition" || key.StartsWith("Fn::", StringComparison.Ordinal);

    private Value? Call(Entry call) => (call.Key, call.Value) switch
    {
        ("Ref", Scalar name) => Ref(name.Text),
        ("Condition", Scalar name) => Value.Of(name.Text),
        ("Fn::If", Sequence { Items: [Scalar name, var yes, var no] }) => Evaluate(scope.Condition(name.Text) ? yes : no),
        ("Fn::GetAtt", Sequence { Items: [Scalar resource, var attribute] }) => GetAtt(resource.Text, attribute),
        ("Fn::GetAtt", Sequence { Items: [Scalar resource, _, _, ..] } path) =>
            Attribute(resource.Text, string.Join('.', path.Items.Skip(1).OfType<Scalar>().Select(step => step.Text))),
        ("Fn::GetAtt", Scalar path) when path.Text.Split('.', 2) is [var resource, var attribute] => Attribute(resource, attribute),
        ("Fn::Select", Sequence { Items: [var index, var from] }) => Select(index, from),
        ("Fn::FindInMap", Sequence { Items: [var map, var top, var second, ..] } all) => FindInMap(map, top, second, all.Items.ElementAtOrDefault(3)),
        ("Fn::GetAZs", var region) => AvailabilityZones.In(Evaluate(region) is Value.Text { Content.Length: > 0 } named ? named.Content : scope.Names.Place.Region),
        ("Fn::ImportValue", var name) => Import(name),
        ("Fn::Length", var list) => Length(list),
        ("Fn::ToJsonString", var value) => Evaluate(value) is { IsOpen: false } known ? Value.Of(known.ToJson()) : new Value.Unknown(),
        ("Fn::Transform", _) => throw AwsException.Validation("Template error: Fn::Transform is not supported; only the AWS::LanguageExtensions transform is"),
        ("Fn::Equals" or "Fn::Not" or "Fn::And" or "Fn::Or", _) => Value.Of(Truth(new Mapping([call], call.At)) ? "true" : "false"),
        _ => texts.Call(call) ?? throw AwsException.Validation($"Template error: every {call.Key} object must have the arguments its function takes"),
    };

    private Value? Ref(string name) => name == "AWS::NoValue" ? null : texts.Named(name);

    private Value GetAtt(string resource, Node attribute) => Evaluate(attribute) is Value.Text name
        ? Attribute(resource, name.Content)
        : throw AwsException.Validation("Template error: every Fn::GetAtt object requires two non-empty parameters, the resource name and the resource attribute");

    private Value Attribute(string resource, string attribute) => scope.Names.Resource(resource, attribute);

    private Value Import(Node name) => Evaluate(name) switch
    {
        Value.Text text => scope.Names.Import(text.Content),
        Value.Unknown unknown => unknown,
        _ => throw AwsException.Validation("Template error: the attribute in Fn::ImportValue must be a string or a function that returns a string"),
    };

    private Value Length(Node list) => Evaluate(list) switch
    {
        Value.Items items => Value.Of($"{items.All.Count}"),
        Value.Unknown unknown => unknown,
        _ => throw AwsException.Validation("Template error: Fn::Length requires a list"),
    };

    private Value? Select(Node index, Node from)
    {
        var list = Evaluate(from);
        if (list is Value.Unknown unknown) return unknown;
        if (list is not Value.Items items)
            throw AwsException.Validation("Template error: Fn::Select requires a list argument with two elements: an integer index and a list");
        if (Evaluate(index) is not Value.Text text || !int.TryParse(text.Content, out var at) || at < 0 || at >= items.All.Count)
            throw AwsException.Validation($"Template error: Fn::Select cannot select nonexistent value at index {(Evaluate(index) as Value.Text)?.Content}");
        return items.All[at];
    }

    private Value? FindInMap(Node map, Node top, Node second, Node? options)
    {
        var keys = ((Node[])[map, top, second]).Select(Evaluate).OfType<Value.Text>().Select(text => text.Content).ToList();
        if (keys.Count < 3) return new Value.Unknown();
        var fallback = options is Mapping { Entries: [{ Key: "DefaultValue", Value: var value }] } ? value : null;
        if (!scope.Template.Mappings.TryGetValue(keys[0], out var mapping))
            return fallback is null
                ? throw AwsException.Validation($"Template error: Mapping named '{keys[0]}' is not present in the 'Mappings' section of template.")
                : Evaluate(fallback);
        if ((mapping[keys[1]] as Mapping)?[keys[2]] is { } found) return Evaluate(found);
        return fallback is not null
            ? Evaluate(fallback)
            : throw AwsException.Validation($"Template error: Unable to get mapping for {keys[0]}::{keys[1]}::{keys[2]}");
    }

    private static Value Scalar(Scalar scalar) => scalar.Kind switch
    {
        ScalarKind.Null => throw TemplateReader.Format($"[{scalar.At}] 'null' values are not allowed in templates"),
        // YAML 1.1 has many words for the two; CloudFormation passes only these on.
        ScalarKind.Boolean => Value.Of(scalar.Text.ToUpperInvariant() is "TRUE" or "YES" or "ON" or "Y" ? "true" : "false"),
        _ => Value.Of(scalar.Text),
    };
}
