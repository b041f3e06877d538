using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Wiker.Ingest.Crawlers.Readers;
using Wiker.Ingest.Crawlers.Readers.Documents;
using Wiker.Ingest.Model;

namespace Wiker.Ingest.Host.Commands;

/// <summary><c>wiker read DOCUMENT</c>: what we would make of a saved document with no definition.</summary>
internal static class ReadCommand
{
    private static readonly Argument<string> Document = new("document") { Description = "A saved file, or - for standard input" };
    private static readonly Option<string?> Url = new("--url") { Description = "Where it came from; relative links resolve against it" };
    private static readonly Option<string?> Commune = new("--commune") { Description = "INSEE code of the source's commune" };
    private static readonly Option<string?> Now = new("--now") { Description = "The moment from which relative words count (2026-11-24T08:00)" };
    private static readonly Option<string> Language = new("--language") { Description = "Language of its texts", DefaultValueFactory = _ => "fr" };
    private static readonly Option<string> Timezone = new("--timezone") { Description = "IANA zone of its times", DefaultValueFactory = _ => "Europe/Paris" };

    public static Command Make()
    {
        var command = new Command("read",
            """
            What would be made of a saved page, feed, calendar or table with no definition. With --json one line for each record.
            0: at least one record; 1: none; 3: the file can't be read.

            Examples:
              wiker read page.html --url https://club.example/agenda --commune 44052
              curl -s https://club.example/feed | wiker read - --json
            """)
        { Document, Url, Commune, Now, Language, Timezone, Settings.Json };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parse, CancellationToken cancellationToken)
    {
        using var parts = Settings.Compose(parse);
        var document = parse.GetValue(Document)!;
        var profile = Profile(parse, parts);
        var url = parse.GetValue(Url) is { } given ? Address(given) : new Uri($"https://{(document == "-" ? "document" : "file")}.invalid/");
        var page = await SavedPages.ReadAsync(document, url, parts.Time, cancellationToken);
        var read = DocumentReading.Read(page, document == "-" ? null : Path.GetFileName(document), parts.Readers.All, profile);
        var reference = Reference(parse, parts, profile);

        var count = 0;
        foreach (var finding in read.Outcome is ReadOutcome.Items items ? items.Findings : [])
        {
            switch (finding)
            {
                case Finding.Found found:
                    count += Show(parse, parts, found.Item, profile, reference);
                    break;
                case Finding.Follow { Listing: { } listing }:
                    count += Show(parse, parts, listing, profile, reference);
                    break;
                case Finding.Refused refused:
                    ShowRejection(parse, refused.Rejection);
                    break;
            }
        }
        if (count == 0)
            Terminal.Problem(Nothing(read));
        return count > 0 ? ExitCode.Good : ExitCode.FaultsFound;
    }

    private static int Show(ParseResult parse, Composition parts, RawItem item, SourceProfile profile, DateTimeOffset reference)
    {
        var normalized = parts.Normalization.Normalize(item, profile, reference);
        foreach (var rejection in normalized.Rejections)
            ShowRejection(parse, rejection);
        foreach (var said in normalized.Records)
        {
            if (parse.GetValue(Settings.Json))
                Terminal.Line(parts.SaidViews.Write(said));
            else
                Terminal.Show($"{WireWord.Of(said.Content.Kind),-11} [bold]{said.Content.Title}[/]  {RecordLines.When(said.Content)}  [grey]{RecordLines.Where(said.Content)}[/]");
        }
        return normalized.Records.Count;
    }

    private static void ShowRejection(ParseResult parse, Rejection rejection)
    {
        if (parse.GetValue(Settings.Json))
            Terminal.Problem(new JsonObject { ["rejection"] = JsonSerializer.SerializeToNode(rejection, ModelJson.Stored.Rejection) }.ToJsonString(ModelJson.Stored.Options));
        else
            Terminal.Problem($"{rejection.Locator}: {rejection.Field} {rejection.Reason}: {rejection.Detail}");
    }

    private static string Nothing(DocumentRead read) => read.Outcome switch
    {
        ReadOutcome.ErrorPage error => $"No record: this is an error page ({error.Evidence}).",
        ReadOutcome.Broken broken => $"No record: {broken.Detail}.",
        ReadOutcome.Changed changed => $"No record: {changed.Selector} finds nothing.",
        _ => "No record: nothing in this document has a title and a text or a date.",
    };

    private static SourceProfile Profile(ParseResult parse, Composition parts)
    {
        var commune = parse.GetValue(Commune);
        if (commune is not null && parts.Gazetteer.Find(commune) is null)
            throw new WrongUsageException($"No commune has the INSEE code '{commune}'.");
        var zone = parse.GetValue(Timezone)!;
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _))
            throw new WrongUsageException($"'{zone}' is no time zone that is known here, such as Europe/Paris.");
        return new SourceProfile
        {
            Id = "document",
            Name = "document",
            Commune = commune,
            Language = parse.GetValue(Language)!,
            Timezone = zone,
            Licence = new SourceLicence("none", Reuse.Full, "document"), // rights aside: what is shown stays here
        };
    }

    private static DateTimeOffset Reference(ParseResult parse, Composition parts, SourceProfile profile)
    {
        if (parse.GetValue(Now) is not { } now)
            return parts.Time.GetUtcNow();
        return Moments.TryRead(now, profile.Timezone, out var moment)
            ? moment
            : throw new WrongUsageException($"'{now}' is no moment such as 2026-11-24 or 2026-11-24T08:00.");
    }

    private static Uri Address(string url) => Uri.TryCreate(url, UriKind.Absolute, out var uri) ? uri : throw new WrongUsageException($"'{url}' is no absolute address.");
}

/// <summary>Moments as people give them on a command line.</summary>
internal static class Moments
{
    /// <summary>Reads a day, a local moment of the zone, or an instant with its offset.</summary>
    public static bool TryRead(string text, string zone, out DateTimeOffset moment)
    {
        if (LocalMoment.TryParse(text, out var local))
        {
            var wall = local.ToDateTime();
            moment = new DateTimeOffset(wall, TimeZoneInfo.FindSystemTimeZoneById(zone).GetUtcOffset(wall));
            return true;
        }
        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out moment);
    }
}
