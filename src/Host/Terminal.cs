using Spectre.Console;

namespace Wiker.Ingest.Host;

/// <summary>Standard output carries only the answer; everything else (logs, progress, problems) goes to standard error.</summary>
internal static class Terminal
{
    /// <summary>For people: colours and progress, on standard error.</summary>
    public static IAnsiConsole Messages { get; } = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });

    /// <summary>For the answer, on standard output.</summary>
    public static IAnsiConsole Answer { get; } = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Out) });

    /// <summary>One line of the answer, as it is.</summary>
    public static void Line(string text = "") => Console.Out.WriteLine(text);

    /// <summary>One problem, on standard error.</summary>
    public static void Problem(string text) => Console.Error.WriteLine(text);
}
