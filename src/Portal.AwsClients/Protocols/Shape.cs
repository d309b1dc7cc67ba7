using System.Collections.Concurrent;
using System.Reflection;

namespace Amazon.Protocols;

/// <summary>The members of a request, response or structure: its own public read-write properties, not its base's.</summary>
internal sealed class Shape
{
    private static readonly ConcurrentDictionary<Type, Shape> Known = new();

    private readonly Dictionary<string, PropertyInfo> byName;

    private Shape(Type type)
    {
        Members = [.. type
            .GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Where(property => property is { CanRead: true, CanWrite: true })];
        byName = Members.ToDictionary(property => property.Name);
    }

    /// <summary>In order of declaration.</summary>
    public IReadOnlyList<PropertyInfo> Members { get; }

    public static Shape Of(Type type) => Known.GetOrAdd(type, static known => new Shape(known));

    /// <summary>Null for a member newer than this project.</summary>
    public PropertyInfo? Find(string name) => byName.GetValueOrDefault(name);

    /// <summary>The type of a list's items, or null when the type is no list.</summary>
    public static Type? ItemOf(Type type) => ArgumentOf(type, typeof(List<>), 0);

    /// <summary>The type of a map's values (keys are strings), or null when the type is no map.</summary>
    public static Type? MapValueOf(Type type) => ArgumentOf(type, typeof(Dictionary<,>), 1);

    private static Type? ArgumentOf(Type type, Type generic, int index) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == generic ? type.GetGenericArguments()[index] : null;
}
