using System.CommandLine;
using Wiker.Ingest.Host.Serving;
using Wiker.Ingest.Model;
using Wiker.Ingest.Publisher.Newsletters;

namespace Wiker.Ingest.Host.Commands;

/// <summary><c>wiker letter preview QUERY</c>: the letter that a subscriber to the query would get.</summary>
internal static class LetterCommand
{
    private static readonly Argument<string> Query = new("query") { Description = "A query in its URL form" };
    private static readonly Option<bool> Text = new("--text") { Description = "The plain-text letter instead of the HTML one" };
    private static readonly Option<string> BaseUrl = new("--base-url") { Description = "Where the letter's links lead", HelpName = "ADDRESS", DefaultValueFactory = _ => "http://localhost:5080" };

    public static Command Make()
    {
        var preview = new Command("preview",
            """
            The letter for a query, as HTML on standard output, or as plain text.

            Examples:
              wiker letter preview "near=44052&when=week" > letter.html
              wiker letter preview "near=44052&theme=sport" --text
            """)
        { Query, Text, BaseUrl };
        BaseUrl.Validators.Add(result =>
        {
            if (result.Tokens is [var given] && !LetterEndpoints.IsBase(given.Value, out _))
                result.AddError($"--base-url takes an address such as https://agenda.example.org, not '{given.Value}'.");
        });
        preview.SetAction(RunAsync);
        return new Command("letter", "Letters for residents") { preview };
    }

    private static async Task<int> RunAsync(ParseResult parse, CancellationToken cancellationToken)
    {
        using var parts = Settings.Compose(parse);
        var words = parse.GetValue(Query)!.TrimStart('?');
        var read = RecordQueryUrl.Parse(words);
        if (read.Query is not { } query)
            return QueryFaults.Tell(read.Faults);
        var format = parse.GetValue(Text) ? "text" : "html";
        // Without the option the links are those of the server's own letters.
        var links = parse.GetResult(BaseUrl) is { Implicit: false } ? $"&base={Uri.EscapeDataString(parse.GetValue(BaseUrl)!)}" : "";
        var letter = await OwnedIndex.AskOrOpenAsync(
            parts,
            (http, url) => OwnedIndex.GetAsync(http, $"{url}letters/preview?{words}&format={format}{links}", "compose a letter", cancellationToken),
            service => ComposeAsync(parts, service, query, parse, cancellationToken),
            cancellationToken);
        if (letter is null)
            return ExitCode.WrongUsage;
        Terminal.Line(letter);
        return ExitCode.Good;
    }

    private static async Task<string?> ComposeAsync(Composition parts, Service service, RecordQuery query, ParseResult parse, CancellationToken cancellationToken)
    {
        var composing = parts.Letters(service.Index);
        switch (await composing.ComposeAsync(query, new Uri(parse.GetValue(BaseUrl)!), cancellationToken))
        {
            case LetterOutcome.Composed composed:
                return parse.GetValue(Text) ? composed.Letter.Text : composed.Letter.Html;
            case LetterOutcome.Refused refused:
                QueryFaults.Tell(refused.Faults);
                return null;
            default:
                throw new InvalidOperationException("A letter is composed or refused.");
        }
    }
}
