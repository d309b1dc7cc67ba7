using System.Text;
using Portal.AwsSandbox.CloudFormation.Stacks;
using Portal.AwsSandbox.CloudFormation.Templates;
using Portal.AwsSandbox.State;
using Portal.AwsSandbox.Wire;

namespace Portal.AwsSandbox.CloudFormation.Actions;

/// <summary>Where a call's template comes from: the body, an object in a bucket, or the stack itself.</summary>
internal static class TemplateSource
{
    /// <summary>Largest template in a call, in bytes; larger ones come from a bucket.</summary>
    public const int LargestBody = 51_200;

    private const int LargestObject = 1_048_576;

    public static string Text(Call call, Stack? stack)
    {
        var (body, url, previous) = (call.Input.Text("TemplateBody"), call.Input.Text("TemplateURL"), call.Input.Flag("UsePreviousTemplate"));
        if (previous && (body ?? url) is not null)
            throw AwsException.Validation("You cannot specify both usePreviousTemplate and Template Body/Template URL.");
        if (body is not null && url is not null)
            throw AwsException.Validation("You cannot specify both TemplateURL and TemplateBody.");
        if (previous)
            return stack?.Configuration is { } configuration
                ? call.Region.Texts[configuration.Template]
                : throw AwsException.Validation("UsePreviousTemplate can not be used with a stack that has no template yet.");
        if (body is not null) return Body(body);
        return url is not null ? Object(call.Region, url) : throw AwsException.Validation("Either Template URL or Template Body must be specified.");
    }

    public static Template Read(Call call, string text) => TemplateCache.Read(call.Region.Texts.Put(text), call.Region.Texts);

    private static string Body(string body)
    {
        if (Encoding.UTF8.GetByteCount(body) > LargestBody)
            throw AwsException.Validation(
                $"1 validation error detected: Value at 'templateBody' failed to satisfy constraint: Member must have length less than or equal to {LargestBody}");
        return body.Length > 0 ? body : throw AwsException.Validation(
            "1 validation error detected: Value '' at 'templateBody' failed to satisfy constraint: Member must have length greater than or equal to 1");
    }

    private static string Object(Region region, string url)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || !address.Host.Contains("s3", StringComparison.Ordinal))
            throw AwsException.Validation("TemplateURL must be a supported URL.");
        var first = address.Host.Split('.')[0];
        var path = Uri.UnescapeDataString(address.AbsolutePath.TrimStart('/'));
        var (bucket, key) = first == "s3" || first.StartsWith("s3-", StringComparison.Ordinal)
            ? (path.Split('/')[0], path[(path.IndexOf('/', StringComparison.Ordinal) + 1)..])
            : (address.Host[..address.Host.LastIndexOf(".s3", StringComparison.Ordinal)], path);
        if (region.Facts.Buckets.GetValueOrDefault(bucket)?.GetValueOrDefault(key) is not { } hash)
            throw AwsException.Validation("S3 error: The specified key does not exist.\nFor more information check http://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html");
        var text = region.Texts[hash];
        return Encoding.UTF8.GetByteCount(text) <= LargestObject ? text : throw AwsException.Validation(
            $"Template may not exceed {LargestObject} bytes in size.");
    }
}
