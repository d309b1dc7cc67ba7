using System.Text.RegularExpressions;

namespace Portal.Platform;

/// <summary>What is wrong with the accounts that are configured, all of it.</summary>
internal static partial class CheckAccountSettings
{
    public static IEnumerable<string> Problems(AwsSettings aws, string templatesFolder)
    {
        const string key = "Portal:Aws:Accounts";
        if (aws.Accounts.Count == 0) yield return $"{key} is empty. Add at least one account with Id, Title and Regions.";
        for (var i = 0; i < aws.Accounts.Count; i++)
            foreach (var problem in Of(aws.Accounts[i], $"{key}:{i}", templatesFolder)) yield return problem;
        foreach (var twice in aws.Accounts.GroupBy(account => account.Id).Where(same => same.Key.Length > 0 && same.Count() > 1))
            yield return $"{key} names account {twice.Key} {twice.Count()} times. Keep one entry for it, with all its regions.";
        foreach (var twice in aws.Accounts.GroupBy(account => account.Title).Where(same => same.Key.Length > 0 && same.Count() > 1))
            yield return $"{key} has {twice.Count()} accounts titled '{twice.Key}'. People tell accounts apart by their titles: give each its own.";
        if (aws.Accounts.Count(account => account.RoleArn is not { Length: > 0 }) > 1)
            yield return $"{key} has more than one account without a RoleArn. The portal's own credentials are of one account: set the role of the others.";
    }

    private static IEnumerable<string> Of(AccountSettings account, string key, string templatesFolder)
    {
        var isId = account.Id.Length == 12 && account.Id.All(char.IsAsciiDigit);
        if (!isId) yield return $"{key}:Id is '{account.Id}'. An AWS account id has 12 digits.";
        if (account.Regions.Count == 0) yield return $"{key}:Regions is empty. Name the regions environments may stand in, for example us-east-1.";
        foreach (var region in account.Regions.Where(region => !RegionPattern().IsMatch(region)))
            yield return $"{key}:Regions holds '{region}'. Write regions as AWS does, for example eu-west-1.";
        if (account.Regions.Distinct().Count() < account.Regions.Count) yield return $"{key}:Regions names a region twice. Name each once.";
        foreach (var problem in OfRole(account.RoleArn, nameof(account.RoleArn)).Concat(OfRole(account.OperatorRoleArn, nameof(account.OperatorRoleArn)))) yield return problem;
        if (account.ExternalId is { Length: > 0 } external)
        {
            if (!ExternalIdPattern().IsMatch(external)) yield return $"{key}:ExternalId has 2 to 1224 letters, digits and +=,.@:/-_ only. Write it as the role's trust policy does.";
            if (account.RoleArn is not { Length: > 0 } && account.OperatorRoleArn is not { Length: > 0 }) yield return $"{key}:ExternalId is set and RoleArn is empty. An external id goes with a role: set the role, or leave both empty.";
        }
        if (account.ServiceRoleArn is { Length: > 0 } service && !RolePattern().IsMatch(service))
            yield return $"{key}:ServiceRoleArn is '{service}'. Set the role's ARN or leave it empty.";
        foreach (var product in account.Products.Where(product => !File.Exists(Path.Combine(templatesFolder, product, "product.yaml"))))
            yield return $"{key}:Products holds '{product}', and '{templatesFolder}' has no such product. Name products by their folders, or leave the list empty for all.";
        foreach (var problem in OfBucket(account, key)) yield return problem;

        IEnumerable<string> OfRole(string? role, string name)
        {
            if (role is not { Length: > 0 }) yield break;
            var arn = RolePattern().Match(role);
            if (!arn.Success) yield return $"{key}:{name} is '{role}'. Set the role's ARN, arn:aws:iam::ACCOUNT:role/NAME, or leave it empty.";
            else if (isId && arn.Groups[1].Value != account.Id) yield return $"{key}:{name} is a role of account {arn.Groups[1].Value}, and Id is {account.Id}. Set a role of this account.";
        }
    }

    private static IEnumerable<string> OfBucket(AccountSettings account, string key)
    {
        if (account.TemplateBucket is { Length: > 0 } bucket && !BucketPattern().IsMatch(bucket.Replace("${region}", "us-east-1", StringComparison.Ordinal)))
            yield return $"{key}:TemplateBucket is '{bucket}'. Set a bucket's name (3 to 63 lower-case letters, digits, dots and hyphens; ${{region}} for the region), without s3://, or leave it empty.";
        if (account.TemplatePrefix is { Length: > 0 } prefix && (prefix.Length > 512 || !prefix.All(c => char.IsAsciiLetterOrDigit(c) || c is '/' or '-' or '_' or '.')))
            yield return $"{key}:TemplatePrefix is '{prefix}'. Use letters, digits and /-_. only, 512 characters at most.";
    }

    [GeneratedRegex(@"^[a-z]{2}(-[a-z]+)+-[1-9]$")]
    private static partial Regex RegionPattern();

    [GeneratedRegex(@"^arn:aws[a-z-]*:iam::(\d{12}):role/[\w+=,.@/-]{1,512}$", RegexOptions.ECMAScript)]
    private static partial Regex RolePattern();

    [GeneratedRegex(@"^[\w+=,.@:/-]{2,1224}$", RegexOptions.ECMAScript)]
    private static partial Regex ExternalIdPattern();

    [GeneratedRegex("^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$")]
    public static partial Regex BucketPattern();
}
