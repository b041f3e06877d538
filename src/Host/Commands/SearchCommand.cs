using System.CommandLine;
using System.Text.Json;
using Wiker.Ingest.Host.Serving;
using Wiker.Ingest.Model;
using Wiker.Ingest.Pipeline.Searching;
using Wiker.Ingest.Publisher.Views;

namespace Wiker.Ingest.Host.Commands;

/// <summary><c>wiker records search QUERY</c>: a query in its URL form, answered by whoever owns the index.</summary>
internal static class SearchCommand
{
    private static readonly Argument<string> Query = new("query") { Description = "A query in its URL form, without the question mark" };

    public static Command Make()
    {
        var command = new Command("search",
            """
            Answers a query, the same as /v1/records.json does.

            Examples:
              wiker records search "near=44052&kind=event&when=weekend"
              wiker records search "near=Donges&q=fest-noz" --json
            """)
        { Query, Settings.Json };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parse, CancellationToken cancellationToken)
    {
        using var parts = Settings.Compose(parse);
        var words = parse.GetValue(Query)!.TrimStart('?');
        var read = RecordQueryUrl.Parse(words);
        if (read.Query is not { } query)
            return QueryFaults.Tell(read.Faults);
        var json = await OwnedIndex.AskOrOpenAsync(
            parts,
            (http, url) => OwnedIndex.GetAsync(http, $"{url}v1/records.json?{words}", "search", cancellationToken),
            service => AnswerAsync(parts, service, query, cancellationToken),
            cancellationToken);
        if (json is null)
            return ExitCode.WrongUsage;
        if (parse.GetValue(Settings.Json))
            Terminal.Line(json);
        else
            Show(json);
        return ExitCode.Good;
    }

    private static async Task<string?> AnswerAsync(Composition parts, Service service, RecordQuery query, CancellationToken cancellationToken)
    {
        switch (await parts.SearchOver(service.Index).SearchAsync(query, OutputLimits.Listed, cancellationToken))
        {
            case SearchOutcome.Answered answered:
                return new AnswerText(parts.RecordViews).Write(answered.Answer);
            case SearchOutcome.Refused refused:
                QueryFaults.Tell(refused.Faults);
                return null;
            default:
                throw new InvalidOperationException("A search is answered or refused.");
        }
    }

    private static void Show(string json)
    {
        using var answer = JsonDocument.Parse(json);
        foreach (var item in answer.RootElement.GetProperty("items").EnumerateArray())
        {
            if (item.GetProperty("kind").GetString() == "weather")
            {
                foreach (var day in item.GetProperty("days").EnumerateArray())
                    Terminal.Line($"{item.GetProperty("commune").GetProperty("name").GetString()}  weather  {day.GetProperty("date").GetString()}  {day.GetProperty("text").GetString()}  {day.GetProperty("minC")} to {day.GetProperty("maxC")} °C");
                continue;
            }
            var distance = item.GetProperty("distanceKm") is { ValueKind: JsonValueKind.Number } km ? $"  {km.GetDouble().ToString("0.0", System.Globalization.CultureInfo.InvariantCulture)} km" : "";
            Terminal.Line($"{item.GetProperty("id").GetString()}  {item.GetProperty("kind").GetString(),-11}  {item.GetProperty("title").GetString()}{distance}");
        }
        Terminal.Line($"{answer.RootElement.GetProperty("total").GetInt32()} records match.");
    }
}

/// <summary>Faults of a query, in words.</summary>
internal static class QueryFaults
{
    public static int Tell(IReadOnlyList<QueryFault> faults)
    {
        foreach (var fault in faults)
            Terminal.Problem($"{fault.Parameter}: {fault.Message}. Allowed: {fault.Allowed}. Example: {fault.Example}");
        return ExitCode.WrongUsage;
    }
}
