namespace Portal.Domain;

/// <summary>
/// An id is a small type of its own, so that no id can stand where another is meant. Its text is a prefix, a dash
/// and 26 characters of Crockford base 32 over a version 7 UUID: sortable by time, fit for AWS tags and tokens.
/// </summary>
public interface IId<TSelf> where TSelf : struct, IId<TSelf>
{
    static abstract string Prefix { get; }
    static abstract TSelf Of(string value);
    string Value { get; }
}

public readonly record struct RequestId(string Value) : IId<RequestId>
{
    public static string Prefix => "req";
    public static RequestId Of(string value) => new(value);
    public override string ToString() => Value;
}

public readonly record struct ChangeSetId(string Value) : IId<ChangeSetId>
{
    public static string Prefix => "chs";
    public static ChangeSetId Of(string value) => new(value);
    public override string ToString() => Value;
}

public readonly record struct ReviewId(string Value) : IId<ReviewId>
{
    public static string Prefix => "rev";
    public static ReviewId Of(string value) => new(value);
    public override string ToString() => Value;
}

public readonly record struct DeploymentId(string Value) : IId<DeploymentId>
{
    public static string Prefix => "dep";
    public static DeploymentId Of(string value) => new(value);
    public override string ToString() => Value;
}

public readonly record struct EnvironmentId(string Value) : IId<EnvironmentId>
{
    public static string Prefix => "env";
    public static EnvironmentId Of(string value) => new(value);
    public override string ToString() => Value;
}

/// <summary>A person, by the name the sign-in knows: stable, never reused.</summary>
public readonly record struct PersonId(string Value) : IId<PersonId>
{
    public static string Prefix => "per";
    public static PersonId Of(string value) => new(value);
    public override string ToString() => Value;
}

public static class NewId
{
    private const string Alphabet = "0123456789abcdefghjkmnpqrstvwxyz";

    /// <summary>A fresh id; ids made later sort later.</summary>
    public static TId At<TId>(DateTimeOffset now) where TId : struct, IId<TId>
    {
        var bytes = Guid.CreateVersion7(now).ToByteArray(bigEndian: true);
        var number = new UInt128(ReadHalf(bytes, 0), ReadHalf(bytes, 8));
        Span<char> text = stackalloc char[26];
        for (var i = 25; i >= 0; i--)
        {
            text[i] = Alphabet[(int)(number & 31)];
            number >>= 5;
        }
        return TId.Of($"{TId.Prefix}-{text}");
    }

    private static ulong ReadHalf(byte[] bytes, int start) =>
        System.Buffers.Binary.BinaryPrimitives.ReadUInt64BigEndian(bytes.AsSpan(start, 8));
}
