using System.Text.Json;
using Portal.AwsSandbox.CloudFormation.Stacks;
using Portal.AwsSandbox.Wire;

namespace Portal.AwsSandbox.CloudFormation.Changes;

/// <summary>A change set on its way from asked for to computed.</summary>
public static class ChangeSetComputation
{
    public const string NothingChanges =
        "The submitted information didn't contain changes. Submit different information to create a change set.";

    /// <summary>Milliseconds of simulated time until computing starts, and while it runs.</summary>
    public const long Wait = 1000, Takes = 6000;

    public static void Step(Run run, ChangeSet set)
    {
        if (set.Status == ChangeSetStatus.CreatePending)
        {
            (set.Status, set.Due) = (ChangeSetStatus.CreateInProgress, run.Now + Takes);
            return;
        }
        set.Due = null;
        try
        {
            if (LookedUpParameters.Missing(run, set.Configuration) is { } missing) throw AwsException.Validation(missing);
            var changes = set.Type == "IMPORT" ? Imports.Changes(run, set) : Updates(run, set);
            set.Changes = run.Region.Texts.Put(JsonSerializer.Serialize(changes));
            (set.Status, set.ExecutionStatus) = (ChangeSetStatus.CreateComplete, ChangeSetStatus.Available);
        }
        catch (AwsException error)
        {
            (set.Status, set.StatusReason) = (ChangeSetStatus.Failed, error.Message);
        }
    }

    public static List<Change> Read(Run run, ChangeSet set) =>
        set.Changes is { } hash ? JsonSerializer.Deserialize<List<Change>>(run.Region.Texts[hash])! : [];

    private static List<Change> Updates(Run run, ChangeSet set)
    {
        var finder = new ChangeFinder(run, set.Configuration, set.RevertsDrift);
        var changes = finder.Find();
        if (changes.Count == 0 && !finder.OutputsDiffer()) throw AwsException.Validation(NothingChanges);
        return changes;
    }
}
