using Wiker.Ingest.Model;
using Wiker.Ingest.Normalizer.Fields.Contacts;
using Wiker.Ingest.Normalizer.Fields.Dates;
using Wiker.Ingest.Normalizer.Fields.Dates.Calendars;
using Wiker.Ingest.Normalizer.Fields.Dates.French;
using Wiker.Ingest.Normalizer.Fields.Dates.Lexing;
using Wiker.Ingest.Normalizer.Fields.Identity;
using Wiker.Ingest.Normalizer.Fields.Kinds;
using Wiker.Ingest.Normalizer.Fields.Themes;
using Wiker.Ingest.Normalizer.Fields.Words;
using Wiker.Ingest.Normalizer.Geography;
using Wiker.Ingest.Normalizer.Geography.Places;

namespace Wiker.Ingest.Normalizer.Fields;

/// <summary>Reads one item, field by field, into its source records.</summary>
internal sealed class ItemReading(RawItem item, SourceProfile source, DateTimeOffset seen, Gazetteer gazetteer, Taxonomy taxonomy, VenueTable venues)
{
    private const string EventPart = "event";

    private readonly FieldNotes _notes = new(source.Id, item.Locator);
    private readonly ItemWords _words = new(item);
    private readonly DateLanguage _language = FrenchDates.Language;
    private IReadOnlyList<CommuneMention>? _named;
    private readonly Reuse _reuse = item.AskedReuse is { } asked && asked > source.Licence.Reuse ? asked : source.Licence.Reuse;

    public Normalized Read()
    {
        if (CivilStatus.IsOf(item, _words) || CivilNotice.IsOne(_words, seen.Year))
        {
            // The detail names nobody.
            _notes.Refuse("title", CivilStatus.Refusal, "births, deaths or weddings by name");
            return new([], _notes.Rejections, _notes.Readings);
        }
        var zone = WallClock.Zone(item.First(RawField.Timezone), source.Timezone, _notes, out var zoneName);
        var seenDay = DateOnly.FromDateTime(InZone(seen, zone));
        var published = WallClock.Published(item.First(RawField.Published), zone, seenDay, _language, "published", _notes);
        var reference = published is { } date ? date.Instant is { } instant ? DateOnly.FromDateTime(InZone(instant, zone)) : date.Day : seenDay;

        var title = Titles.Read(_words, SiteNames(), text => DateProse.LeadingLength(text, reference, _language), _reuse);
        if (title is null)
        {
            _notes.Refuse("title", "title-missing", item.Locator);
            return new([], _notes.Rejections, _notes.Readings);
        }
        var times = Times(zone, reference);
        var facts = new Facts(title, times, zone, zoneName, reference, published);
        var kind = Kind(facts);
        var records = new List<SourceRecord>(2) { Compose("", kind, facts) };
        if (kind.Kind == RecordKind.News && source.Records is null && Announces(facts))
            records.Add(Compose(EventPart, new(RecordKind.Event, Math.Min(0.8, times.Confidence), "", "the article announces it", []), facts) with { Links = [new(LinkRelation.AnnouncedBy, "")] });
        return new(records, _notes.Rejections, _notes.Readings);
    }

    private sealed record Facts(TitleRead Title, EventTimeRead Times, TimeZoneInfo Zone, string ZoneName, DateOnly Reference, SourceDate? Published);

    // News of a news source needn't be searched for times; everything else may be an event.
    private EventTimeRead Times(TimeZoneInfo zone, DateOnly reference)
    {
        if ((source.Records ?? item.Kind ?? RecordKind.Event) != RecordKind.Event && source.Records is not null)
            return EventTimeRead.None;
        var given = EventTimes.OfFields(item, zone, reference, _language, _notes);
        var isFieldSilent = item.First(RawField.When) is null && item.First(RawField.Start) is null;
        if (!given.IsEmpty || (!isFieldSilent && given.Status is not null))
            return given;
        return EventTimes.OfProse(_words, reference, _language) is { IsEmpty: false } told ? told : given;
    }

