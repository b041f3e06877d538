using System.CommandLine;
using System.Text.Json;
using Wiker.Ingest.Crawlers.Geocoding;
using Wiker.Ingest.Pipeline.Geocoding;

namespace Wiker.Ingest.Host.Commands;

/// <summary><c>wiker gazetteer complete</c>: points of communes, streets and venues from the configured geocoder.</summary>
internal static class GazetteerCompleteCommand
{
    private static readonly Option<bool> Places = new("--places") { Description = "Streets and venues of stored places instead of communes" };
    private static readonly Option<int?> Limit = new("--limit") { Description = "Ask for so many at most", HelpName = "N" };

    public static Command Make()
    {
        Limit.Validators.Add(result =>
        {
            if (result.Tokens is [var given] && int.TryParse(given.Value, System.Globalization.CultureInfo.InvariantCulture, out var number) && number < 1)
                result.AddError("--limit takes a number from 1.");
        });
        var command = new Command("complete",
            """
            Asks the configured geocoder (Geocoder__Url, the API of the Base Adresse Nationale) for the communes that have no point, or for streets and venues of stored places.
            Can be stopped and started again at will. 1 if it ended before its time or questions failed.

            Examples:
              Geocoder__Url=https://geocoder.example.org wiker gazetteer complete
              wiker gazetteer complete --limit 100
              wiker gazetteer complete --places
            """)
        { Places, Limit, Settings.Json };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parse, CancellationToken cancellationToken)
    {
        var options = Settings.Geocoder();
        if (!options.IsOn)
            throw new CannotRunException("No geocoder is configured: set Geocoder__Url to the address of a service with the API of the Base Adresse Nationale, or use `wiker gazetteer import FILE`.");
        using var parts = Settings.Compose(parse);
        using var geocoder = new Geocoder(options, parts.Time);
        var completion = new GazetteerCompletion(geocoder, parts.Store, parts.Gazetteer, parts.Setting.Data, parts.Time);
        var limit = parse.GetValue(Limit);
        var progress = new EachBatch(done => Terminal.Problem($"{done.Asked} asked, {done.Found} found, {done.Left} left"));
        var places = parse.GetValue(Places);
        var done = places
            ? await completion.CompletePlacesAsync(limit, progress, cancellationToken)
            : await completion.CompleteCommunesAsync(limit, progress, cancellationToken);
        if (done.Stopped is { } why)
            Terminal.Problem($"Ended before its time: {why}. What was found is kept; start it again to go on.");
        Terminal.Line(parse.GetValue(Settings.Json) ? JsonSerializer.Serialize(done, HostJson.Default.Completion) : Told(done, places));
        return done is { Stopped: null, Failed: 0 } ? ExitCode.Good : ExitCode.FaultsFound;
    }

    private static string Told(Completion done, bool places)
    {
        var told = $"{done.Asked} {(places ? "streets and venues" : "communes")} asked: {done.Found} found, {done.NotFound} not found, {done.Failed} failed; {done.Left} left for another time.";
        return places && done.Found > 0 ? $"{told} `wiker renormalize` puts them into the records." : told;
    }

    private sealed class EachBatch(Action<Completion> told) : IProgress<Completion>
    {
        public void Report(Completion value) => told(value);
    }
}
