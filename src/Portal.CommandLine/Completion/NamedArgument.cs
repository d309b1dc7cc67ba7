using System.CommandLine;
using System.CommandLine.Completions;

namespace Portal.CommandLine.Completion;

/// <summary>Something that is named by an id or a name; shells complete it by what the portal has.</summary>
internal sealed class NamedArgument : Argument<string?>
{
    /// <param name="completedBy">Lists whose names and ids fit here.</param>
    public NamedArgument(string name, string description, bool isOptional, params IReadOnlyList<NamedList> completedBy) : base(name)
    {
        Description = description;
        Arity = isOptional ? ArgumentArity.ZeroOrOne : ArgumentArity.ExactlyOne;
        CompletedBy = completedBy;
        // An optional argument would else take an option that nobody knows for a name.
        Validators.Add(given =>
        {
            if (given.Tokens.FirstOrDefault(token => token.Value.StartsWith('-')) is { } option) given.AddError($"There is no option '{option.Value}'.");
        });
        CompletionSources.Add(_ => Known.Select(known => new CompletionItem(known)));
    }

    public IReadOnlyList<NamedList> CompletedBy { get; }

    /// <summary>Read before completions are asked for, which are answered at once.</summary>
    public IReadOnlyList<string> Known { get; set; } = [];
}

/// <param name="Path">Of the API.</param>
/// <param name="Member">What is typed to name an item.</param>
internal sealed record NamedList(string Path, string Member)
{
    public static NamedList Environments { get; } = new("environments?limit=200", "name");
    public static NamedList Requests { get; } = new("requests?limit=20", "id");
    public static NamedList Drafts { get; } = new("requests?state=draft&limit=50", "id");
    public static NamedList Deployments { get; } = new("deployments?limit=20", "id");
    public static NamedList WaitingReviews { get; } = new("reviews?state=waiting&limit=50", "id");
    public static NamedList ReviewedNames { get; } = new("reviews?state=waiting&limit=50", "name");
}
