namespace Portal.Tests.Platform.Api.Fuzz;

/// <summary>Chance for one call, from the seed of the run and the call's number: the same two draw the same.</summary>
internal sealed class Draw(int seed, int number)
{
    private readonly Random _random = new((int)unchecked(((uint)seed * 2_654_435_761) ^ ((uint)number * 40_503)));

    public bool Once(int inHundred) => _random.Next(100) < inHundred;

    public int Below(int most) => _random.Next(most);

    public T Of<T>(IReadOnlyList<T> choices) => choices[_random.Next(choices.Count)];

    public string Hostile() => Of(HostileTexts.All);
}
