using System.CommandLine;
using System.Text.Json;
using Wiker.Ingest.Model;
using Wiker.Ingest.Normalizer.Geography;

namespace Wiker.Ingest.Host.Commands;

/// <summary><c>wiker gazetteer update|import|complete|show</c>: the communes of France and their points.</summary>
internal static class GazetteerCommand
{
    public static Command Make() => new("gazetteer", "The communes of France: complete their points, look one up") { GazetteerUpdateCommand.Make(), Import(), GazetteerCompleteCommand.Make(), Show() };

    private static Command Import()
    {
        var file = new Argument<FileInfo>("file") { Description = "CSV (insee, lat, lon …) or GeoJSON (code, geometry)" };
        var command = new Command("import",
            """
            Completes points of communes from a file; what it gives wins over what is shipped, row by row.

            Examples:
              wiker gazetteer import communes.csv
              wiker gazetteer import communes.geojson
            """)
        { file, Settings.Json };
        command.SetAction(parse =>
        {
            using var parts = Settings.Compose(parse);
            var path = parse.GetValue(file)!.FullName;
            if (!File.Exists(path))
                throw new CannotRunException($"There is no file {path}.");
            var result = GazetteerImport.Run(path, parts.Setting.Data.Path, parts.Gazetteer);
            if (parse.GetValue(Settings.Json))
            {
                Terminal.Line(JsonSerializer.Serialize(result, HostJson.Default.ImportResult));
                return result.Faults.Count == 0 ? ExitCode.Good : ExitCode.FaultsFound;
            }
            Terminal.Faults([.. result.Faults.Select(f => $"{f.File}:{f.Line}: {f.Detail}")]);
            Terminal.Line($"{result.Read} rows: {result.Added} points added, {result.Changed} changed, {result.Unchanged} as before; {result.WithoutPoint} communes have no point now.");
            return result.Faults.Count == 0 ? ExitCode.Good : ExitCode.FaultsFound;
        });
        return command;
    }

    private static Command Show()
    {
        var name = new Argument<string>("name") { Description = "Name or INSEE code" };
        var command = new Command("show",
            """
            What is known of a commune, or of all that bear a name.

            Examples:
              wiker gazetteer show Donges
              wiker gazetteer show 44052
            """)
        { name, Settings.Json };
        command.SetAction(parse =>
        {
            using var parts = Settings.Compose(parse);
            var asked = parse.GetValue(name)!;
            IReadOnlyList<Commune> found = parts.Gazetteer.Find(asked) is { } one ? [one] : parts.Gazetteer.FindByName(asked);
            if (parse.GetValue(Settings.Json))
            {
                Terminal.Line(JsonSerializer.Serialize(new ItemList<Commune>(found), HostJson.Default.ItemListCommune));
            }
            else
            {
                foreach (var commune in found)
                    Terminal.Line(Line(commune));
            }
            if (found.Count == 0)
                Terminal.Problem($"No commune is called '{asked}'.");
            return found.Count == 0 ? ExitCode.FaultsFound : ExitCode.Good;
        });
        return command;
    }

    private static string Line(Commune commune)
    {
        var point = commune.Point is { } p ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{p.Lat:0.#####},{p.Lon:0.#####}") : "no point (found by name and text only)";
        return $"{commune.Insee}  {commune.Name}  {string.Join(' ', commune.PostalCodes)}  {commune.Population} inhabitants  {point}";
    }
}
