using Portal.CloudFormation.Reading;
using Portal.CloudFormation.Syntax;

namespace Portal.CloudFormation.Evaluation;

/// <summary>
/// Writes out <c>Fn::ForEach::Name: [Identifier, collection, {key: body}]</c>: the mapping that holds it gets the entries
/// of the body once for each member, with the member in place of the identifier.
/// </summary>
internal sealed class LoopExpansion
{
    private readonly Expressions expressions;

    private LoopExpansion(Expressions expressions) => this.expressions = expressions;

    /// <summary>The template without loops, or null with the reasons in the log.</summary>
    public static Template? Expand(Template template, Scope scope, ProblemLog log)
    {
        var inScope = new Expressions(template, scope, log) { Context = Context.Conditions };
        var root = (Mapping)new LoopExpansion(inScope).Of(template.Root);
        if (log.All.Count > 0) return null;
        var reading = TemplateReader.Read(root);
        foreach (var problem in reading.Problems) log.Add(problem.Message, problem.At, problem.Path);
        return reading.Template;
    }

    private Node Of(Node node) => node switch
    {
        Sequence sequence when Loops.Any(sequence) => sequence with { Items = [.. sequence.Items.Select(Of)] },
        Mapping mapping when Loops.Any(mapping) => OfMapping(mapping),
        _ => node,
    };

    private Mapping OfMapping(Mapping mapping)
    {
        var entries = new OrderedDictionary<string, Entry>();
        foreach (var entry in mapping.Entries)
        {
            var outer = expressions.Trail;
            expressions.Trail = outer.Into(entry.Key);
            foreach (var made in Loops.IsLoop(entry.Key) ? Run(entry) : [entry with { Value = Of(entry.Value) }])
                if (!entries.TryAdd(made.Key, made))
                    expressions.Fail(made.At, $"The loop makes the key {made.Key} twice; put the identifier into the key.");
            expressions.Trail = outer;
        }
        return mapping with { Entries = [.. entries.Values] };
    }

    private List<Entry> Run(Entry loop)
    {
        var made = new List<Entry>();
        if (loop.Value is not Sequence { Items: [Scalar identifier, var collection, Mapping body] })
        {
            expressions.Fail(loop.Value.At, "Fn::ForEach takes an identifier, a collection and a mapping.");
            return made;
        }
        foreach (var member in Members(collection) ?? [])
        {
            if (expressions.IsSpent) break;
            if (Of(new LoopMember(identifier.Text, member, expressions).Put(body)) is Mapping turn) made.AddRange(turn.Entries);
            else expressions.Fail(body.At, "The third argument of Fn::ForEach must be a mapping of what it makes, not a function.");
        }
        return made;
    }

    private List<string>? Members(Node collection)
    {
        switch (expressions.Of(collection, 1))
        {
            case KnownList list when list.Items.All(item => item is KnownScalar):
                return [.. list.Items.Select(item => ((KnownScalar)item).Text)];
            case KnownList or Unknown:
                expressions.Fail(collection.At, "The members of Fn::ForEach are not known before AWS has made something or a parameter has a value.");
                return null;
            default:
                expressions.Fail(collection.At, "The second argument of Fn::ForEach must be a list.");
                return null;
        }
    }
}
