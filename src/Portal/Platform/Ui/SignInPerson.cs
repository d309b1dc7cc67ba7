namespace Portal.Platform.Ui;

/// <summary>Somebody who may be signed in with a click, where the installation has demonstration people.</summary>
public sealed record SignInPerson(string Id, string Name, string Role, string Team, string Initials);
