using Portal.CloudFormation.Syntax;

namespace Portal.CloudFormation.Reading;

/// <summary>Collects problems; beyond the bound a reader learns nothing new and memory would only grow.</summary>
internal sealed class ProblemLog
{
    private const int Most = 500;
    private readonly List<TemplateProblem> problems = [];

    public IReadOnlyList<TemplateProblem> All => problems;

    public void Add(string message, Position at, string path)
    {
        if (problems.Count < Most) problems.Add(new TemplateProblem(message, at, path));
    }
}
