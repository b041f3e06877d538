using CsCheck;
using Wiker.Ingest.Normalizer.Matching;

namespace Wiker.Ingest.Normalizer.Tests.Matching;

public sealed class SourceRecordMatchingTests
{
    public static TheoryData<RecordKind, string> Table() =>
    [
        .. Rows(LabelledPairs.Events).Select(r => new TheoryDataRow<RecordKind, string>(RecordKind.Event, r)),
        .. Rows(LabelledPairs.News).Select(r => new TheoryDataRow<RecordKind, string>(RecordKind.News, r)),
        .. Rows(LabelledPairs.Associations).Select(r => new TheoryDataRow<RecordKind, string>(RecordKind.Association, r)),
        .. Rows(LabelledPairs.Businesses).Select(r => new TheoryDataRow<RecordKind, string>(RecordKind.Business, r)),
    ];

    [Theory]
    [MemberData(nameof(Table))]
    public void A_labelled_pair_is_judged_as_a_person_would(RecordKind kind, string row)
    {
        var (a, b, label) = Read(kind, row);
        var decision = SourceRecordMatching.Decide(a, b, MatchContext.None);
        var allowed = label switch
        {
            "=" => (MatchOutcome[])[MatchOutcome.Merge],
            "?" => [MatchOutcome.Ask],
            "=?" => [MatchOutcome.Merge, MatchOutcome.Ask],
            "!?" => [MatchOutcome.Apart, MatchOutcome.Ask],
            _ => [MatchOutcome.Apart],
        };
        allowed.ShouldContain(decision.Outcome, string.Join("; ", decision.Reasons) + $" ({decision.Score})");
        decision.Reasons.ShouldNotBeEmpty();
        SourceRecordMatching.Decide(b, a, MatchContext.None).ShouldSatisfyAllConditions(d => d.Outcome.ShouldBe(decision.Outcome), d => d.Score.ShouldBe(decision.Score), d => d.Reasons.ShouldBe(decision.Reasons));
        if (decision.Outcome == MatchOutcome.Merge)
            Keys(a).Intersect(Keys(b)).ShouldNotBeEmpty("what merges must be found by a common key");
    }

    [Fact]
    public void The_table_is_long_enough() => Table().Count.ShouldBeGreaterThanOrEqualTo(60);

    [Fact]
    public void Of_one_source_only_the_same_key_or_the_very_same_words_merge()
    {
        var a = Said.By("mairie", RecordKind.Event, "Loto", "2026-12-12T20:00", "44052", "item 1");
        SourceRecordMatching.Decide(a, Said.By("mairie", RecordKind.Event, "Loto", "2026-12-12T20:00", "44052", "item 2"), MatchContext.None).Outcome.ShouldBe(MatchOutcome.Merge);
        SourceRecordMatching.Decide(a, Said.By("mairie", RecordKind.Event, "Loto", "2026-12-12T20:30", "44052", "item 2"), MatchContext.None).Outcome.ShouldBe(MatchOutcome.Apart);
        SourceRecordMatching.Decide(a, Said.By("mairie", RecordKind.Event, "Grand loto", "2026-12-12T20:00", "44052", "item 2"), MatchContext.None).Outcome.ShouldBe(MatchOutcome.Apart);
        var keyed = a with { Keys = [new(KeyScheme.Uid, "7")] };
        SourceRecordMatching.Decide(keyed, keyed with { Content = keyed.Content with { Title = "Autre titre" } }, MatchContext.None).Outcome.ShouldBe(MatchOutcome.Merge);
    }

    [Fact]
    public void Different_kinds_never_merge() =>
        SourceRecordMatching.Decide(Said.By("a", RecordKind.Event, "Loto", "2026-12-12", "44052"), Said.By("b", RecordKind.News, "Loto", "2026-12-12", "44052"), MatchContext.None).Outcome.ShouldBe(MatchOutcome.Apart);

    [Fact]
    public void Registered_numbers_decide_over_names()
    {
        var a = Said.By("a", RecordKind.Association, "Les Joyeux Dongeois", "", "44052");
        var b = Said.By("b", RecordKind.Association, "J. D. section pétanque", "", "44052");
        SourceRecordMatching.Decide(With(a, "W443000001"), With(b, "W443000001"), MatchContext.None).Outcome.ShouldBe(MatchOutcome.Merge);
        SourceRecordMatching.Decide(With(a, "W443000001"), With(a, "W443000002") with { SourceId = "b" }, MatchContext.None).Outcome.ShouldBe(MatchOutcome.Apart);
        Keys(With(a, "W443000001")).ShouldContain("rna:W443000001");

        static SourceRecord With(SourceRecord record, string rna) => record with { Content = record.Content with { Rna = rna } };
    }

