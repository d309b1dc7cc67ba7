using System.Xml.Linq;
using Portal.AwsSandbox.CloudFormation.Changes;
using Portal.AwsSandbox.CloudFormation.Stacks;
using Portal.AwsSandbox.Wire;

namespace Portal.AwsSandbox.CloudFormation.Actions;

internal static class CreateChangeSet
{
    public static XElement Handle(Call call)
    {
        AskedConfiguration.Limits(call.Constraints
            .Required("StackName").Pattern("StackName", Call.StackNamePattern)
            .Required("ChangeSetName").Length("ChangeSetName", 1, 128).Pattern("ChangeSetName", "[a-zA-Z][-a-zA-Z0-9]*")
            .Length("ClientToken", 1, 128).Length("Description", 1, 1024)
            .OneOf("ChangeSetType", "CREATE", "UPDATE", "IMPORT").OneOf("OnStackFailure", "DO_NOTHING", "ROLLBACK", "DELETE").OneOf("DeploymentMode", "REVERT_DRIFT")
            .Count("ResourcesToImport", 200)).Hold();
        NewStacks.CheckName(call.Name());
        var name = call.Input.Text("ChangeSetName")!;
        var type = call.Input.Text("ChangeSetType") ?? "UPDATE";
        var stack = call.Find(call.Name()) is { IsDeleted: false } found ? found : null;
        if (stack?.ChangeSets.GetValueOrDefault(name) is { } same) return Repeated(call, stack, same);
        CheckState(call, stack, type, name);
        var id = stack?.Id ?? NewStacks.Id(call);
        var configuration = AskedConfiguration.Read(call, stack, stack?.Name ?? call.Name(), id);
        var set = Make(call, name, type, configuration);
        if (stack is null)
        {
            stack = NewStacks.Make(call, id, StackStatus.ReviewInProgress);
            call.Run(stack).SetStatus(StackStatus.ReviewInProgress, "User Initiated");
        }
        stack.ChangeSets.Add(name, set);
        if (stack.Status == StackStatus.ReviewInProgress) stack.ChangeSetId = set.Id;
        call.Region.Touch(stack);
        return Answer(stack, set);
    }

    private static XElement Repeated(Call call, Stack stack, ChangeSet same)
    {
        if (call.Input.Text("ClientToken") == same.Token && same.Token is not null && call.Fingerprint() == same.Fingerprint) return Answer(stack, same);
        throw new AwsException("AlreadyExistsException", same.Token is not null || call.Input.Text("ClientToken") is not null
            ? $"ChangeSet {same.Name} cannot be created due to a mismatch with existing attribute ClientToken"
            : $"ChangeSet {same.Name} already exists");
    }

    private static void CheckState(Call call, Stack? stack, string type, string name)
    {
        switch (type)
        {
            case "CREATE" or "IMPORT" when stack is null || stack.Status == StackStatus.ReviewInProgress:
                return;
            case "CREATE":
                throw AwsException.Validation($"Stack [{call.Name()}] already exists and cannot be created again with the changeSet [{name}].");
            case var _ when stack is null:
                throw AwsException.Validation($"Stack [{call.Name()}] does not exist");
            case var _ when !StackStatus.CanUpdate(stack.Status):
                throw AwsException.Validation($"Stack:{stack.Id} is in {stack.Status} state and can not be updated.");
        }
    }

    private static ChangeSet Make(Call call, string name, string type, StackConfiguration configuration) => new()
    {
        Id = $"arn:aws:cloudformation:{call.Region.Name}:{call.Region.Account}:changeSet/{name}/{call.Region.NewId("changeSet")}",
        Name = name,
        Number = call.Region.NextNumber(),
        Type = type,
        CreatedAt = call.At,
        Configuration = configuration,
        Description = call.Input.Text("Description"),
        OnStackFailure = call.Input.Text("OnStackFailure"),
        IncludeNestedStacks = call.Input.Flag("IncludeNestedStacks"),
        ImportExistingResources = call.Input.Flag("ImportExistingResources"),
        ResourcesToImport =
        [
            .. call.Input.Structures("ResourcesToImport").Select(each => new ResourceToImport(
                each.Text("ResourceType") ?? "", each.Text("LogicalResourceId") ?? "", each.Map("ResourceIdentifier"))),
        ],
        RevertsDrift = call.Input.Text("DeploymentMode") == "REVERT_DRIFT",
        Token = call.Input.Text("ClientToken"),
        Fingerprint = call.Fingerprint(),
        Due = call.Now + ChangeSetComputation.Wait,
    };

    private static XElement Answer(Stack stack, ChangeSet set) =>
        Xml.Structure("CreateChangeSetResult", Xml.Text("Id", set.Id), Xml.Text("StackId", stack.Id));
}
