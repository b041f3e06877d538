namespace Wiker.Ingest.Store.Tests;

/// <summary>Several first starts at once make one sound store.</summary>
public sealed class FirstStartTests
{
    [Fact]
    public async Task Stores_opened_at_once_on_an_empty_folder_all_open()
    {
        for (var round = 0; round < 5; round++)
        {
            var folder = Directory.CreateTempSubdirectory("wiker-first-").FullName;
            try
            {
                var path = Path.Combine(folder, "store.db");
                using var start = new Barrier(4);
                var opened = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Factory.StartNew(
                    () =>
                    {
                        start.SignalAndWait(TestContext.Current.CancellationToken);
                        return WikerStore.Open(path);
                    },
                    TestContext.Current.CancellationToken,
                    TaskCreationOptions.LongRunning,
                    TaskScheduler.Default)));
                foreach (var store in opened)
                {
                    using var session = store.Read();
                    session.Records.Count().ShouldBe(0);
                }
            }
            finally
            {
                WikerStore.CloseIdle(Path.Combine(folder, "store.db"));
                Directory.Delete(folder, recursive: true);
            }
        }
    }
}
