using CsCheck;
using Wiker.Ingest.Crawlers.Sources;

namespace Wiker.Ingest.Pipeline.Tests;

/// <summary>What people say stands over what sources say, whatever these say later.</summary>
public sealed class CorrectionsTests : IAsyncLifetime
{
    private readonly SourceDefinition _mairie = Definitions.Table("mairie", Trust.Official);
    private readonly SourceDefinition _club = Definitions.Table("club");
    private Town _town = null!;

    public async ValueTask InitializeAsync() => _town = await Town.StartAsync();

    public ValueTask DisposeAsync() => _town.DisposeAsync();

    [Fact]
    public async Task A_correction_survives_changed_words_another_order_of_sources_renormalization_and_its_own_source()
    {
        var record = await TwoSourcesAsync();
        Done(_town.Corrections.Correct(record.Id, "title", "Le grand fest-noz", "camille")).Content.Title.ShouldBe("Le grand fest-noz");
        Done(_town.Corrections.Correct(record.Id, "price", "null", "camille"));

        _town.Publish(_mairie, new Row("ev-1", "Fest-noz du port de Donges", "2026-12-05T20:30", Text: "Tarif : 8 €"));
        await _town.RunDailyAsync(_club, 1);
        await _town.RunDailyAsync(_mairie, 1);
        Shown().Content.Title.ShouldBe("Le grand fest-noz");
        Shown().Content.Price.ShouldBeNull();
        var dump = _town.Dump();

        _town.Renormalize().Numbered.ShouldBe(0);
        _town.Dump().ShouldBe(dump);

        _town.Publish(_mairie, new Row("ev-2", "Loto du collège", "2026-12-20T14:00"));
        await _town.RunDailyAsync(_mairie, 9);
        Shown().Sources.Single().SourceId.ShouldBe("club");
        Shown().Content.Title.ShouldBe("Le grand fest-noz");
        _town.Differences().ShouldBeEmpty();

        Record Shown() => _town.Read(s => s.Records.Find(record.Id)!);
    }

    [Fact]
    public async Task A_body_that_a_person_writes_is_sanitized_and_found_by_its_words()
    {
        var record = await TwoSourcesAsync();

        var corrected = Done(_town.Corrections.Correct(record.Id, "body", "<p onclick=\"x()\">Buvette et crêperie</p><script>alert(1)</script>", "camille"));

        corrected.Content.Body.ShouldBe("<p>Buvette et crêperie</p>");
        corrected.SearchText.ShouldContain("crêperie");
        _town.Differences().ShouldBeEmpty();
    }

    [Fact]
    public async Task Of_two_corrections_of_one_field_the_later_wins_and_both_are_kept()
    {
        var record = await TwoSourcesAsync();
        Done(_town.Corrections.Correct(record.Id, "title", "Premier mot", "camille"));
        _town.Time.Advance(TimeSpan.FromMinutes(1));
        Done(_town.Corrections.Correct(record.Id, "title", "\"Second mot\"", "dominique")).Content.Title.ShouldBe("Second mot");

        var kept = _town.Read(s => s.Corrections.Of([.. record.Sources.Select(r => r.SourceRecordId)]));
        kept.Select(c => (c.By, c.Replaced, c.Value)).ShouldBe([("camille", "\"Fest-noz du port\"", "\"Premier mot\""), ("dominique", "\"Premier mot\"", "\"Second mot\"")]);
        kept.Select(c => c.SourceRecordId).Distinct().Count().ShouldBe(1);
    }

    [Fact]
    public async Task Merged_records_stay_one_and_the_lost_id_leads_to_the_oldest()
    {
        _town.Publish(_mairie, Definitions.Rows(1));
        _town.Publish(_club, new Row("club-9", "Soirée bretonne", "2026-12-28T18:00"));
        await _town.RunAsync(_mairie);
        _town.Time.Advance(TimeSpan.FromMinutes(1));
        await _town.RunAsync(_club);
        var (older, younger) = (_town.Titled("Fest-noz du port"), _town.Titled("Soirée bretonne"));

        Done(_town.Corrections.Merge(younger.Id, older.Id, "camille")).Id.ShouldBe(older.Id);
        _town.Publish(_club, new Row("club-9", "Soirée tout à fait autre", "2026-12-29T11:00"));
        await _town.RunDailyAsync(_club, 1);
        await _town.RunDailyAsync(_mairie, 1);

        _town.Records().Single().Sources.Count.ShouldBe(2);
        _town.Read(s => s.Records.FindTombstone(younger.Id))!.MergedInto.ShouldBe(older.Id);
        Done(_town.Corrections.Correct(younger.Id, "title", "Par l'ancien nom", "camille")).Id.ShouldBe(older.Id);
        Refusal(_town.Corrections.Merge(younger.Id, older.Id, "camille")).ShouldContain("one record already");
        _town.Differences().ShouldBeEmpty();
    }

    [Fact]
    public async Task Split_records_stay_two_though_their_words_are_the_same_until_a_person_says_otherwise()
    {
        var record = await TwoSourcesAsync();
        Refusal(_town.Corrections.Split(record.Id, "01ARZ3NDEKTSV4RRFFQ69G5FAV", "camille")).ShouldContain("no source record");
        var apart = Done(_town.Corrections.Split(record.Id, record.Sources[1].SourceRecordId, "camille"));
        apart.Id.ShouldNotBe(record.Id);
        Refusal(_town.Corrections.Split(apart.Id, record.Sources[1].SourceRecordId, "camille")).ShouldContain("no other source record");

        _town.Publish(_club, new Row("club-7", "Fest-noz du port", "2026-12-05T20:30", Text: "Autres mots, même soirée."));
        await _town.RunDailyAsync(_club, 1);
        await _town.RunDailyAsync(_mairie, 1);
        _town.Renormalize();
        _town.Records().Count.ShouldBe(2);
        _town.Differences().ShouldBeEmpty();

        _town.Time.Advance(TimeSpan.FromMinutes(1));
        Done(_town.Corrections.Merge(record.Id, apart.Id, "dominique")).Sources.Count.ShouldBe(2);
        _town.Publish(_club, new Row("club-7", "Fest-noz du port", "2026-12-05T20:30", Text: "Encore d'autres mots."));
        await _town.RunDailyAsync(_club, 1);
        _town.Records().Single().Sources.Count.ShouldBe(2);
        _town.Differences().ShouldBeEmpty();
    }

