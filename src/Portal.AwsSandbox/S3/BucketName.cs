using System.Text.RegularExpressions;

namespace Portal.AwsSandbox.S3;

/// <summary>The rules for names of general purpose buckets.</summary>
internal static partial class BucketName
{
    public static bool IsValid(string name) => Form().IsMatch(name) && !name.Contains("..", StringComparison.Ordinal);

    [GeneratedRegex(@"^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]\z", RegexOptions.NonBacktracking)]
    private static partial Regex Form();
}
