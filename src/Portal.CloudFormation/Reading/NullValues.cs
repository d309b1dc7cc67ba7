using Portal.CloudFormation.Syntax;

namespace Portal.CloudFormation.Reading;

/// <summary>CloudFormation refuses null anywhere; in YAML it is nearly always a value that was forgotten.</summary>
internal static class NullValues
{
    public static void Report(Node node, ProblemLog log) => Visit(node, "", log);

    private static void Visit(Node node, string path, ProblemLog log)
    {
        switch (node)
        {
            case Scalar { Kind: ScalarKind.Null }:
                log.Add($"{(path.Length == 0 ? "The template" : path)} is empty (null), which CloudFormation refuses. Give it a value or leave it out.", node.At, path);
                break;
            case Sequence sequence when HasNullBelow(sequence):
                for (var i = 0; i < sequence.Items.Count; i++) Visit(sequence.Items[i], $"{path}[{i}]", log);
                break;
            case Mapping mapping when HasNullBelow(mapping):
                foreach (var entry in mapping.Entries) Visit(entry.Value, path.Length == 0 ? entry.Key : $"{path}.{entry.Key}", log);
                break;
        }
    }

    // Looked at first so that paths are only put together for the rare template that needs them.
    private static bool HasNullBelow(Node node) => node switch
    {
        Scalar scalar => scalar.Kind == ScalarKind.Null,
        Sequence sequence => sequence.Items.Any(HasNullBelow),
        Mapping mapping => mapping.Entries.Any(entry => HasNullBelow(entry.Value)),
        _ => false,
    };
}
