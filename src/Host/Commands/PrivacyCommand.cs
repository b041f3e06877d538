using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Wiker.Ingest.Model;
using Wiker.Ingest.Store;

namespace Wiker.Ingest.Host.Commands;

/// <summary>What <c>wiker privacy remove --json</c> prints.</summary>
internal sealed record RemovedAnswer(string Kind, int Items, int Texts, int Records, int Pages, int Indexed, bool IsFileClean);

/// <summary><c>wiker privacy remove|list|expire</c>: what people asked to have taken out.</summary>
internal static class PrivacyCommand
{
    public static Command Make() => new("privacy", "Take a person's phone, e-mail address or name out for good") { Remove(), List(), Expire() };

    private static Command Remove()
    {
        var value = new Argument<string>("value") { Description = "A phone number, an e-mail address, or a first name and a name; - reads it from standard input, where no shell keeps it" };
        var command = new Command("remove",
            """
            Takes a value out of everything that is kept, at once: raw items, saved pages, corrections, records, index; and keeps it out at every later crawl.
            What stays is a keyed hash. Can be asked again at will.

            Examples:
              wiker privacy remove "02 61 91 00 42"
              echo "Armel Tréhudic" | wiker privacy remove -
            """)
        { value, Settings.Json };
        command.SetAction(async (parse, cancellationToken) =>
        {
            using var parts = Settings.Compose(parse);
            var given = parse.GetValue(value)!;
            var asked = given == "-" ? await Console.In.ReadLineAsync(cancellationToken) ?? "" : given;
            var removed = parts.Removal.Remove(asked, cancellationToken)
                ?? throw new WrongUsageException("That is no phone number, no e-mail address and no name of two to six words.");
            // Words of deleted documents stay in an index's files until it is written anew.
            var indexed = await ReindexCommand.RebuildAsync(parts, cancellationToken);
            Terminal.Line(parse.GetValue(Settings.Json)
                ? JsonSerializer.Serialize(
                    new RemovedAnswer(WireWord.Of(removed.Kind), removed.Items, removed.Texts, removed.Records, removed.Pages, indexed, removed.IsFileClean), HostJson.Default.RemovedAnswer)
                : $"{removed.Items} items, {removed.Texts} other texts and {removed.Pages} saved pages held it; {removed.Records} records changed. It is masked from now on.");
            if (!removed.IsFileClean)
                Terminal.Problem("The store was being read meanwhile, and what was deleted may still lie in its log: ask once more.");
            return removed.IsFileClean ? ExitCode.Good : ExitCode.FaultsFound;
        });
        return command;
    }

    private static Command Expire()
    {
        var command = new Command("expire",
            """
            Lets go of what needn't be kept: words that their source stopped showing a year ago, pages not seen for a year, runs as old. `wiker run` does it once a day.

            Example:
              wiker privacy expire
            """)
        { Settings.Json };
        command.SetAction((parse, cancellationToken) =>
        {
            using var parts = Settings.Compose(parse);
            var expired = parts.Retention.Run(cancellationToken);
            Terminal.Line(parse.GetValue(Settings.Json)
                ? JsonSerializer.Serialize(expired, HostJson.Default.Expired)
                : $"The words of {expired.Items} items, {expired.Pages} pages and {expired.Runs} runs were let go of.");
            return Task.FromResult(ExitCode.Good);
        });
        return command;
    }

    private static Command List()
    {
        var command = new Command("list",
            """
            The removal requests: when each came, what kind of value it was, and its keyed hash. No value can be told from them.

            Example:
              wiker privacy list
            """)
        { Settings.Json };
        command.SetAction(parse =>
        {
            using var parts = Settings.Compose(parse);
            var rows = parts.Removal.List();
            if (parse.GetValue(Settings.Json))
                Terminal.Line(JsonSerializer.Serialize(new ItemList<RemovalRow>(rows), HostJson.Default.ItemListRemovalRow));
            else if (rows.Count == 0)
                Terminal.Line("Nobody asked for anything.");
            foreach (var row in parse.GetValue(Settings.Json) ? [] : rows)
                Terminal.Line($"{row.At.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)} UTC  {row.Kind,-5}  {row.Hash}");
            return ExitCode.Good;
        });
        return command;
    }
}
