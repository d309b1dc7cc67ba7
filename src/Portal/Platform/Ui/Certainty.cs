namespace Portal.Platform.Ui;

/// <summary>How sure CloudFormation is of a change: it happens, it may happen, or it is listed and changes nothing.</summary>
public enum Certainty { Will, May, Noise }
