using System.Text.Json;
using CsCheck;
using Wiker.Ingest.Normalizer.Merging;

namespace Wiker.Ingest.Normalizer.Tests.Merging;

public sealed class MergingTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public void The_more_trusted_source_is_believed_and_the_difference_is_shown()
    {
        var record = Merge([Said("gazette", At(21, 0)), Said("mairie", At(20, 30))]);

        record.Content.Occurrences.ShouldBe([At(20, 30)]);
        record.Sources.Select(s => s.SourceId).ShouldBe(["mairie", "gazette"]);
        var disagreement = record.Disagreements.ShouldHaveSingleItem();
        disagreement.Field.ShouldBe("occurrences");
        disagreement.Values.Select(v => v.Sources[0]).ShouldBe(["mairie", "gazette"]);
        disagreement.Values[1].Value.GetRawText().ShouldContain("2026-12-05T21:00");
    }

    [Fact]
    public void Between_equals_the_more_precise_value_wins_and_a_coarser_one_that_agrees_is_no_disagreement()
    {
        var day = new Occurrence(new LocalMoment(new DateOnly(2026, 12, 5)), null, DatePrecision.Day);
        var record = Merge([Said("club", day), Said("comite", At(20, 30))]);

        record.Content.Occurrences.ShouldBe([At(20, 30)]);
        record.Disagreements.ShouldBeEmpty();
    }

    [Fact]
    public void The_status_is_the_one_that_changed_last_among_the_most_trusted()
    {
        var scheduled = Said("club", At(20, 30), c => c with { Status = RecordStatus.Scheduled });
        var cancelled = Said("comite", At(20, 30), c => c with { Status = RecordStatus.Cancelled }) with { Changed = Now.AddDays(1) };

        Merge([scheduled, cancelled]).Content.Status.ShouldBe(RecordStatus.Cancelled);
    }

    [Fact]
    public void A_correction_stands_over_every_source_and_the_later_of_two_wins()
    {
        var first = Correction("1", "S-gazette", "\"Bal\"", Now);
        var second = Correction("2", "S-mairie", "\"Fest-noz\"", Now.AddHours(1));

        var record = Merge([Said("mairie", At(20, 30)), Said("gazette", At(20, 30))], second, first);

        record.Content.Title.ShouldBe("Fest-noz");
        record.Provenance["title"].ShouldBe("2");
    }

    [Fact]
    public void A_correction_of_a_withdrawn_source_stays()
    {
        var gone = Said("mairie", At(20, 30)) with { Freshness = Freshness.Withdrawn };
        Merge([gone, Said("gazette", At(21, 0))], Correction("1", gone.Id, "\"Fest-noz\"", Now)).Content.Title.ShouldBe("Fest-noz");
    }

    [Fact]
    public void Nothing_is_left_when_no_source_says_it()
    {
        RecordMerging.Merge(Input([Said("mairie", At(20, 30)) with { Freshness = Freshness.Withdrawn }])).ShouldBeNull();
    }

    [Fact]
    public void Of_a_press_source_only_title_link_date_source_and_communes_leave_but_its_words_are_searched()
    {
        var press = Said("presse", At(20, 30), c => c with { Summary = "Une soirée mémorable.", Body = "<p>Le détail <b>complet</b>.</p>", Price = "5 €" }, Reuse.Link);
        var record = Merge([press]);

        record.Content.Summary.ShouldBeNull();
        record.Content.Body.ShouldBeNull();
        record.Content.Price.ShouldBeNull();
        record.Content.Contacts.IsEmpty.ShouldBeTrue();
        record.Content.Places.ShouldBe([new Place(null, null, null, null, new CommuneRef("44052", "Donges"), null, PlacePrecision.Commune)]);
        record.Content.Title.ShouldBe("Fest-noz du Comité");
        record.SearchText.ShouldContain("complet");
    }

    [Fact]
    public void A_value_that_may_not_leave_is_skipped_for_the_next_sources()
    {
        var extract = Said("mairie", At(20, 30), c => c with { Body = "<p>De la mairie</p>" });
        var full = Said("gazette", At(20, 30), c => c with { Body = "<p>Libre</p>" }, Reuse.Full);

        Merge([extract, full]).Content.Body.ShouldBe("<p>Libre</p>");
    }

    [Theory]
    [InlineData(Reuse.Full, "Odile Kervrannec", "lov2", "Odile Kervrannec")]
    [InlineData(Reuse.Full, "Odile Kervrannec", null, "Odile Kervrannec")]
    [InlineData(Reuse.Full, null, "lov2", "mairie")] // its licence lets it leave under the words that the source asks to be named by
    [InlineData(Reuse.Full, null, null, null)]
    [InlineData(Reuse.Extract, "Odile Kervrannec", "lov2", null)]
    [InlineData(Reuse.Link, "Odile Kervrannec", "lov2", null)]
    public void A_picture_leaves_with_licence_or_consent_and_a_credit_only(Reuse reuse, string? credit, string? licence, string? shown)
    {
        var record = Merge([Said("mairie", At(20, 30), c => c with { Image = new RecordImage("https://mairie.example/a.jpg", null, credit, licence) }, reuse)]);
        record.Content.Image?.Credit.ShouldBe(shown);
        (record.Content.Image is null).ShouldBe(shown is null);
    }

    [Fact]
    public void A_picture_that_may_not_leave_gives_way_to_one_that_may()
    {
        var record = Merge([Said("mairie", At(20, 30), c => c with { Image = new RecordImage("https://mairie.example/a.jpg", null, "A", null) }), Said("comite", At(20, 30), c => c with { Image = new RecordImage("https://comite.example/b.jpg", null, "B", null) }, Reuse.Full)]);
        record.Content.Image.ShouldBe(new RecordImage("https://comite.example/b.jpg", null, "B", null));
        record.Provenance["image"].ShouldBe("S-comite");
    }

    [Fact]
    public void Merging_does_not_depend_on_order()
    {
        Gen.Shuffle(Sample()).Sample(shuffled =>
            Json(Merge([.. shuffled], Corrections())).ShouldBe(Json(Merge(Sample(), Corrections()))));

        static StoredSourceRecord[] Sample() =>
            [Said("mairie", At(20, 30)), Said("gazette", At(21, 0)), Said("club", At(20, 0)), Said("comite", At(20, 45), reuse: Reuse.Full), Said("presse", At(22, 0), reuse: Reuse.Link)];

        static Correction[] Corrections() => [Correction("1", "S-club", "\"Un\"", Now), Correction("2", "S-mairie", "\"Deux\"", Now)];
    }

    private static Record Merge(IReadOnlyList<StoredSourceRecord> members, params IReadOnlyList<Correction> corrections) =>
        RecordMerging.Merge(Input(members, corrections)).ShouldNotBeNull();

    private static MergeInput Input(IReadOnlyList<StoredSourceRecord> members, params IReadOnlyList<Correction> corrections) =>
        new("R1", Now, members, Profiles, corrections, RecordLinks.None);

    private static Dictionary<string, SourceProfile> Profiles { get; } = new[]
    {
        Profile("mairie", Trust.Official), Profile("gazette", Trust.Open), Profile("club", Trust.Partner), Profile("comite", Trust.Partner), Profile("presse", Trust.Open),
    }.ToDictionary(p => p.Id);

    private static SourceProfile Profile(string id, Trust trust) =>
        new() { Id = id, Name = id, Trust = trust, Licence = new SourceLicence("none", Reuse.Full, id) };

    private static Occurrence At(int hour, int minute) =>
        new(new LocalMoment(new DateOnly(2026, 12, 5), new TimeOnly(hour, minute)), null, DatePrecision.Minute);

    private static Correction Correction(string id, string on, string value, DateTimeOffset at) =>
        new() { Id = id, SourceRecordId = on, Field = "title", Value = value, Replaced = "\"\"", By = "test", At = at };

    private static StoredSourceRecord Said(string source, Occurrence when, Func<RecordContent, RecordContent>? change = null, Reuse reuse = Reuse.Extract)
    {
        var content = new RecordContent
        {
            Kind = RecordKind.Event,
            Title = "Fest-noz du Comité",
            Link = $"https://{source}.example/fest-noz",
            Occurrences = [when],
            Timezone = "Europe/Paris",
            Communes = ["44052"],
            Places = [new Place("salle", "Salle des Guifettes", null, null, new CommuneRef("44052", "Donges"), null, PlacePrecision.Commune)],
            Contacts = new Contacts([new Contact("+33261910042", ContactOwner.Body)], [], [], []),
        };
        return new StoredSourceRecord
        {
            Id = "S-" + source,
            RecordId = "R1",
            FirstSeen = Now,
            Changed = Now,
            Freshness = Freshness.Seen,
            Said = new SourceRecord
            {
                SourceId = source,
                Part = "",
                Locator = "item 1",
                Keys = [],
                Reuse = reuse,
                Content = change is null ? content : change(content),
                Confidence = new Dictionary<string, double> { ["title"] = 0.9 },
            },
        };
    }

    private static string Json(Record record) => JsonSerializer.Serialize(record, ModelJson.Stored.Record);
}
