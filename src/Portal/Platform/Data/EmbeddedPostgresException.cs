namespace Portal.Platform.Data;

/// <summary>The private cluster cannot be started or reached; the message says why and what to do about it.</summary>
public sealed class EmbeddedPostgresException(string message, Exception? inner = null) : Exception(message, inner);
