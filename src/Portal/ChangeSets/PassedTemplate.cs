namespace Portal.ChangeSets;

/// <summary>The way a template goes to CloudFormation; its size decides.</summary>
public abstract record PassedTemplate
{
    private PassedTemplate()
    {
    }

    /// <summary>In the call itself.</summary>
    public sealed record Inline(string Body) : PassedTemplate;

    /// <summary>From a bucket, as an https address that CloudFormation reads with the caller's permissions.</summary>
    public sealed record InBucket(string Url) : PassedTemplate;

    /// <summary>Neither way is open.</summary>
    public sealed record Refused(string Sentence) : PassedTemplate;
}