    private KindRead Kind(Facts facts)
    {
        if (source.Records is { } declared)
            return new(declared, 1, "", "the source's definition says so", []);
        if (item.Kind is { } stated)
            return new(stated, 0.97, "", "the document says so", []);
        var fromField = item.First(RawField.When) is not null || item.First(RawField.Start) is not null;
        var read = KindReading.Read(facts.Title.Title, _words.Prose, Facing(facts) with { IsOfField = fromField }, isPublished: facts.Published is not null && !fromField, mayLackTime: false, taxonomy.Kinds);
        // A feed's item is an article first; the event that it announces is a part of its own.
        return read.Kind == RecordKind.Event && facts.Published is not null && !fromField ? read with { Kind = RecordKind.News, Confidence = 0.7, Reason = "an article that announces an event" } : read;
    }

    private static TimeFacts Facing(Facts facts) => TimeFacts.Of(facts.Times.Occurrences, facts.Times.Rule, facts.Reference);

    private bool Announces(Facts facts) => KindReading.SpeaksOfEvent(facts.Title.Title, _words.Prose, Facing(facts), taxonomy.Kinds);

    private SourceRecord Compose(string part, KindRead read, Facts facts)
    {
        var kind = read.Kind;
        _notes.Begin(part);
        _notes.Note("kind", read.Words, kind.ToString(), read.Confidence, read.Reason, [.. read.Alternatives.Select(a => $"{a.Kind} {a.Share.ToString("0.00", System.Globalization.CultureInfo.InvariantCulture)}")]);
        _notes.Note("title", _words.Title, facts.Title.Title, facts.Title.Confidence, facts.Title.Reason);
        var isEvent = kind == RecordKind.Event;
        var occurrences = isEvent ? Occurrences(facts.Times) : null;
        var named = _named ??= PlaceFields.Named(_words, source, gazetteer);
        var places = PlaceFields.Places(item, _words, named, kind, source, gazetteer, venues, _notes);
        var communes = PlaceFields.Communes(named, places, kind, source, _notes);
        var link = Link();
        var contacts = Contacts();
        var content = new RecordContent
        {
            Kind = kind,
            Title = facts.Title.Title,
            Summary = Summary(facts.Title.Title, contacts),
            Body = Bodies.Read(item.First(RawField.Body), item.IsHtml, item.Page),
            Language = Language(),
            Published = Noted("published", facts.Published, 0.99),
            Modified = WallClock.Published(item.First(RawField.Modified), facts.Zone, facts.Reference, _language, "modified", _notes),
            Places = [.. places.Select(p => p.Place)],
            Communes = communes,
            Themes = Themes(facts.Title.Title, kind),
            Image = Images.Read(item, source, _notes),
            Link = link,
            Contacts = contacts,
            Price = Price(kind),
            Status = isEvent ? Status(facts.Times, facts.Reference.Year) : null,
            Occurrences = occurrences,
            Timezone = isEvent ? facts.ZoneName : null,
            Rule = isEvent ? facts.Times.Rule : null,
            Rna = kind == RecordKind.Association ? Number("rna", item.First(RawField.Rna), LegalNumbers.Rna, "rna-invalid") : null,
            Siren = kind is RecordKind.Association or RecordKind.Business ? Number("siren", item.First(RawField.Siren), LegalNumbers.Siren, "siren-invalid") : null,
            Activities = kind == RecordKind.Association ? KindParts.Texts(item.All(RawField.Activities)) : null,
            OpeningHours = kind is RecordKind.Business or RecordKind.Service ? OpeningHours.Read(item.All(RawField.OpeningHours), _notes) : null,
            Trade = kind == RecordKind.Business ? TradeWords.Read(item.All(RawField.Trade)) : null,
            Shop = kind == RecordKind.Business ? Address("shop", RawField.Shop) : null,
            Catalogue = kind == RecordKind.Business ? Address("catalogue", RawField.Catalogue) : null,
            Audience = kind == RecordKind.Service ? KindParts.Text(item.First(RawField.Audience)) : null,
            Until = kind == RecordKind.Offer ? KindParts.Day(item.First(RawField.Until), "until", facts.Zone, facts.Reference, _language, _notes) : null,
            Wanted = kind == RecordKind.Opportunity ? KindParts.Text(item.First(RawField.Wanted)) : null,
            SurfaceM2 = kind == RecordKind.Opportunity ? KindParts.Surface(item.First(RawField.SurfaceM2), _notes) : null,
            Rent = kind == RecordKind.Opportunity ? KindParts.Text(item.First(RawField.Rent)) : null,
            Deadline = kind == RecordKind.Opportunity ? KindParts.Day(item.First(RawField.Deadline), "deadline", facts.Zone, facts.Reference, _language, _notes) : null,
        };
        var first = isEvent ? (occurrences is [var earliest, ..] ? earliest.Start : null) ?? facts.Times.Rule?.Start : null;
        return new()
        {
            SourceId = source.Id,
            Part = part,
            Locator = item.Locator,
            Keys = SourceKeys.Of(item, facts.Title.Title, link, first, communes.Count > 0 ? communes[0] : null),
            Reuse = _reuse,
            Content = content,
            Confidence = new SortedDictionary<string, double>(_notes.Confidence.ToDictionary(), StringComparer.Ordinal),
            Organizer = KindParts.Text(item.First(RawField.Organizer)),
        };
    }

