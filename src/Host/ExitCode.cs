namespace Wiker.Ingest.Host;

/// <summary>What the process says when it ends; promises to scripts.</summary>
internal static class ExitCode
{
    public const int Good = 0;
    public const int FaultsFound = 1;
    public const int WrongUsage = 2;
    public const int CannotRun = 3;
}

/// <summary>The program cannot go on, for a reason that its user can do something about; the message is all that is shown.</summary>
internal sealed class CannotRunException(string message) : Exception(message);

/// <summary>The command was called with something that can't be meant; the message is all that is shown.</summary>
internal sealed class WrongUsageException(string message) : Exception(message);
