using Microsoft.Extensions.Logging;
using Wiker.Ingest.Index.Embedded;
using static Wiker.Ingest.Index.Tests.Samples;

namespace Wiker.Ingest.Index.Tests;

/// <summary>Crashes and damaged files: the embedded index opens always, with what it can prove whole or with nothing.</summary>
public sealed class DamageTests : IDisposable
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("wiker-damage-");

    public void Dispose() => _root.Delete(recursive: true);

    [Fact]
    public async Task A_copy_taken_while_it_runs_opens_at_its_last_commit_and_goes_on_from_there()
    {
        await using var index = await OpenAsync("live");
        for (var change = 1; change <= 30; change++)
        {
            await index.ApplyAsync([Entry(change)], change, CancellationToken.None);
            if (change % 10 == 0)
                (await index.CursorAsync(CancellationToken.None)).ShouldBe(change);
        }
        await index.ApplyAsync([Entry(31), new("r05", 31, null)], 31, CancellationToken.None);
        Copy("live", "crashed");
        await using var crashed = await OpenAsync("crashed");
        (await crashed.CursorAsync(CancellationToken.None)).ShouldBe(30);
        (await crashed.SearchAsync(Words("loto"), CancellationToken.None)).Total.ShouldBe(30);
        await crashed.ApplyAsync([Entry(31), new("r05", 31, null)], 31, CancellationToken.None);
        (await crashed.SearchAsync(Words("loto"), CancellationToken.None)).Total.ShouldBe(30);
    }

    [Fact]
    public async Task A_crash_in_the_middle_of_a_rebuild_leaves_the_live_index_and_the_rest_is_cleaned_away()
    {
        await using (var index = await OpenAsync("live"))
        {
            await index.ApplyAsync([Entry(1)], 1, CancellationToken.None);
            await index.RebuildAsync(Entries(), 9, CancellationToken.None);

            async IAsyncEnumerable<IndexEntry> Entries()
            {
                for (var number = 1; number <= 6_000; number++)
                    yield return Entry(number);
                Copy("live", "crashed");
                await Task.CompletedTask;
            }
        }
        Directory.GetDirectories(Path.Combine(_root.FullName, "crashed")).Length.ShouldBe(2);
        await using var crashed = await OpenAsync("crashed");
        (await crashed.CursorAsync(CancellationToken.None)).ShouldBe(1);
        (await crashed.SearchAsync(Query(), CancellationToken.None)).Total.ShouldBe(1);
        Directory.GetDirectories(Path.Combine(_root.FullName, "crashed")).Length.ShouldBe(1);
        Directory.GetDirectories(Path.Combine(_root.FullName, "live")).Length.ShouldBe(1);
    }

    [Fact]
    public async Task Any_file_cut_off_changed_zeroed_or_missing_is_survived()
    {
        await using (var index = await OpenAsync("whole"))
        {
            for (var change = 1; change <= 6; change++)
            {
                await index.ApplyAsync([.. Enumerable.Range(change * 40, 50).Select(number => Entry(number, change))], change, CancellationToken.None);
                await index.CommitAsync(CancellationToken.None);
            }
        }
        Copy("whole", "untouched");
        var (expected, _) = await Read("untouched");
        expected.ShouldBe((6, 250));
        var discarded = 0;
        foreach (var file in Directory.EnumerateFiles(Path.Combine(_root.FullName, "whole"), "*", SearchOption.AllDirectories))
        {
            var relative = Path.GetRelativePath(Path.Combine(_root.FullName, "whole"), file);
            foreach (var (name, damage) in Damages)
            {
                Copy("whole", "hurt");
                await damage(Path.Combine(_root.FullName, "hurt", relative));
                var (found, warnings) = await Read("hurt");
                if (found != expected)
                {
                    found.ShouldBe((0, 0), $"{relative} {name}");
                    discarded++;
                    if (Path.GetFileName(relative) != "current")
                        warnings.ShouldBe(1, $"{relative} {name}");
                }
            }
        }
        discarded.ShouldBeGreaterThan(30);
    }

    [Fact]
    public async Task A_left_over_lock_file_and_foreign_files_disturb_nothing()
    {
        await using (var index = await OpenAsync("live"))
            await index.ApplyAsync([Entry(1)], 1, CancellationToken.None);
        var folder = Directory.GetDirectories(Path.Combine(_root.FullName, "live")).Single();
        await File.WriteAllTextAsync(Path.Combine(folder, "write.lock"), "left over");
        await File.WriteAllTextAsync(Path.Combine(_root.FullName, "live", "notes.txt"), "mine");
        Directory.CreateDirectory(Path.Combine(_root.FullName, "live", "g99"));
        (await Read("live")).Found.ShouldBe((1, 1));
        File.Exists(Path.Combine(_root.FullName, "live", "notes.txt")).ShouldBeTrue();
    }

    [Fact]
    public async Task An_index_that_is_open_already_is_refused_and_left_whole()
    {
        await using var index = await OpenAsync("live");
        await index.ApplyAsync([Entry(1)], 1, CancellationToken.None);
        await Should.ThrowAsync<IOException>(() => OpenAsync("live"));
        (await index.SearchAsync(Query(), CancellationToken.None)).Total.ShouldBe(1);
        (await index.CursorAsync(CancellationToken.None)).ShouldBe(1);
    }

    private static readonly (string Name, Func<string, Task> Damage)[] Damages =
    [
        ("missing", path => { File.Delete(path); return Task.CompletedTask; }),
        ("empty", path => File.WriteAllBytesAsync(path, [])),
        ("cut in half", path => Change(path, bytes => bytes[..(bytes.Length / 2)])),
        ("cut by one", path => Change(path, bytes => bytes[..Math.Max(0, bytes.Length - 1)])),
        ("zeroed", path => Change(path, bytes => new byte[bytes.Length])),
        ("one bit at the start", path => Change(path, bytes => Flipped(bytes, 0))),
        ("one bit in the middle", path => Change(path, bytes => Flipped(bytes, bytes.Length / 2))),
        ("one bit at the end", path => Change(path, bytes => Flipped(bytes, bytes.Length - 1))),
        ("noise", path => Change(path, bytes => { new Random(7).NextBytes(bytes); return bytes; })),
        ("more at the end", path => Change(path, bytes => [.. bytes, 1, 2, 3])),
    ];

    private static byte[] Flipped(byte[] bytes, int at)
    {
        if (bytes.Length > 0)
            bytes[at] ^= 16;
        return bytes;
    }

    private static async Task Change(string path, Func<byte[], byte[]> change) => await File.WriteAllBytesAsync(path, change(await File.ReadAllBytesAsync(path)));

    private static IndexEntry Entry(int number, int version = 1) => new($"r{number:00}", version, Document(title: $"Loto {number}") with { Points = [At(number)] });

    private async Task<((long Cursor, int Total) Found, int Warnings)> Read(string name)
    {
        var log = new CountingLogger();
        await using var index = await OpenAsync(name, log);
        var cursor = await index.CursorAsync(CancellationToken.None);
        var total = (await index.SearchAsync(Words("loto"), CancellationToken.None)).Total;
        (await index.SearchAsync(Near(10_000), CancellationToken.None)).Total.ShouldBe(total);
        await index.ApplyAsync([Entry(5_000, 99)], 100, CancellationToken.None);
        (await index.SearchAsync(Words("5000"), CancellationToken.None)).Total.ShouldBe(1);
        return ((cursor, total), log.Warnings);
    }

    private async Task<EmbeddedIndex> OpenAsync(string name, ILogger? logger = null)
    {
        var options = new EmbeddedIndexOptions { Folder = Path.Combine(_root.FullName, name), CommitAfter = TimeSpan.FromDays(1) };
        return await EmbeddedIndex.OpenAsync(logger is null ? options : options with { Logger = logger }, CancellationToken.None);
    }

    private void Copy(string from, string to)
    {
        var (source, target) = (Path.Combine(_root.FullName, from), Path.Combine(_root.FullName, to));
        if (Directory.Exists(target))
            Directory.Delete(target, recursive: true);
        foreach (var file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(target, Path.GetRelativePath(source, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            try
            {
                using var input = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
                using var output = File.Create(copy);
                input.CopyTo(output);
            }
            catch (FileNotFoundException)
            {
                // Segments are merged meanwhile: a file that was listed may be gone. Those of the last commit stay.
            }
        }
    }

    private sealed class CountingLogger : ILogger
    {
        public int Warnings { get; private set; }

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (logLevel == LogLevel.Warning)
                Warnings++;
        }
    }
}