    private IReadOnlyList<Occurrence> Occurrences(EventTimeRead times)
    {
        if (times.IsEmpty)
        {
            _notes.Refuse("occurrences", "date-missing", _words.Title);
            return [];
        }
        if (times.Occurrences.Count > 0)
            _notes.Note("occurrences", times.Words, string.Join(", ", times.Occurrences.Take(5).Select(o => $"{o.Start}{(o.End is { } end ? $"/{end}" : "")}")), times.Confidence, times.Reason, times.Alternatives);
        if (times.Rule is { Rrule.Length: > 0 } rule)
            _notes.Note("rule", times.Words, rule.Rrule, times.Confidence, times.Reason);
        return times.Occurrences;
    }

    private string? Summary(string title, Model.Contacts contacts)
    {
        if (Summaries.Read(_words, title, _reuse) is not var (made, confidence, reason))
            return null;
        var summary = ContactReading.WithoutPersons(made, contacts);
        _notes.Note("summary", "", summary, confidence, reason);
        return summary;
    }

    private string Language()
    {
        if (item.First(RawField.Language)?.Trim() is { Length: >= 2 and <= 10 } stated && stated.All(c => char.IsAsciiLetterOrDigit(c) || c == '-'))
            return stated.ToLowerInvariant() is "fr-fr" or "fra" ? "fr" : stated;
        // A source has one language; its items may have another ("Fest-noz e Plozeved").
        if (Languages.Detect(_words.Prose) is not { } read || read == "und" || read == source.Language)
            return source.Language;
        _notes.Note("language", "", read, 0.85, "its little words");
        return read;
    }

    private List<string> Themes(string title, RecordKind kind)
    {
        var (themes, others) = ThemeReading.Read(item.All(RawField.Category), ActivityCode(), title, _words.Prose, source, kind, taxonomy);
        if (themes.Count > 0)
            _notes.Note("themes", string.Join(", ", item.All(RawField.Category)), string.Join(", ", themes.Select(t => t.Theme)), themes[0].Confidence, string.Join("; ", themes.Select(t => $"{t.Theme} {t.Reason}")), [.. others.Select(t => t.Theme)]);
        return [.. themes.Select(t => t.Theme)];
    }

    // Registers give an association's object or a firm's APE where others write activities.
    private string? ActivityCode() => item.All(RawField.Activities).Concat(item.All(RawField.Category)).FirstOrDefault(a => a.Length <= 8 && ActivityThemes.Find(a) is not null);

