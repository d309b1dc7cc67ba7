namespace Portal.Architecture.Samples.Recording;

internal enum StayState { Open, Over }

internal sealed class SampleStay
{
    public StayState State { get; private set; }

    public void End() => State = StayState.Over;
}

internal sealed class SamplePortalDb
{
    public List<string> Recorded { get; } = [];

    public void Record(string action) => Recorded.Add(action);
}

internal static class Remembers
{
    public static async Task EndAsync(SamplePortalDb db, SampleStay stay)
    {
        await Task.Yield();
        stay.End();
        db.Record("stay.ended");
    }
}

internal static class Forgets
{
    public static async Task EndAsync(SampleStay stay)
    {
        await Task.Yield();
        stay.End();
    }
}
