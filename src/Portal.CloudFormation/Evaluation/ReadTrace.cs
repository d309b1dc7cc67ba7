namespace Portal.CloudFormation.Evaluation;

/// <summary>What an expression read on its way, in the order of reading, each once.</summary>
internal sealed class ReadTrace
{
    private readonly OrderedDictionary<string, bool> resources = [];
    private readonly OrderedDictionary<string, bool> parameters = [];

    public IEnumerable<string> Resources => resources.Keys;

    public IEnumerable<string> Parameters => parameters.Keys;

    public void Resource(string logicalId) => resources.TryAdd(logicalId, true);

    public void Parameter(string name) => parameters.TryAdd(name, true);
}
