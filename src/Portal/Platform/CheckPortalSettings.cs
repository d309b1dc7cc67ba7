using System.Net;
using Microsoft.Extensions.Options;
using Portal.Platform.Access;

namespace Portal.Platform;

/// <summary>Every wrong key at once, each with what to do; the portal does not start on wrong settings.</summary>
internal sealed class CheckPortalSettings : IValidateOptions<PortalSettings>
{
    public ValidateOptionsResult Validate(string? name, PortalSettings options)
    {
        var wrong = new List<string>();
        if (options.Port is < 1 or > 65535) wrong.Add($"Portal:Port is {options.Port}. Set a port from 1 to 65535.");
        if (!IPAddress.TryParse(options.Bind, out var address)) wrong.Add($"Portal:Bind is '{options.Bind}'. Set an IP address such as 127.0.0.1 or 0.0.0.0.");
        else if (options.Demo && !IPAddress.IsLoopback(address)) wrong.Add($"Portal:Demo is on and Portal:Bind is {options.Bind}. The demo people need no password, so they are offered on 127.0.0.1 only: bind there or turn Demo off.");
        foreach (var proxy in options.Proxies)
            if (!IPNetwork.TryParse(proxy, out _)) wrong.Add($"Portal:Proxies holds '{proxy}'. Write networks as 10.1.2.0/24, a single proxy as 10.1.2.3/32.");
        if (string.IsNullOrWhiteSpace(options.DataFolder)) wrong.Add("Portal:DataFolder is empty. Set the folder that keeps the database and keys, for example .data.");
        wrong.AddRange(KeyCertificates.Problems(options.Keys));
        if (!Directory.Exists(options.TemplatesFolder)) wrong.Add($"Portal:TemplatesFolder '{options.TemplatesFolder}' does not exist. Set the folder that holds one folder per product.");
        if (options.Aws.Endpoint is { Length: > 0 } endpoint && !(Uri.TryCreate(endpoint, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"))
            wrong.Add($"Portal:Aws:Endpoint is '{endpoint}'. Set an http or https address, or leave it empty for AWS.");
        if (options.Aws.CallsPerSecond < 1) wrong.Add("Portal:Aws:CallsPerSecond must be 1 or more.");
        if (options.Aws.CheckEverySeconds < 1) wrong.Add("Portal:Aws:CheckEverySeconds must be 1 or more.");
        if (options.Deployments.LookEverySeconds < 0.2) wrong.Add("Portal:Deployments:LookEverySeconds must be 0.2 or more; AWS throttles faster looks.");
        if (options.Reviews.ExpiresAfterHours <= 0) wrong.Add("Portal:Reviews:ExpiresAfterHours must be above 0.");
        if (options.Audit.HeadEveryMinutes < 0) wrong.Add("Portal:Audit:HeadEveryMinutes must be 0 (no heads are written) or more.");
        if (options.Audit.HeadBucket is { } heads) CheckHeadBucket(heads, options.Aws, wrong);
        CheckNotifications(options.Notifications, wrong);
        CheckCosts(options.Costs, options.Aws, wrong);
        wrong.AddRange(CheckAccountSettings.Problems(options.Aws, options.TemplatesFolder));
        return wrong.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(wrong);
    }

    private static void CheckCosts(CostSettings options, AwsSettings aws, List<string> wrong)
    {
        const string key = "Portal:Costs";
        if (options.PayerAccount is { Length: > 0 } payer && aws.Accounts.All(account => account.Id != payer))
            wrong.Add($"{key}:PayerAccount is '{payer}'. Set the id of one of Portal:Aws:Accounts, or leave it empty for the first.");
        if (options.ReadsPerDay is < 1 or > 24) wrong.Add($"{key}:ReadsPerDay is {options.ReadsPerDay}. Set 1 to 24; AWS brings its data up to date about three times a day.");
        if (options.RequestsPerDay < 3) wrong.Add($"{key}:RequestsPerDay is {options.RequestsPerDay}. One reading takes at least 3: set 3 or more.");
        if (options.BackfillRequests < 1) wrong.Add($"{key}:BackfillRequests must be 1 or more.");
        if (options.BackfillMonths is < 1 or > 13) wrong.Add($"{key}:BackfillMonths is {options.BackfillMonths}. Set 1 to 13; Cost Explorer keeps no more.");
    }

    private static void CheckNotifications(NotificationSettings options, List<string> wrong)
    {
        const string key = "Portal:Notifications";
        if (options.PublicAddress is { Length: > 0 } address && !(Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"))
            wrong.Add($"{key}:PublicAddress is '{address}'. Set the http or https address people reach the portal at, or leave it empty.");
        if (options.Attempts < 1) wrong.Add($"{key}:Attempts must be 1 or more.");
        if (options.FirstRetrySeconds <= 0) wrong.Add($"{key}:FirstRetrySeconds must be above 0.");
        if (options.TimeoutSeconds <= 0) wrong.Add($"{key}:TimeoutSeconds must be above 0.");
        var mail = options.Mail;
        if (mail.Security is not ("starttls" or "none")) wrong.Add($"{key}:Mail:Security is '{mail.Security}'. Set starttls or none.");
        if (mail.Port is < 1 or > 65535) wrong.Add($"{key}:Mail:Port is {mail.Port}. Set a port from 1 to 65535.");
        if (mail.Host is { Length: > 0 } && !System.Net.Mail.MailAddress.TryCreate(mail.From, out _)) wrong.Add($"{key}:Mail:From is '{mail.From}'. Set the address mails come from.");
        if (mail is { User.Length: > 0, Security: "none" }) wrong.Add($"{key}:Mail:User is set and Security is none. A password is not sent in clear: use starttls or leave User empty.");
        foreach (var network in options.Webhooks.AllowedNetworks)
            if (!IPNetwork.TryParse(network, out _)) wrong.Add($"{key}:Webhooks:AllowedNetworks holds '{network}'. Write networks as 10.1.2.0/24.");
    }

    private static void CheckHeadBucket(AuditBucket heads, AwsSettings aws, List<string> wrong)
    {
        const string key = "Portal:Audit:HeadBucket";
        if (aws.Accounts.All(account => account.Id != heads.Account)) wrong.Add($"{key}:Account is '{heads.Account}'. Set the id of one of Portal:Aws:Accounts.");
        if (string.IsNullOrWhiteSpace(heads.Region)) wrong.Add($"{key}:Region is empty. Set the region the bucket stands in, for example us-east-1.");
        if (!CheckAccountSettings.BucketPattern().IsMatch(heads.Name)) wrong.Add($"{key}:Name is '{heads.Name}'. Set a bucket's name, without s3://.");
    }
}
