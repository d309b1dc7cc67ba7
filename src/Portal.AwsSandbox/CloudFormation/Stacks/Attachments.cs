using Portal.AwsSandbox.CloudFormation.ResourceTypes;
using Portal.AwsSandbox.CloudFormation.Templates;
using Portal.CloudFormation.Syntax;

namespace Portal.AwsSandbox.CloudFormation.Stacks;

/// <summary>What a template says of a resource beside its properties; a change of it is a change of the resource.</summary>
internal static class Attachments
{
    /// <summary>The names are those of ResourceChange.Scope.</summary>
    public static Value Of(Scope scope, ResourceDeclaration declared)
    {
        var all = new List<KeyValuePair<string, Value>>();
        Add("Metadata", declared.Metadata);
        Add("CreationPolicy", declared.CreationPolicy);
        Add("UpdatePolicy", declared.UpdatePolicy);
        Add("DeletionPolicy", declared.DeletionPolicy);
        Add("UpdateReplacePolicy", declared.UpdateReplacePolicy);
        return new Value.Fields(all);

        void Add(string name, Node? node)
        {
            if (node is not null && scope.Evaluate(node) is { } value) all.Add(new(name, value));
        }
    }

    /// <summary>The stack's tags that CloudFormation passes on to a resource; nothing where the type takes no tags.</summary>
    public static Value StackTags(StackConfiguration configuration, string type) => TypeFacts.Find(type)?.Tags is null
        ? Value.Empty
        : new Value.Fields([.. configuration.Tags.OrderBy(tag => tag.Key, StringComparer.Ordinal).Select(tag => KeyValuePair.Create(tag.Key, Value.Of(tag.Value)))]);
}
