using System.CommandLine;
using Spectre.Console;
using Wiker.Ingest.Model;

namespace Wiker.Ingest.Host.Commands;

/// <summary><c>wiker explain RECORD|"text"</c>: what was read, from which words, how sure, what else it could be; <c>--jsonl FILE</c>: a batch.</summary>
internal static class ExplainCommand
{
    private static readonly Argument<string?> What = new("what") { Description = "Id of a record, or a text; - reads the text from standard input", Arity = ArgumentArity.ZeroOrOne };
    private static readonly Option<string?> Commune = new("--commune") { Description = "INSEE code that settles homonyms" };
    private static readonly Option<string?> Reference = new("--reference") { Description = "The local moment from which relative words count" };
    private static readonly Option<string?> Jsonl = new("--jsonl") { Description = "A batch: one JSON object a line ({\"id\",\"text\",\"reference\"?,\"commune\"?}); - reads standard input; with --json each answer tells how sure and why", HelpName = "FILE" };

    public static Command Make()
    {
        var command = new Command("explain",
            """
            Field by field: what was read, from which words, how sure, and what else it could be.

            Examples:
              wiker explain "sam. 14 et dim. 15 mars, 10h-18h, salle des Guifettes" --commune 44052
              wiker explain 01JD3V8K7M2Q9Z4R6T1B5X0CFA
              wiker explain --jsonl notices.jsonl
            """)
        { What, Commune, Reference, Jsonl, Settings.Json };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parse, CancellationToken cancellationToken)
    {
        using var parts = Settings.Compose(parse);
        if (parse.GetValue(Jsonl) is { } batch)
            return await UnderstandingLines.RunAsync(parts, batch, parse.GetValue(Settings.Json), cancellationToken);
        if (parse.GetValue(What) is not { Length: > 0 } what)
            throw new WrongUsageException("Name a record or give a text; `wiker explain --help` shows how.");
        if (what == "-")
            what = await new StreamReader(Console.OpenStandardInput()).ReadToEndAsync(cancellationToken);
        return what.Length == 26 && what.All(char.IsAsciiLetterOrDigit) ? ExplainRecord(parse, parts, what) : ExplainText(parse, parts, what);
    }

    private static int ExplainText(ParseResult parse, Composition parts, string text)
    {
        if (parse.GetValue(Commune) is { } insee && parts.Gazetteer.Find(insee) is null)
            throw new WrongUsageException($"No commune has the INSEE code '{insee}'.");
        var reference = parse.GetValue(Reference) is { } given
            ? Moments.TryRead(given, "Europe/Paris", out var moment) ? moment.DateTime : throw new WrongUsageException($"'{given}' is no moment such as 2026-11-24 or 2026-11-24T08:00.")
            : TimeZoneInfo.ConvertTimeBySystemTimeZoneId(parts.Time.GetUtcNow(), "Europe/Paris").DateTime;
        var understood = parts.Normalization.Understand(text, reference, parse.GetValue(Commune));
        if (parse.GetValue(Settings.Json))
        {
            Terminal.Line(UnderstandingLines.Write("text", understood, isDetailed: true));
            return ExitCode.Good;
        }
        Terminal.Answer.Write(ExplainedText.Write(understood));
        return ExitCode.Good;
    }

    private static int ExplainRecord(ParseResult parse, Composition parts, string id)
    {
        using var session = parts.Store.Read();
        if (session.Records.Find(id) is not { } record)
            throw new CannotRunException(session.Records.FindTombstone(id) is { } gone
                ? gone.MergedInto is { } survivor ? $"{id} was merged into {survivor}." : $"{id} is withdrawn: no source shows it any more."
                : $"No record has the id {id}.");
        if (parse.GetValue(Settings.Json))
        {
            Terminal.Line(ExplainedRecord.Write(parts, session, record));
            return ExitCode.Good;
        }
        Terminal.Show($"[bold]{record.Content.Title}[/]  {WireWord.Of(record.Content.Kind)}, change {record.Version}");
        var corrections = session.Corrections.Of([.. session.SourceRecords.OfRecord(id).Select(m => m.Record.Id)]);
        var shown = new Table().Border(TableBorder.Simple).AddColumns("field", "value", "sure", "from");
        foreach (var (field, from) in record.Provenance)
        {
            var value = RecordField.Find(field)!.ToJson(record.Content).GetRawText();
            var supplier = record.Sources.FirstOrDefault(s => s.SourceRecordId == from)?.Name
                ?? (corrections.FirstOrDefault(c => c.Id == from) is { } c ? $"corrected by {c.By}; was {Short(c.Replaced)}" : from);
            Row(shown, field, Short(value), supplier, record.Confidence.GetValueOrDefault(field, double.NaN));
        }
        Terminal.Answer.Write(shown);
        foreach (var disagreement in record.Disagreements)
            foreach (var value in disagreement.Values)
                Terminal.Show($"[yellow]sources differ on {disagreement.Field}[/]: {Short(value.Value.GetRawText())} by {string.Join(", ", value.Sources)}");
        foreach (var row in session.SourceRecords.OfRecord(id))
            ExplainSource(parts, session, row);
        return ExitCode.Good;
    }

    private static void ExplainSource(Composition parts, Store.StoreSession session, Store.SourceRecordRow row)
    {
        Terminal.Show($"\n[bold]{row.Record.Said.SourceId}[/]  source record {row.Record.Id}, {WireWord.Of(row.Record.Freshness)}, at {row.Record.Said.Locator}");
        foreach (var entry in session.Ledger.Of(row.Record.Id))
            Terminal.Show($"  [grey]{entry.At:u} {WireWord.Of(entry.Cause)}: {entry.Reason}[/]");
        if (session.Items.Find(row.ItemId) is not { } item || session.Sources.Find(item.SourceId) is not { } source)
            return;
        var table = new Table().Border(TableBorder.Simple).AddColumns("field", "read", "from the words", "sure", "because", "or else");
        foreach (var reading in parts.Normalization.Normalize(item.Raw, source.Profile, item.Reference).Readings.Where(r => r.Part == row.Record.Said.Part))
            Row(table, reading.Field, Short(reading.Value), Short(reading.Words), reading.Confidence, reading.Reason, reading.Alternatives);
        Terminal.Answer.Write(table);
    }

    private static void Row(Table table, string field, string? read, string words, double confidence, string reason, IReadOnlyList<string> others) =>
        table.AddRow(field, (read ?? "").EscapeMarkup(), words.EscapeMarkup(), confidence.ToString("0.00", System.Globalization.CultureInfo.InvariantCulture), reason.EscapeMarkup(), string.Join(", ", others).EscapeMarkup());

    private static void Row(Table table, string field, string value, string from, double confidence) =>
        table.AddRow(field, value.EscapeMarkup(), double.IsNaN(confidence) ? "" : confidence.ToString("0.00", System.Globalization.CultureInfo.InvariantCulture), from.EscapeMarkup());

    private static string Short(string text) => text.Length > 100 ? text[..100] + "…" : text;
}
