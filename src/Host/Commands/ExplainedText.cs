using System.Globalization;
using Spectre.Console;
using Wiker.Ingest.Model;
using Wiker.Ingest.Normalizer;

namespace Wiker.Ingest.Host.Commands;

/// <summary>What <c>explain "text"</c> prints: field by field what was read, from which words, how sure, why, and what else it could be.</summary>
internal static class ExplainedText
{
    public static Table Write(TextUnderstanding understood)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumns("field", "read", "from the words", "sure", "because", "or else");
        Row(table, "kind", WireWord.Of(understood.Kind.Value), understood.Kind.Words, understood.Kind.Confidence, understood.Kind.Reason, understood.OtherKinds.Select(k => $"{WireWord.Of(k.Value)} {Sure(k.Confidence)}"));
        var otherDays = understood.OtherDates.Select(d => d.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)).ToList();
        foreach (var date in understood.Dates)
            Row(table, "date", Date(date.Value), date.Words, date.Confidence, date.Reason, date == understood.Dates[0] ? otherDays : []);
        if (understood.Rule is { } rule)
            Row(table, "rule", Rule(rule.Value), rule.Words, rule.Confidence, rule.Reason, understood.Dates.Count == 0 ? otherDays : []);
        var otherCommunes = understood.OtherCommunes.Select(c => $"{c.Name} ({c.Insee})").ToList();
        foreach (var commune in understood.Communes)
            Row(table, "commune", $"{commune.Value.Name} ({commune.Value.Insee})", commune.Words, commune.Confidence, commune.Reason, commune == understood.Communes[0] ? otherCommunes : []);
        if (understood.Place is { } place)
            Row(table, "place", $"{place.Value.Venue ?? place.Value.Street ?? place.Value.Raw} [{WireWord.Of(place.Value.Precision)}]", place.Words, place.Confidence, place.Reason, []);
        foreach (var theme in understood.Themes)
            Row(table, "theme", theme.Value, theme.Words, theme.Confidence, theme.Reason, theme == understood.Themes[0] ? understood.OtherThemes.Select(t => $"{t.Value} {Sure(t.Confidence)}") : []);
        Row(table, "status", WireWord.Of(understood.Status.Value), understood.Status.Words, understood.Status.Confidence, understood.Status.Reason, []);
        if (understood.Price is { } price)
            Row(table, "price", price.Value, price.Words, price.Confidence, price.Reason, []);
        foreach (var (name, list) in ((string, IReadOnlyList<Contact>)[])[("phone", understood.Contacts.Phones), ("e-mail", understood.Contacts.Emails)])
        {
            foreach (var contact in list)
                table.AddRow(name, contact.Value.EscapeMarkup(), "", "", $"of a {WireWord.Of(contact.Of)}", contact.Of == ContactOwner.Person ? "shown on the record's own page only" : "");
        }
        foreach (var site in understood.Contacts.Sites.Concat(understood.Contacts.Social))
            table.AddRow("site", site.EscapeMarkup(), "", "", "as written", "");
        foreach (var condition in understood.Conditions)
            Row(table, condition.Reason, condition.Value == condition.Reason ? condition.Words : condition.Value[(condition.Reason.Length + 1)..], condition.Words, condition.Confidence, "told, and no field of a record", []);
        if (understood.Language is { } language)
            table.AddRow("language", language, "", "", "its little words", "");
        return table;
    }

    private static string Date(Occurrence date) =>
        (date.Start?.ToString() ?? "…") + (date.End is { } end ? $" → {end}" : "") + (date.Part is { } part ? $" ({WireWord.Of(part)})" : "") + (date.OpenEnd == true ? ", open end" : "");

    private static string Rule(EventRule rule) => rule.Rrule + (rule.Except.Count > 0 ? $" except {string.Join(", ", rule.Except)}" : "");

    private static string Sure(double confidence) => confidence.ToString("0.00", CultureInfo.InvariantCulture);

    private static void Row(Table table, string field, string? read, string words, double confidence, string reason, IEnumerable<string> others) =>
        table.AddRow(field, (read ?? "").EscapeMarkup(), words.EscapeMarkup(), Sure(confidence), reason.EscapeMarkup(), string.Join(", ", others).EscapeMarkup());
}
