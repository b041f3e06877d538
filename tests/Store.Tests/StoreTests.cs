namespace Wiker.Ingest.Store.Tests;

public sealed class StoreTests : IDisposable
{
    private readonly TemporaryStore _store = new();

    public void Dispose() => _store.Dispose();

    [Fact]
    public void What_is_not_committed_is_not_kept()
    {
        using (var session = _store.Store.Write())
            session.Records.Save(Samples.Record("A"), TemporaryStore.Now);

        _store.Read(s => s.Records.Find("A")).ShouldBeNull();
    }

    [Fact]
    public void A_session_that_cannot_be_ended_well_still_gives_up_its_turn()
    {
        var connection = new Microsoft.Data.Sqlite.SqliteConnection("Data Source=:memory:");
        connection.Open();
        var turns = 0;
        var session = new StoreSession(connection, connection.BeginTransaction(), () => turns++);
        session.Execute("COMMIT"); // there is nothing left to roll back, which SQLite calls an error

        Should.Throw<Microsoft.Data.Sqlite.SqliteException>(session.Dispose);
        turns.ShouldBe(1);
        connection.State.ShouldBe(System.Data.ConnectionState.Closed);
    }

    [Fact]
    public void The_stamp_of_venues_changes_with_every_change_of_them()
    {
        LearnedVenue venue = new("44052", "Salle des Guifettes", null, new(47.3201, -2.0702));
        var none = _store.Read(s => s.Venues.Stamp());
        _store.Write(s => s.Venues.Replace("a", [venue]));
        var first = _store.Read(s => s.Venues.Stamp());
        _store.Write(s => s.Venues.Replace("a", [venue with { Point = new(47.3, -2.1) }])); // as many rows, by the same numbers
        var second = _store.Read(s => s.Venues.Stamp());
        _store.Write(s => TextSweep.Run(s, text => text.Replace("Guifettes", "[…]", StringComparison.Ordinal)));
        new[] { none, first, second, _store.Read(s => s.Venues.Stamp()) }.Distinct().Count().ShouldBe(4);
    }

    [Fact]
    public void The_stamp_of_venues_changes_with_what_a_geocoder_placed_too()
    {
        Geocode answer = new(GeocodeKind.Venue, "44052", "salle des Guifettes", new(47.3201, -2.0702), "", TemporaryStore.Now);
        List<string> stamps = [_store.Read(s => s.Venues.Stamp())];
        _store.Write(s => s.Geocodes.Save([answer]));
        stamps.Add(_store.Read(s => s.Venues.Stamp()));
        _store.Write(s => s.Geocodes.Save([answer with { Point = new(47.3, -2.1) }])); // as many rows, asked at the same moment
        stamps.Add(_store.Read(s => s.Venues.Stamp()));
        _store.Write(s => s.Geocodes.DeleteAskedBefore(TemporaryStore.Now)).ShouldBe(0);
        _store.Read(s => s.Venues.Stamp()).ShouldBe(stamps[^1]);
        _store.Write(s => s.Geocodes.DeleteAskedBefore(TemporaryStore.Now.AddDays(1))).ShouldBe(1);
        stamps.Add(_store.Read(s => s.Venues.Stamp()));
        stamps.Distinct().Count().ShouldBe(4);
    }

    [Fact]
    public void A_record_comes_back_as_it_was_written_with_its_number()
    {
        var saved = _store.Write(s => s.Records.Save(Samples.Record("A"), TemporaryStore.Now));
        _store.Reopen();

        var found = _store.Read(s => s.Records.Find("A")).ShouldNotBeNull();
        found.Version.ShouldBe(1);
        Samples.Json(found).ShouldBe(Samples.Json(saved));
    }

    [Fact]
    public void The_change_log_holds_the_latest_change_of_each_record_in_order_and_never_gives_a_number_twice()
    {
        _store.Write(s => s.Records.Save(Samples.Record("A"), TemporaryStore.Now));
        _store.Write(s => s.Records.Save(Samples.Record("B"), TemporaryStore.Now));
        _store.Write(s => s.Records.Save(Samples.Record("A"), TemporaryStore.Now));
        _store.Write(s => s.Records.Bury("B", TemporaryStore.Now, mergedInto: "A", TemporaryStore.Now));

        _store.Read(s => s.Records.ChangesAfter(0, 10)).Select(c => (c.Number, c.RecordId, c.Gone)).ShouldBe([(3, "A", false), (4, "B", true)]);
        _store.Read(s => s.Records.ChangesAfter(3, 10)).Select(c => c.RecordId).ShouldBe(["B"]);
        _store.Read(s => s.Records.FindTombstone("B"))!.MergedInto.ShouldBe("A");
        _store.Read(s => s.Records.ChangeNumber()).ShouldBe(4);
    }

    [Fact]
    public void A_reader_sees_one_state_while_a_writer_commits()
    {
        _store.Write(s => s.Records.Save(Samples.Record("A"), TemporaryStore.Now));
        using var reader = _store.Store.Read();
        reader.Records.Count().ShouldBe(1);

        _store.Write(s => s.Records.Save(Samples.Record("B"), TemporaryStore.Now));

        reader.Records.Count().ShouldBe(1);
        _store.Read(s => s.Records.Count()).ShouldBe(2);
    }

    [Fact]
    public void A_source_is_leased_to_one_holder_until_the_lease_ends()
    {
        var now = TemporaryStore.Now;
        _store.Write(s => s.Sources.TryLease("x", "one", now, now.AddMinutes(10))).ShouldBeTrue();
        _store.Write(s => s.Sources.TryLease("x", "two", now, now.AddMinutes(10))).ShouldBeFalse();
        _store.Write(s => s.Sources.TryLease("x", "two", now.AddMinutes(11), now.AddMinutes(20))).ShouldBeTrue();
        _store.Write(s => s.Sources.Release("x", "one"));
        _store.Write(s => s.Sources.TryLease("x", "one", now.AddMinutes(12), now.AddMinutes(20))).ShouldBeFalse();
        _store.Write(s => s.Sources.Release("x", "two"));
        _store.Write(s => s.Sources.TryLease("x", "one", now.AddMinutes(12), now.AddMinutes(20))).ShouldBeTrue();
    }

    [Fact]
    public void A_distrusted_key_finds_nothing_however_often_it_is_added()
    {
        var guid = new SourceKey(KeyScheme.Guid, "A REMPLIR");
        var url = new SourceKey(KeyScheme.Url, "https://club.example/1");
        _store.Write(s => s.SourceRecords.AddKeys("club", "", "S1", [guid, url]));
        _store.Read(s => s.SourceRecords.FindByKeys("club", "", [guid])).ShouldBe("S1");

        _store.Write(s => s.SourceRecords.DistrustKey("club", "", guid));
        _store.Write(s => s.SourceRecords.AddKeys("club", "", "S2", [guid]));

        _store.Read(s => s.SourceRecords.FindByKeys("club", "", [guid])).ShouldBeNull();
        _store.Read(s => s.SourceRecords.FindByKeys("club", "", [guid, url])).ShouldBe("S1");
    }

    [Fact]
    public void A_file_that_is_no_store_is_refused_with_its_name()
    {
        var path = Path.Combine(Path.GetTempPath(), Guid.NewGuid() + ".db");
        File.WriteAllText(path, string.Concat(Enumerable.Repeat("not a database at all. ", 500)));
        try
        {
            Should.Throw<StoreException>(() => WikerStore.Open(path)).Message.ShouldContain(path);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