    [Fact]
    public void A_phone_alone_merges_nothing_and_one_that_many_share_helps_nothing()
    {
        var judo = Phoned("a", "Club de judo");
        SourceRecordMatching.Decide(judo, Phoned("b", "Club de karaté"), MatchContext.None).Outcome.ShouldBe(MatchOutcome.Apart);
        var (a, b) = (Phoned("a", "Dojo de l'estuaire, club de judo"), Phoned("b", "Judo club Dojo de l'estuaire et jujitsu"));
        SourceRecordMatching.Decide(a, b, MatchContext.None).Outcome.ShouldBe(MatchOutcome.Merge);
        var shared = new MatchContext(new Dictionary<string, int> { ["tel:+33261910042"] = 20 });
        SourceRecordMatching.Decide(a, b, shared).Outcome.ShouldNotBe(MatchOutcome.Merge);
        SourceRecordMatching.BlockingKeys(a).ShouldContain(new BlockingKey("tel:+33261910042", true));

        static SourceRecord Phoned(string source, string name)
        {
            var record = Said.By(source, RecordKind.Association, name, "", "44052");
            return record with { Content = record.Content with { Contacts = new([new("+33261910042", ContactOwner.Body)], [], [], []) } };
        }
    }

    [Fact]
    public void News_of_one_page_merge_unless_the_page_lists_many()
    {
        var a = Linked("a", "Un titre", "https://www.gazette.example/pont/?utm_source=rss#top");
        var b = Linked("b", "Tout autre chose", "http://gazette.example/pont");
        SourceRecordMatching.Decide(a, b, MatchContext.None).Outcome.ShouldBe(MatchOutcome.Merge);
        SourceRecordMatching.Decide(a, b, new(new Dictionary<string, int> { ["url:gazette.example/pont"] = 9 })).Outcome.ShouldBe(MatchOutcome.Apart);

        static SourceRecord Linked(string source, string title, string link)
        {
            var record = Said.By(source, RecordKind.News, title, "2026-11-20", "44052");
            return record with { Content = record.Content with { Link = link } };
        }
    }

    [Fact]
    public void Keys_of_an_event_hold_its_days_and_communes() =>
        Keys(Said.By("a", RecordKind.Event, "Fête du port", "2026-07-04/2026-07-05", "44116")).ShouldBe(["title:event:44116:fete port", "event:2026-07-04:44116", "event:2026-07-05:44116"]);

    [Fact]
    public void Judgement_is_symmetric_and_never_faults()
    {
        string[] titles = ["Loto", "Loto U13", "[LATE] Loto", "", "2e session", "Fête à Donges", "Donges", "séance 1", "12e édition 2026", "a"];
        string[] moments = ["", "2026-12-05", "2026-12-05T20:00", "2026-12-05T21:00", "2026-12-04/2026-12-06", "WEEKLY TU 18:00"];
        string[] places = ["", "44052", "44210", "44052@Salle", "44052#3 rue de la Paix"];
        var record = Gen.Select(Gen.Int[0, 6], Gen.Int[0, titles.Length - 1], Gen.Int[0, moments.Length - 1], Gen.Int[0, places.Length - 1], Gen.Int[0, 2], Gen.String[0, 8],
            (kind, t, m, p, s, extra) => Said.By($"source{s}", (RecordKind)kind, titles[t] + (s == 2 ? extra : ""), (RecordKind)kind == RecordKind.News && m > 1 ? "2026-12-05" : moments[m], places[p], $"item {t}{m}{p}{extra}"));
        Gen.Select(record, record).Sample((a, b) =>
        {
            var (x, y) = (SourceRecordMatching.Decide(a, b, MatchContext.None), SourceRecordMatching.Decide(b, a, MatchContext.None));
            return x.Outcome == y.Outcome && x.Score.Equals(y.Score) && x.Reasons.SequenceEqual(y.Reasons) && x.Score is >= 0 and <= 1 && Keys(a).Distinct().Count() == Keys(a).Count();
        });
    }

    private static IEnumerable<string> Keys(SourceRecord record) => SourceRecordMatching.BlockingKeys(record).Select(k => k.Value);

    private static string[] Rows(string table) => table.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static (SourceRecord A, SourceRecord B, string Label) Read(RecordKind kind, string row)
    {
        var cells = row.Split('|', StringSplitOptions.TrimEntries);
        return (Said.By("one", kind, cells[0], cells[1], cells[2]), Said.By("two", kind, cells[3], cells[4], cells[5]), cells[6]);
    }
}
