namespace Portal.Domain;

/// <summary>
/// How a use case ended. A closed family: every caller (page, endpoint, job) matches all of it, so a foreseen
/// ending is never an exception and never a silent null.
/// </summary>
public abstract record Outcome<T>
{
    private Outcome() { }

    public sealed record Done(T Value) : Outcome<T>;

    /// <summary>The input is wrong; all problems at once.</summary>
    public sealed record Invalid(IReadOnlyList<Problem> Problems) : Outcome<T>;

    /// <summary>There is no such thing, or this person may not know of it.</summary>
    public sealed record NotFound(string What) : Outcome<T>;

    /// <summary>The person may see the thing but not do this.</summary>
    public sealed record Forbidden(string Why) : Outcome<T>;

    /// <summary>The state of the thing does not allow it (any more), or somebody else was faster.</summary>
    public sealed record Conflict(string Why) : Outcome<T>;

    /// <summary>The caller changed another version than the one that stands.</summary>
    public sealed record Stale(string Why) : Outcome<T>;

    /// <summary>The same ending of another use case. Only for what is not done.</summary>
    public Outcome<TOther> As<TOther>() => this switch
    {
        Invalid(var problems) => new Outcome<TOther>.Invalid(problems),
        NotFound(var what) => new Outcome<TOther>.NotFound(what),
        Forbidden(var why) => new Outcome<TOther>.Forbidden(why),
        Conflict(var why) => new Outcome<TOther>.Conflict(why),
        Stale(var why) => new Outcome<TOther>.Stale(why),
        _ => throw new InvalidOperationException("What is done is no ending of another use case."),
    };

    public static implicit operator Outcome<T>(T value) => new Done(value);
}

/// <summary>One thing wrong with an input: where, what is wrong, what to do.</summary>
/// <param name="Field">The input's path as the caller sent it, such as <c>name</c> or <c>inputs.MinCapacity</c>.</param>
/// <param name="Code">A stable word for programs, such as <c>pattern</c>.</param>
public sealed record Problem(string Field, string Code, string Message, string Fix);
