using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Portal.Catalog;
using Portal.Domain;
using Portal.Domain.Access;
using Portal.Domain.Environments;
using Portal.Domain.Requests;
using Portal.Platform.Access;
using Portal.Platform.Aws;
using Portal.Platform.Data;
using Portal.Requests;

namespace Portal.Environments.Import;

/// <param name="Stack">Name or id.</param>
/// <param name="Owner">A person's id; empty: whoever imports.</param>
public sealed record AskedImport(string Account, string Region, string Stack, string Name, string Team, string Owner, string CostCentre, string Stage);

/// <param name="Request">The request that puts the portal's tags on the stack; null for what is read only.</param>
public sealed record Imported(ManagedEnvironment Environment, RequestId? Request, StackMatch Match);

/// <summary>
/// Takes a stack that was made elsewhere as an environment. Where a product matches, a request goes out that puts the
/// portal's tags on it, through review like every change; where none does, the portal shows it and changes nothing.
/// </summary>
public sealed partial class ImportStack(IDbContextFactory<PortalDb> dbs, FindStacks find, KeepForeignTemplate foreign, CloudFormationOfEnvironments cloudFormation, SendImport send, TimeProvider clock)
{
    public async Task<Outcome<Imported>> RunAsync(Actor actor, AskedImport asked, CancellationToken ct)
    {
        var read = await find.ReadAsync(actor, asked.Account, asked.Region, asked.Stack, ct);
        if (read is not Outcome<StackToImport>.Done(var found)) return read.As<Imported>();
        var kept = found.Match.Shelved is { } matched ? matched : await foreign.RunAsync(found.Template, ct);
        if (kept is not Outcome<ShelvedProduct>.Done(var shelved)) return kept.As<Imported>();

        await using var db = await dbs.CreateDbContextAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        // As with submits: two of one name must not pass side by side.
        await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtextextended('submit', 0))", ct);
        var owner = await OwnerAsync(db, actor, asked.Owner, ct);
        if (await ProblemsAsync(db, asked, shelved, found, owner, ct) is { Count: > 0 } problems) return new Outcome<Imported>.Invalid(problems);
        if (await db.Environments.AnyAsync(e => e.StackId == found.Stack.Id && e.State != EnvironmentState.Deleted, ct)) return new Outcome<Imported>.Conflict("Somebody imported it in the same moment.");

        var now = clock.GetUtcNow();
        var isReadOnly = found.Match.Kind is MatchKind.None;
        var environment = ManagedEnvironment.Import(owner!, asked.Team.Trim(), ContentOf(asked, shelved, found), shelved.Product.Hash, found.Stack.Name, found.Stack.Id, isReadOnly, now);
        if (await ViewAsync(environment, ct) is not { } view) return new Outcome<Imported>.Conflict($"{found.Stack.Name} could not be read whole. Try again in a moment.");
        environment.Saw(view.Outputs, view.Resources, now);
        db.Environments.Add(environment);
        db.Record(actor, "environment.imported", environment.Id.Value, environment.Id, $"{found.Stack.Id}: {found.Match.Sentence}{(isReadOnly ? " Read only." : "")}", now);
        var request = isReadOnly ? null : send.Add(db, actor, environment.Id, environment.Team, environment.Content, environment.ProductHash, now);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return new Imported(environment, request?.Id, found.Match);
    }

    private async Task<StackView?> ViewAsync(ManagedEnvironment environment, CancellationToken ct)
    {
        try
        {
            return await cloudFormation.ViewAsync(environment, ct);
        }
        catch (AwsFaultException)
        {
            return null;
        }
    }

    // What the stack was given, so that a change starts from it. Secret values come masked from AWS: the stack keeps its own.
    private static RequestContent ContentOf(AskedImport asked, ShelvedProduct shelved, StackToImport found)
    {
        var secret = KeepSecrets.SecretNames(shelved.Template);
        return RequestContent.Empty with
        {
            Product = shelved.Product.Id,
            ProductVersion = shelved.Product.Version,
            Name = asked.Name.Trim(),
            Stage = asked.Stage,
            Account = asked.Account,
            Region = asked.Region,
            CostCentre = asked.CostCentre.Trim(),
            Note = $"Imported from stack {found.Stack.Name}.",
            Inputs = found.Stack.Parameters.Where(parameter => !shelved.Product.Fixed.ContainsKey(parameter.Key) && !secret.Contains(parameter.Key)).ToDictionary(),
        };
    }

    private static async Task<Actor?> OwnerAsync(PortalDb db, Actor actor, string owner, CancellationToken ct)
    {
        if (owner.Trim() is not { Length: > 0 } wanted || wanted == actor.Id.Value) return actor;
        var id = new PersonId(wanted);
        return (await db.People.AsNoTracking().FirstOrDefaultAsync(person => person.Id == id, ct))?.ToActor();
    }

    private static async Task<List<Problem>> ProblemsAsync(PortalDb db, AskedImport asked, ShelvedProduct shelved, StackToImport found, Actor? owner, CancellationToken ct)
    {
        var problems = new List<Problem>();
        var name = asked.Name.Trim();
        if (!NamePattern().IsMatch(name)) problems.Add(new Problem("name", "pattern", "A name starts with a small letter and has 2 to 20 small letters, digits and hyphens; it does not end with a hyphen.", "Try a name such as shop-prod."));
        else if (await db.Environments.AnyAsync(e => e.Name == name && e.Account == asked.Account && e.Region == asked.Region && e.State != EnvironmentState.Deleted, ct))
            problems.Add(new Problem("name", "taken", $"An environment named {name} stands in this account and region.", "Choose another name."));
        if (!TeamPattern().IsMatch(asked.Team.Trim())) problems.Add(new Problem("team", "pattern", "A team is named with 2 to 40 letters, digits and hyphens.", "Name the team that looks after it, for example shop."));
        if (owner is null) problems.Add(new Problem("owner", "unknown", "Nobody with this id has signed in here.", "Give the id of somebody who has, or leave it empty."));
        if (!shelved.Product.Stages.Contains(asked.Stage)) problems.Add(new Problem("stage", "allowedValues", "The stage is not one of the product's.", $"Choose {string.Join(" or ", shelved.Product.Stages)}."));
        if (asked.CostCentre.Trim() is { Length: > 0 } centre && !CostCentrePattern().IsMatch(centre)) problems.Add(new Problem("costCentre", "pattern", "A cost centre has 2 to 32 letters, digits, dots, underscores and hyphens.", "Write it as finance knows it, for example CC-4110."));
        return problems;
    }

    [GeneratedRegex("^[a-z](?:[a-z0-9-]{0,18}[a-z0-9])$")]
    private static partial Regex NamePattern();

    [GeneratedRegex("^[A-Za-z0-9][A-Za-z0-9-]{1,39}$")]
    private static partial Regex TeamPattern();

    [GeneratedRegex("^[A-Za-z0-9._-]{2,32}$")]
    private static partial Regex CostCentrePattern();
}
