using System.Collections;
using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Portal.Domain;
using Portal.Domain.Access;
using Portal.Domain.Requests;
using Portal.Platform.Access.Tokens;
using Portal.Platform.Data;

namespace Portal.Tests.Platform.Access.Roles;

/// <summary>
/// Calls every method that asks who acts, of every service, as everybody. Arguments are made by their types; one that a
/// use case finds wrong is a use case that did not ask the role first, or let the person through.
/// </summary>
internal sealed class WalkUseCases(RoleWorld world)
{
    public async Task<IReadOnlyDictionary<string, IReadOnlyList<string>>> RunAsync()
    {
        var seen = new Dictionary<string, IReadOnlyList<string>>();
        foreach (var method in Methods())
        {
            var cells = new List<string>();
            foreach (var role in RoleTable.Columns)
            {
                if (world.People.SingleOrDefault(each => each.Role == role) is not { } person)
                {
                    // A use case is told who acts; there is none for nobody.
                    cells.Add("–");
                    continue;
                }
                var (own, other) = (await MayAsync(method, person, person.Own), await MayAsync(method, person, person.Other));
                cells.Add((own, other) switch { (true, true) => "yes", (true, false) => "own", (false, true) => "others", _ => "no" });
            }
            seen.Add(Name(method), cells);
        }
        return seen;
    }

    /// <summary>The answers of a use case are outcomes; a list is what its person may see and is told apart by the endpoints.</summary>
    private static IEnumerable<MethodInfo> Methods() =>
        from type in typeof(PortalDb).Assembly.GetTypes()
        where type is { IsClass: true, IsAbstract: false }
        from method in type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
        where method.GetParameters().Any(parameter => parameter.ParameterType == typeof(Actor)) && IsOutcome(method.ReturnType)
        orderby type.Namespace, type.Name, method.Name
        select method;

    // Several of one name are told apart by what they take.
    private static string Name(MethodInfo method)
    {
        var isAlone = method.DeclaringType!.GetMethods().Count(other => other.Name == method.Name) == 1;
        var takes = isAlone ? "" : $"({string.Join(", ", method.GetParameters().Select(parameter => parameter.ParameterType.Name).Where(type => type is not (nameof(Actor) or nameof(CancellationToken))))})";
        return $"{method.DeclaringType.Name}.{method.Name.Replace("Async", "", StringComparison.Ordinal)}{takes}";
    }

    private static bool IsOutcome(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Task<>) && type.GetGenericArguments()[0] is { IsGenericType: true } of && of.GetGenericTypeDefinition() == typeof(Outcome<>);

    private async Task<bool> MayAsync(MethodInfo method, Tried person, Belongings on)
    {
        using var scope = world.Portal.Services.CreateScope();
        var service = scope.ServiceProvider.GetService(method.DeclaringType!);
        service.ShouldNotBeNull($"{method.DeclaringType} asks who acts and is no service.");
        var arguments = method.GetParameters().Select(parameter => ArgumentOf(parameter.ParameterType, parameter.Name!, method, person, on)).ToArray();
        try
        {
            var task = (Task)method.Invoke(service, arguments)!;
            await task;
            var ended = task.GetType().GetProperty("Result")!.GetValue(task)!.GetType();
            return ended.Name is not ("Forbidden" or "NotFound");
        }
        catch (Exception fault) when (fault is not ShouldAssertException)
        {
            // It went past the question who acts and stumbled over what was made up here.
            return true;
        }
    }

    private object? ArgumentOf(Type type, string name, MethodInfo method, Tried person, Belongings on) => type switch
    {
        _ when type == typeof(Actor) => person.Actor,
        _ when type == typeof(CancellationToken) => TestContext.Current.CancellationToken,
        _ when type == typeof(EnvironmentId) => on.Environment,
        _ when type == typeof(RequestId) => on.Request,
        _ when type == typeof(ReviewId) => on.Review,
        _ when type == typeof(ChangeSetId) => on.ChangeSet,
        _ when type == typeof(DeploymentId) => on.Deployment,
        _ when type == typeof(Domain.Health.Drills.DrillId) => on.Drill,
        _ when type == typeof(Domain.Costs.AnomalyId) => on.Anomaly,
        _ when type == typeof(TokenId) => on.Token,
        _ when type == typeof(SessionId) => on.Session,
        _ when type == typeof(PersonId) => on.Person,
        _ when type == typeof(Domain.Environments.Waves.WaveId) => world.Commons.Wave,
        _ when type == typeof(Domain.Costs.MeetingId) => world.Commons.Meeting,
        _ when type == typeof(Domain.Costs.DecisionId) => world.Commons.Decision,
        _ when type == typeof(FreezeId) => world.Commons.Freeze,
        _ when type == typeof(DelegationId) => world.Commons.Delegation,
        _ when type == typeof(Domain.Notifications.WebhookId) => world.Commons.Webhook,
        _ when type == typeof(string) => name switch
        {
            "idOrName" or "environment" => on.Environment.Value,
            "account" => "111111111111",
            "job" => "FollowDeployments",
            "region" => "us-east-1",
            "idOrMonth" => world.Commons.Meeting.Value,
            "id" when method.DeclaringType!.Name.Contains("Webhook", StringComparison.Ordinal) => world.Commons.Webhook.Value,
            "range" => "24h",
            "subject" => "three-tier",
            _ => "x",
        },
        _ when type == typeof(Func<RequestContent, RequestContent>) => (Func<RequestContent, RequestContent>)(content => content),
        _ when type == typeof(DateOnly) => DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime),
        _ when type == typeof(int) => 3,
        _ when type == typeof(bool) => name == "everybody",
        _ when Nullable.GetUnderlyingType(type) is not null => null,
        _ when type.IsEnum => Enum.GetValues(type).GetValue(0),
        _ when type.IsGenericType && type.GetGenericArguments().Length == 2 && type.IsAssignableTo(typeof(IEnumerable)) => Activator.CreateInstance(typeof(Dictionary<,>).MakeGenericType(type.GetGenericArguments())),
        _ when type.IsGenericType && type.IsAssignableTo(typeof(IEnumerable)) => Array.CreateInstance(type.GetGenericArguments()[0], 0),
        _ when type.IsValueType => Activator.CreateInstance(type),
        _ when type.GetConstructors() is [var make, ..] => make.Invoke([.. make.GetParameters().Select(parameter => ArgumentOf(parameter.ParameterType, parameter.Name!, method, person, on))]),
        _ => null,
    };
}
