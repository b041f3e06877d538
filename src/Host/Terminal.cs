using Spectre.Console;

namespace Wiker.Ingest.Host;

/// <summary>Standard output carries only the answer; everything else (logs, progress, problems) goes to standard error.</summary>
internal static class Terminal
{
    private const int MostFaults = 20;

    /// <summary>For people: colours and progress, on standard error.</summary>
    public static IAnsiConsole Messages { get; } = Make(Console.Error, Console.IsErrorRedirected);

    /// <summary>For the answer, on standard output.</summary>
    public static IAnsiConsole Answer { get; } = Make(Console.Out, Console.IsOutputRedirected);

    // Into a file or a pipe lines stay whole; a width is a terminal's.
    private static IAnsiConsole Make(TextWriter writer, bool isRedirected)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(writer) });
        if (isRedirected)
            console.Profile.Width = 400;
        return console;
    }

    /// <summary>One line of the answer with colours; values in it are escaped, and written as everywhere.</summary>
    public static void Show(FormattableString text) => Answer.MarkupLineInterpolated(System.Globalization.CultureInfo.InvariantCulture, text);

    /// <summary>One line of the answer, as it is.</summary>
    public static void Line(string text = "") => Console.Out.WriteLine(text);

    /// <summary>One problem, on standard error.</summary>
    public static void Problem(string text) => Console.Error.WriteLine(text);

    /// <summary>The first twenty faults of a file on standard error, and how many more there are.</summary>
    public static void Faults(IReadOnlyCollection<string> faults)
    {
        foreach (var fault in faults.Take(MostFaults))
            Problem(fault);
        if (faults.Count > MostFaults)
            Problem($"… and {faults.Count - MostFaults} faults more");
    }
}
