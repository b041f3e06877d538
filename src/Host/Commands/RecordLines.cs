using System.Globalization;
using Wiker.Ingest.Model;

namespace Wiker.Ingest.Host.Commands;

/// <summary>A record in one line of a terminal.</summary>
internal static class RecordLines
{
    private static readonly CultureInfo French = CultureInfo.GetCultureInfo("fr-FR");

    /// <summary>Its first time, or its recurrence, or its publication.</summary>
    public static string When(RecordContent content)
    {
        if (content.Occurrences is [var first, ..])
        {
            var moment = first.Start ?? first.End;
            var text = moment?.Time is { } time ? $"{moment.Value.Date.ToString("ddd d MMM yyyy", French)} {time.ToString("HH'h'mm", French)}" : moment?.Date.ToString("ddd d MMM yyyy", French) ?? "";
            return first.Start is null ? $"jusqu'au {text}" : text;
        }
        return content.Rule?.Text ?? content.Published?.Day.ToString("d MMM yyyy", French) ?? "";
    }

    /// <summary>Its first place, or its communes.</summary>
    public static string Where(RecordContent content) => content.Places is [var place, ..]
        ? string.Join(", ", new[] { place.Venue, place.Commune?.Name }.OfType<string>())
        : string.Join(", ", content.Communes);
}
