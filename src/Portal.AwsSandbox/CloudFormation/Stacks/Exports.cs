using Portal.AwsSandbox.State;

namespace Portal.AwsSandbox.CloudFormation.Stacks;

/// <summary>Values that stacks of a region hand to each other by name.</summary>
public static class Exports
{
    public static IEnumerable<(Stack Stack, StackOutput Output)> All(Region region) => region.Stacks
        .Where(stack => !stack.IsDeleted)
        .SelectMany(stack => stack.Outputs.Where(output => output.ExportName is not null).Select(output => (stack, output)));

    public static (Stack Stack, StackOutput Output)? Find(Region region, string name)
    {
        foreach (var export in All(region))
            if (export.Output.ExportName == name) return export;
        return null;
    }

    public static IEnumerable<Stack> Importers(Region region, string name) =>
        region.Stacks.Where(stack => !stack.IsDeleted && stack.Imports.Contains(name)).OrderBy(stack => stack.Number);

    /// <summary>Why outputs can't take the place of those a stack has; null when they can.</summary>
    public static string? Conflict(Region region, Stack stack, IReadOnlyList<StackOutput> next)
    {
        foreach (var output in next.Where(output => output.ExportName is not null))
            if (Find(region, output.ExportName!) is var (other, _) && other != stack)
                return $"Export with name {output.ExportName} is already exported by stack {other.Name}. Rollback requested by user.";
        foreach (var before in stack.Outputs.Where(output => output.ExportName is not null))
        {
            var users = string.Join(", ", Importers(region, before.ExportName!).Where(user => user != stack).Select(user => user.Name));
            if (users.Length == 0) continue;
            var after = next.FirstOrDefault(output => output.ExportName == before.ExportName);
            if (after is null) return $"Delete canceled. Cannot delete export {before.ExportName} as it is in use by {users}.";
            if (after.Value != before.Value) return $"Cannot update export {before.ExportName} as it is in use by {users}.";
        }
        return null;
    }
}
