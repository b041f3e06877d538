using System.CommandLine;
using System.Text.Json;
using Wiker.Ingest.Pipeline;

namespace Wiker.Ingest.Host.Commands;

/// <summary>What <c>--json</c> prints of a record that a person changed: its id, the number of that change, its title.</summary>
internal sealed record ChangedRecord(string Id, long Version, string Title);

/// <summary><c>wiker records correct|merge|split</c>, and <c>search</c> (see <see cref="SearchCommand"/>): what the console does too.</summary>
internal static class RecordsCommand
{
    private static readonly Option<string> By = new("--by") { Description = "Who says it", HelpName = "NAME", DefaultValueFactory = _ => "command line" };

    public static Command Make() => new("records", "Search records; correct, merge and split them") { SearchCommand.Make(), Correct(), Merge(), Split() };

    private static Command Correct()
    {
        var id = new Argument<string>("id") { Description = "The record" };
        var field = new Argument<string>("field") { Description = "JSON name of the field" };
        var value = new Argument<string>("value") { Description = "The right value: text, or JSON in the field's own shape; null empties it" };
        var command = new Command("correct",
            """
            Corrects one field. The correction survives every later crawl; `wiker explain ID` shows it.

            Examples:
              wiker records correct 01JD3V8K7M2Q9Z4R6T1B5X0CFA title "Fest-noz du Comité des fêtes"
              wiker records correct 01JD3V8K7M2Q9Z4R6T1B5X0CFA occurrences '[{"start":"2026-12-05T20:30","precision":"minute"}]'
              wiker records correct 01JD3V8K7M2Q9Z4R6T1B5X0CFA status cancelled
            """)
        { id, field, value, By, Settings.Json };
        command.SetAction(parse => Tell(parse, corrections => corrections.Correct(parse.GetValue(id)!, parse.GetValue(field)!, parse.GetValue(value)!, parse.GetValue(By)!)));
        return command;
    }

    private static Command Merge()
    {
        var a = new Argument<string>("id") { Description = "One record" };
        var b = new Argument<string>("other") { Description = "The other record" };
        var command = new Command("merge",
            """
            Says that two records are one thing. The older id survives; the other answers with it for ever.

            Example:
              wiker records merge 01JD3V8K7M2Q9Z4R6T1B5X0CFA 01JD3V8K7M2Q9Z4R6T1B5X0CFB
            """)
        { a, b, By, Settings.Json };
        command.SetAction(parse => Tell(parse, corrections => corrections.Merge(parse.GetValue(a)!, parse.GetValue(b)!, parse.GetValue(By)!)));
        return command;
    }

    private static Command Split()
    {
        var id = new Argument<string>("id") { Description = "The record" };
        var sourceRecord = new Argument<string>("source-record") { Description = "The source record that speaks of something else" };
        var command = new Command("split",
            """
            Says that one source of a record speaks of another thing; it gets a record of its own. `wiker explain ID` lists a record's source records.

            Example:
              wiker records split 01JD3V8K7M2Q9Z4R6T1B5X0CFA 01JD3V8K7M2Q9Z4R6T1B5X0AAA
            """)
        { id, sourceRecord, By, Settings.Json };
        command.SetAction(parse => Tell(parse, corrections => corrections.Split(parse.GetValue(id)!, parse.GetValue(sourceRecord)!, parse.GetValue(By)!)));
        return command;
    }

    private static int Tell(ParseResult parse, Func<Corrections, CorrectionOutcome> work)
    {
        using var parts = Settings.Compose(parse);
        switch (work(parts.Corrections))
        {
            case CorrectionOutcome.Done done:
                Terminal.Line(parse.GetValue(Settings.Json)
                    ? JsonSerializer.Serialize(new ChangedRecord(done.Record.Id, done.Record.Version, done.Record.Content.Title), HostJson.Default.ChangedRecord)
                    : $"{done.Record.Id} is now change {done.Record.Version}: {done.Record.Content.Title}");
                return ExitCode.Good;
            case CorrectionOutcome.Refused refused:
                Terminal.Problem(refused.Reason);
                return ExitCode.FaultsFound;
            default:
                throw new InvalidOperationException("An outcome of a correction is done or refused.");
        }
    }
}
