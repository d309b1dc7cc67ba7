namespace Portal.Platform.Ui;

/// <summary>What a colour says. Only a status has one of the last four; <see cref="Plain"/> is ordinary text.</summary>
public enum Tone { Plain, Accent, Ok, Warn, Bad, Idle }

public static class ToneClass
{
    /// <summary>The CSS class of a tone, empty for plain.</summary>
    public static string Css(this Tone tone) => tone switch
    {
        Tone.Accent => "acc",
        Tone.Ok => "ok",
        Tone.Warn => "warn",
        Tone.Bad => "bad",
        Tone.Idle => "idle",
        _ => "",
    };
}
