namespace Portal.CloudFormation.Syntax;

/// <summary>Where a node starts in the text it was read from; both count from 1.</summary>
public readonly record struct Position(int Line, int Column)
{
    public override string ToString() => $"line {Line}, column {Column}";
}

/// <summary>
/// A template as it was written: YAML and JSON give the same tree. Short tags are already in long form
/// (<c>!Ref X</c> is <c>{Ref: X}</c>, <c>!GetAtt A.B</c> is <c>{Fn::GetAtt: [A, B]}</c>).
/// </summary>
public abstract record Node(Position At);

/// <summary>What a scalar is, by YAML 1.1 as CloudFormation reads it; a quoted scalar is always a string.</summary>
public enum ScalarKind { String, Integer, Decimal, Boolean, Null }

/// <summary>A leaf. <paramref name="Text"/> is verbatim, so <c>010</c> or <c>1.10</c> keep what was typed.</summary>
public sealed record Scalar(string Text, ScalarKind Kind, Position At) : Node(At);

public sealed record Sequence(IReadOnlyList<Node> Items, Position At) : Node(At);

/// <summary>Keys are unique and keep the order of the text.</summary>
public sealed record Mapping(IReadOnlyList<Entry> Entries, Position At) : Node(At)
{
    /// <summary>The value under <paramref name="key"/>, or null when there is none.</summary>
    public Node? this[string key]
    {
        get
        {
            foreach (var entry in Entries)
                if (entry.Key == key) return entry.Value;
            return null;
        }
    }
}

/// <summary>One key of a mapping; <paramref name="At"/> is where the key stands.</summary>
public sealed record Entry(string Key, Node Value, Position At);

/// <summary>What is wrong with a text, and where.</summary>
public sealed record SyntaxProblem(string Message, Position At);

/// <summary>The tree, or the reasons there is none. Root is null exactly when Problems is not empty.</summary>
public sealed record ParsedText(Node? Root, IReadOnlyList<SyntaxProblem> Problems);
