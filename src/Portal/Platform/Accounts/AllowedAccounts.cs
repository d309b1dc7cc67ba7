using Portal.Domain;

namespace Portal.Platform.Accounts;

/// <summary>Which accounts a product, a team and a stage may have environments in. The form, the API and the submit ask the same.</summary>
public static class AllowedAccounts
{
    /// <summary>Those that a form offers.</summary>
    public static IReadOnlyList<AccountSettings> For(AwsSettings aws, string product, string team) =>
        [.. aws.Accounts.Where(account => Lets(account.Products, product) && Lets(account.Teams, team))];

    /// <summary>Why not in this account, all of it.</summary>
    /// <param name="offered">Accounts to choose instead.</param>
    public static IEnumerable<Problem> Problems(AccountSettings account, string product, string productTitle, string team, string stage, IReadOnlyList<AccountSettings> offered)
    {
        var others = offered.Where(other => other != account && Lets(other.Stages, stage)).Select(other => other.Id).ToList();
        var instead = others.Count > 0 ? $"Choose {string.Join(" or ", others)}." : "Ask the platform team for an account.";
        if (!Lets(account.Products, product)) yield return new Problem("account", "product", $"{productTitle} is not offered in account {account.Title}.", instead);
        if (!Lets(account.Teams, team)) yield return new Problem("account", "team", $"Account {account.Title} is not open to team {team}.", instead);
        if (stage.Length > 0 && !Lets(account.Stages, stage)) yield return new Problem("account", "stage",
            $"Account {account.Title} takes {string.Join(" and ", account.Stages)}, not {stage}.", others.Count > 0 ? instead : "Choose another stage, or ask the platform team for an account.");
    }

    private static bool Lets(List<string> listed, string one) => listed.Count == 0 || listed.Contains(one);
}
