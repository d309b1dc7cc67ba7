using Portal.CommandLine.Calls;

namespace Portal.CommandLine.Api;

/// <summary>Nobody answers there, or somebody who is no portal.</summary>
internal sealed class UnreachableException(string sentence) : CommandFailedException(ExitCode.Unreachable, sentence);
