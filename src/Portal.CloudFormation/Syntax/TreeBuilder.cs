namespace Portal.CloudFormation.Syntax;

/// <summary>
/// Puts a tree together from what a reader meets, one piece after the other, and holds the rules that YAML and
/// JSON have in common: unique keys, bounded depth, no control characters, long forms only.
/// </summary>
internal sealed class TreeBuilder
{
    /// <summary>No real template comes near this; hostile ones would otherwise exhaust the stack of whoever walks the tree.</summary>
    private const int Deepest = 64;

    /// <summary>Beyond this a reader learns nothing new from another problem.</summary>
    private const int MostProblems = 100;

    private readonly Stack<OpenCollection> open = new();
    private readonly List<SyntaxProblem> problems = [];
    private Node? root;

    /// <summary>True when nothing that follows can be made sense of.</summary>
    public bool GaveUp { get; private set; }

    /// <summary>True when the next scalar is a key.</summary>
    public bool AwaitsKey => open.TryPeek(out var top) && top is { IsMapping: true, Key: null };

    /// <summary>Where the collection starts that the next piece belongs to.</summary>
    public Position? InnermostOpen => open.TryPeek(out var top) ? top.At : null;

    public void Open(bool mapping, string? function, Position at)
    {
        if (AwaitsKey)
        {
            GiveUp("A key must be plain text; a list or a mapping can't be a key in a template.", at);
            return;
        }
        if (open.Count == Deepest)
        {
            GiveUp($"The template is nested more than {Deepest} levels deep.", at);
            return;
        }
        open.Push(new OpenCollection(mapping, function, at));
    }

    public void Close()
    {
        if (!open.TryPop(out var closed)) return;
        Node node = closed.IsMapping ? new Mapping(closed.Entries, closed.At) : new Sequence(closed.Items, closed.At);
        if (node is Mapping mapping) node = LongForm.OfAttribute(mapping);
        Place(node, closed.Function);
    }

    public void Key(string text, Position at)
    {
        CheckCharacters(text, at);
        var mapping = open.Peek();
        if (!mapping.Seen.TryAdd(text, at))
            Report($"The key \"{Shorten(text)}\" is already there at {mapping.Seen[text]}; a key may stand only once in a mapping.", at);
        mapping.Key = text;
        mapping.KeyAt = at;
    }

    public void Leaf(string text, ScalarKind kind, string? function, Position at)
    {
        CheckCharacters(text, at);
        Place(new Scalar(text, kind, at), function);
    }

    public void Report(string message, Position at)
    {
        problems.Add(new SyntaxProblem(message, at));
        if (problems.Count == MostProblems) GaveUp = true;
    }

    public void GiveUp(string message, Position at)
    {
        Report(message, at);
        GaveUp = true;
    }

    public ParsedText Finish()
    {
        if (root is null && problems.Count == 0)
            Report("The template is empty.", new Position(1, 1));
        return new ParsedText(problems.Count == 0 ? root : null, problems);
    }

    private void Place(Node node, string? function)
    {
        if (function is not null) node = LongForm.OfTag(function, node);
        if (!open.TryPeek(out var parent)) root = node;
        else if (parent.IsMapping)
        {
            parent.Entries.Add(new Entry(parent.Key!, node, parent.KeyAt));
            parent.Key = null;
        }
        else parent.Items.Add(node);
    }

    private void CheckCharacters(string text, Position at)
    {
        var index = UnreadableCharacters.IndexIn(text);
        if (index >= 0) Report(UnreadableCharacters.Describe(text[index]), at);
    }

    private static string Shorten(string text) => text.Length <= 80 ? text : string.Concat(text.AsSpan(0, 80), "…");

    private sealed class OpenCollection(bool isMapping, string? function, Position at)
    {
        public bool IsMapping => isMapping;
        public string? Function => function;
        public Position At => at;
        public string? Key { get; set; }
        public Position KeyAt { get; set; }
        public List<Entry> Entries { get; } = [];
        public List<Node> Items { get; } = [];
        public Dictionary<string, Position> Seen { get; } = [];
    }
}
