using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.Extensions.DependencyInjection;
using Portal.Tests.Harness;

namespace Portal.Tests.Platform.Api.OpenApi;

/// <summary>
/// Lets a portal that is served from the tests' own process name, beside the members of each object that it answers, those
/// that may be null by their type; to whom asks with <see cref="Header"/>. Answers that tests see do not tell: a member that
/// is null on a slow day only is null in none of them. A <see cref="Nullable{T}"/> is known everywhere, a reference that may
/// be null in named types; anonymous types keep nothing of that.
/// </summary>
internal static class NullableMembers
{
    public const string Header = "X-Nullable-Members";

    private static readonly AsyncLocal<bool> IsAsked = new();

    public static void Into(IServiceCollection services)
    {
        services.AddSingleton<IStartupFilter>(new Asked());
        services.PostConfigure<JsonOptions>(json => json.SerializerOptions.TypeInfoResolver = (json.SerializerOptions.TypeInfoResolver ?? new DefaultJsonTypeInfoResolver()).WithAddedModifier(Add));
        // The document is made from the same types, and describes a portal that is not watched.
        services.Configure<OpenApiOptions>("v1", document => document.AddSchemaTransformer((schema, _, _) =>
        {
            schema.Properties?.Remove(AnswerForm.Nullable);
            return Task.CompletedTask;
        }));
    }

    private static void Add(JsonTypeInfo type)
    {
        if (type.Kind is not JsonTypeInfoKind.Object) return;
        string[] names = [.. type.Properties.Where(MayBeNull).Select(member => member.Name)];
        if (names.Length == 0) return;
        var said = type.CreateJsonPropertyInfo(typeof(JsonArray), AnswerForm.Nullable);
        said.Get = _ => new JsonArray([.. names.Select(name => JsonValue.Create(name))]);
        said.ShouldSerialize = (_, _) => IsAsked.Value;
        type.Properties.Add(said);
    }

    private static bool MayBeNull(JsonPropertyInfo member) => System.Nullable.GetUnderlyingType(member.PropertyType) is not null
        || (!member.PropertyType.IsValueType && member.AttributeProvider is PropertyInfo { DeclaringType: { } named } property
            && !named.IsDefined(typeof(CompilerGeneratedAttribute)) && new NullabilityInfoContext().Create(property).ReadState is NullabilityState.Nullable);

    private sealed class Asked : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((HttpContext context, RequestDelegate go) =>
            {
                IsAsked.Value = context.Request.Headers.ContainsKey(Header);
                return go(context);
            });
            next(app);
        };
    }
}