    private string? Link()
    {
        if (item.First(RawField.Link) is { } written)
        {
            if (Links.Absolute(written, item.Page) is { } link)
            {
                _notes.Note("link", written, link, 0.99, "as written");
                return link;
            }
            _notes.Refuse("link", "url-invalid", written);
        }
        return Links.Absolute(item.Page, null);
    }

    private string? Address(string field, string raw)
    {
        if (item.First(raw) is not { } written)
            return null;
        var address = Links.Absolute(written, item.Page);
        if (address is null)
            _notes.Refuse(field, "url-invalid", written);
        return address;
    }

    private Model.Contacts Contacts()
    {
        var contacts = ContactReading.Read(item, _words.Prose, _notes);
        if (!contacts.IsEmpty)
            _notes.Note("contacts", "", string.Join(", ", contacts.Phones.Concat(contacts.Emails).Select(c => $"{c.Value} ({c.Of})").Concat(contacts.Sites).Concat(contacts.Social)), 0.9, "as written");
        return contacts;
    }

    private string? Price(RecordKind kind)
    {
        if (Prices.OfField(item.First(RawField.Price)) is { } given)
        {
            _notes.Note("price", item.First(RawField.Price)!, given, 0.97, "as written");
            return given;
        }
        if (kind is not (RecordKind.Event or RecordKind.Offer) || Prices.OfProse($"{_words.Title}\n{_words.Prose}") is not var (told, _, _))
            return null;
        _notes.Note("price", told, told, 0.75, "in the text");
        return told;
    }

    private RecordStatus Status(EventTimeRead times, int year)
    {
        var given = item.First(RawField.Status) is { } written ? StatusWords.OfField(written) : null;
        if (given is null && item.First(RawField.When) is { } when && StatusWords.OfTail(when) is { } beside)
            given = beside; // "samedi 2 janvier à 19h30 - COMPLET"
        var (status, reason) = (given, times.Status, StatusWords.OfTitle(_words.Title, year), StatusWords.ReadProse(_words.Prose, year)) switch
        {
            ({ } field and not RecordStatus.Scheduled, _, _, _) => (field == RecordStatus.Postponed && times.Status == RecordStatus.Moved ? RecordStatus.Moved : field, "the status field"),
            (_, RecordStatus.Moved, _, _) => (RecordStatus.Moved, "a new date is given"),
            (_, _, { } title, _) => (title, "the title says so"),
            (_, { } dates, _, _) => (dates, "beside the date"),
            (_, _, _, { } prose) => (prose.Status, $"the text says so: '{prose.Words}'"),
            _ => (RecordStatus.Scheduled, given is null ? "nothing says otherwise" : "the status field"),
        };
        _notes.Note("status", item.First(RawField.Status) ?? "", status.ToString(), given is null ? 0.85 : 0.98, reason);
        return status;
    }

    private string? Number(string field, string? written, Func<string?, string?> read, string reason)
    {
        if (written is null)
            return null;
        if (read(written) is { } number)
        {
            _notes.Note(field, written, number, 0.98, "its check digits agree");
            return number;
        }
        _notes.Refuse(field, reason, written);
        return null;
    }

    private SourceDate? Noted(string field, SourceDate? date, double confidence)
    {
        if (date is { } known)
            _notes.Note(field, item.First(field) ?? "", known.ToString(), confidence, "as the source dates it");
        return date;
    }

    private List<string> SiteNames() =>
        [.. new[] { source.Name, source.Owner, source.Licence.Attribution, source.Site is not null && Uri.TryCreate(source.Site, UriKind.Absolute, out var site) ? site.Host : null }
            .Where(n => !string.IsNullOrWhiteSpace(n)).Select(n => Folding.FoldWords(n!)).Where(n => n.Length > 0).Distinct(StringComparer.Ordinal)];

    private static DateTime InZone(DateTimeOffset moment, TimeZoneInfo zone) => TimeZoneInfo.ConvertTime(moment, zone).DateTime;
}
