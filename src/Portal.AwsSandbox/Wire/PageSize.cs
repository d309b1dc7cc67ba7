namespace Portal.AwsSandbox.Wire;

/// <summary>
/// Pages smaller than AWS makes them, on request: whoever reads only the first page of a list is found out with three stacks
/// instead of a hundred and one.
/// </summary>
/// <param name="most">Items a page holds at most; null leaves each action its own.</param>
public sealed class PageSize(int? most)
{
    public int? Most { get; set; } = most;
}