    [Fact]
    public async Task What_cannot_be_done_is_refused_in_words_and_leaves_the_store_alone()
    {
        var record = await TwoSourcesAsync();
        var clubs = Definitions.Table("annuaire", kind: RecordKind.News);
        _town.Publish(clubs, new Row("news-3", "Une nouvelle piscine", "2026-12-05"));
        await _town.RunAsync(clubs);
        var news = _town.Titled("Une nouvelle piscine");
        var before = _town.WholeDump();

        Refusal(_town.Corrections.Correct("01ARZ3NDEKTSV4RRFFQ69G5FAV", "title", "x", "camille")).ShouldContain("No record has the id");
        Refusal(_town.Corrections.Correct(record.Id, "titel", "x", "camille")).ShouldContain("'titel' is no field of an event; it has title, ");
        Refusal(_town.Corrections.Correct(record.Id, "rna", "W442000000", "camille")).ShouldContain("'rna' is no field");
        Refusal(_town.Corrections.Correct(record.Id, "status", "peut-être", "camille")).ShouldContain("no value for 'status'");
        Refusal(_town.Corrections.Correct(record.Id, "title", "null", "camille")).ShouldContain("a record has a title");
        Refusal(_town.Corrections.Correct(record.Id, "title", " ", "camille")).ShouldContain("a record has a title");
        Refusal(_town.Corrections.Merge(record.Id, record.Id, "camille")).ShouldContain("one record already");
        Refusal(_town.Corrections.Merge(record.Id, news.Id, "camille")).ShouldBe("an event and a news cannot be one record.");

        _town.WholeDump().ShouldBe(before);
    }

    [Fact]
    public async Task A_correction_survives_any_sequence_of_crawls_with_changed_words()
    {
        var record = await TwoSourcesAsync();
        Done(_town.Corrections.Correct(record.Id, "title", "Ce que Camille a dit", "camille"));
        var corrected = _town.Read(s => s.Corrections.Of([.. record.Sources.Select(r => r.SourceRecordId)])).Single().SourceRecordId;
        var step = Gen.Select(Gen.Bool, Gen.OneOf("Fest-noz du port", "Grand fest-noz", "Loto du collège", "Bal annulé"), Gen.Int[5, 7], Gen.OneOf("Entrée libre.", "Tarif : 6 €", ""), Gen.Bool);

        await step.Array[1, 4].SampleAsync(
            async steps =>
            {
                foreach (var (ofMairie, title, day, text, shown) in steps)
                {
                    var source = ofMairie ? _mairie : _club;
                    var row = new Row(ofMairie ? "ev-1" : "club-7", title, $"2026-12-{day:00}T20:30", text);
                    _town.Publish(source, shown ? [row, new Row("ev-99", "Tournoi de pétanque", "2026-12-19T10:00")] : [new Row("ev-99", "Tournoi de pétanque", "2026-12-19T10:00")]);
                    await _town.RunAsync(source);
                    var recordId = _town.Read(s => s.SourceRecords.Find(corrected)!.Record.RecordId);
                    _town.Read(s => s.Records.Find(recordId))!.Content.Title.ShouldBe("Ce que Camille a dit");
                }
                _town.Differences().ShouldBeEmpty();
            },
            iter: 12,
            threads: 1);
    }

    [Fact]
    public async Task Verification_finds_a_record_that_was_tampered_with_and_nothing_otherwise()
    {
        var record = await TwoSourcesAsync();
        _town.Differences().ShouldBeEmpty();

        _town.Execute("UPDATE records SET content = replace(content, 'Fest-noz du port', 'Fest-noz du bar')").ShouldBe(1);
        _town.Differences().Single().ShouldSatisfyAllConditions(d => d.Id.ShouldBe(record.Id), d => d.What.ShouldContain("differs"));

        _town.Execute("DELETE FROM records");
        _town.Differences().Single().What.ShouldContain("should be live");
        _town.Execute($"UPDATE source_records SET record_id = '01ARZ3NDEKTSV4RRFFQ69G5FAV' WHERE source_id = 'club'").ShouldBe(1);
        _town.Differences().ShouldContain(d => d.Id == record.Sources[1].SourceRecordId && d.What.Contains("ledger"));
    }

    private async Task<Record> TwoSourcesAsync()
    {
        _town.Publish(_mairie, new Row("ev-1", "Fest-noz du port", "2026-12-05T20:30", Text: "Tarif : 5 €"));
        _town.Publish(_club, new Row("club-7", "Fest-noz du port", "2026-12-05T20:30"));
        await _town.RunAsync(_mairie);
        await _town.RunAsync(_club);
        var record = _town.Records().Single();
        record.Sources.Select(s => s.SourceId).ShouldBe(["mairie", "club"]);
        return record;
    }

    private static Record Done(CorrectionOutcome outcome) => outcome.ShouldBeOfType<CorrectionOutcome.Done>().Record;

    private static string Refusal(CorrectionOutcome outcome) => outcome.ShouldBeOfType<CorrectionOutcome.Refused>().Reason;
}
