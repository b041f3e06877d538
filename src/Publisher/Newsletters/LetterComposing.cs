using System.Text;
using Wiker.Ingest.Model;
using Wiker.Ingest.Normalizer;
using Wiker.Ingest.Normalizer.Geography;
using Wiker.Ingest.Pipeline.Holidays;
using Wiker.Ingest.Pipeline.Searching;
using Wiker.Ingest.Pipeline.Weather;
using Wiker.Ingest.Publisher.Templates;

namespace Wiker.Ingest.Publisher.Newsletters;

/// <summary>
/// Composes the letter of a query: one search for each section, then the templates <c>letters/letter.{html,txt}.scriban</c>.
/// The same store, index and clock give the same letter, byte by byte. Safe for several threads.
/// </summary>
public sealed class LetterComposing(
    RecordSearch search, Gazetteer gazetteer, Territories territories, Taxonomy taxonomy, TemplateRendering templates, RuleDates dates, TimeProvider time, Forecasts? forecasts = null)
{
    /// <summary>No letter's HTML is longer: Gmail cuts a message at 102 kB and hides what follows.</summary>
    public const int MostHtmlBytes = 100_000;

    /// <summary>Most records in a letter, where its query names no limit.</summary>
    public const int UsualItems = 60;

    /// <summary>The letter, or what is wrong with its query. A query that names no days means the coming week.</summary>
    /// <param name="query">As read; a cursor is refused, for a letter is one page.</param>
    /// <param name="baseUrl">What links to us begin with; a path without a slash at its end is kept whole.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="TemplateException">A template is missing or faulty.</exception>
    /// <exception cref="Store.StoreException">The store can't be read.</exception>
    public async Task<LetterOutcome> ComposeAsync(RecordQuery query, Uri baseUrl, CancellationToken cancellationToken)
    {
        if (query.Cursor is not null)
            return new LetterOutcome.Refused([QueryWord.Find("cursor")!.Fault("has no place in a letter, which is one page")]);
        // Says what is wrong with the query as it was asked, and what its place and day are.
        var faults = new List<QueryFault>();
        if (search.Understand(query, OutputLimits.Listed, faults) is not { } understood)
            return new LetterOutcome.Refused(faults);

        var span = LetterSpan.Of(understood, CommuneTime.Today(time, understood.Timezone));
        var most = query.Limit ?? UsualItems;
        var answers = new List<LetterAnswer>();
        var shown = new HashSet<string>(StringComparer.Ordinal);
        foreach (var part in LetterPart.Of(query, span, most))
        {
            switch (await search.SearchAsync(part.Query, OutputLimits.Paged, cancellationToken))
            {
                case SearchOutcome.Refused refused:
                    return new LetterOutcome.Refused(refused.Faults);
                case SearchOutcome.Answered { Answer: var answer }:
                    SearchItem[] items = [.. answer.Items.Where(i => shown.Add(i.Record.Id))];
                    answers.Add(new LetterAnswer(part, items, answer.Total - (answer.Items.Count - items.Length)));
                    break;
            }
        }

        // A letter about everything tells the weather too; one about some kinds when it asks for it.
        var forecast = understood.Near?.Commune is { } commune && (query.Kinds.Count == 0 || query.Weather) ? forecasts?.Of(commune.Insee) : null;
        var models = new LetterModels(understood, span, baseUrl, gazetteer, territories, taxonomy, dates, forecast, time);
        while (true)
        {
            var cut = LetterAnswer.Cut(answers, most);
            var model = models.Of(answers, cut);
            var html = templates.Render("letters/letter.html.scriban", OutputType.Html, model, cancellationToken);
            var bytes = Encoding.UTF8.GetByteCount(html);
            var count = cut.Sum(a => a.Items.Count);
            if (bytes <= MostHtmlBytes || count == 0)
            {
                var text = PlainLines.Wrap(templates.Render("letters/letter.txt.scriban", OutputType.Text, model, cancellationToken));
                return new LetterOutcome.Composed(new Letter(model.Subject, html, text, count));
            }
            most = Math.Min(count - 1, (int)((long)count * MostHtmlBytes / bytes));
        }
    }
}
