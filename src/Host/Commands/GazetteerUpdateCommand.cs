using System.CommandLine;
using System.Text.Json;
using Wiker.Ingest.Pipeline.Geocoding;

namespace Wiker.Ingest.Host.Commands;

/// <summary><c>wiker gazetteer update</c>: the communes of today and their points from the official service.</summary>
internal static class GazetteerUpdateCommand
{
    public static Command Make()
    {
        var command = new Command("update",
            """
            Fetches the communes of today (Gazetteer:CommunesUrl, else geo.api.gouv.fr): names, postcodes, inhabitants, EPCI and the town hall's point, else the middle. They are written
            under the data folder and win over what is shipped, row by row; an answer that is broken or cut off changes nothing.

            Examples:
              wiker gazetteer update
              Gazetteer__CommunesUrl='https://geo.api.gouv.fr/communes?codeDepartement=44&fields=nom,code,mairie' wiker gazetteer update
            """)
        { Settings.Json };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parse, CancellationToken cancellationToken)
    {
        var options = Settings.Gazetteer();
        using var parts = Settings.Compose(parse);
        var update = await new CommunesFetching(parts.Gazetteer, parts.Setting.Data, parts.Time).RunAsync(new Uri(options.CommunesUrl), cancellationToken);
        if (update.Refused is { } refused)
            throw new CannotRunException($"Nothing was changed. {refused}");
        if (parse.GetValue(Settings.Json))
        {
            Terminal.Line(JsonSerializer.Serialize(update, HostJson.Default.GazetteerUpdate));
            return update.Faults.Count == 0 ? ExitCode.Good : ExitCode.FaultsFound;
        }
        Terminal.Faults([.. update.Faults.Select(f => $"row {f.Line}: {f.Detail}")]);
        Terminal.Line($"{update.Read} communes: {update.Added} new, {update.Changed} changed, {update.Unchanged} as before; {update.WithoutPoint} came without a point.");
        if (update.Added + update.Changed > 0)
            Terminal.Line("A server that runs takes them at its next start; `wiker renormalize` then puts them into the records.");
        return update.Faults.Count == 0 ? ExitCode.Good : ExitCode.FaultsFound;
    }
}
