using System.Collections;

namespace Portal.AwsSandbox.Wire.Tongues;

/// <summary>
/// The members of an output structure, in order, for any protocol: texts, numbers, booleans, times, structures, lists of these, and
/// maps from texts to numbers. Null is left out, as the services leave out absent members.
/// </summary>
public sealed class Output : IEnumerable<KeyValuePair<string, object>>
{
    private readonly List<KeyValuePair<string, object>> members = [];

    public void Add(string name, object? value)
    {
        if (value is not null) members.Add(new(name, value));
    }

    public IEnumerator<KeyValuePair<string, object>> GetEnumerator() => members.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
