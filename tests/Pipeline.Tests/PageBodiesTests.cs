using System.Text;

namespace Wiker.Ingest.Pipeline.Tests;

public sealed class PageBodiesTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("wiker-pages-").FullName;
    private readonly byte[] _body = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 500).Select(i => $"<p>Loto du collège n° {i}</p>")));

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_body_comes_back_to_the_byte_and_is_kept_once()
    {
        var bodies = new PageBodies(_folder);
        var hash = bodies.Keep(_body);

        bodies.Keep(_body).ShouldBe(hash);
        bodies.Find(hash).ShouldBe(_body);
        Directory.EnumerateFiles(_folder, "*", SearchOption.AllDirectories).Count().ShouldBe(1);
    }

    [Fact]
    public void What_another_crawl_is_writing_stays_when_all_else_is_forgotten()
    {
        var now = new DateTimeOffset(2026, 11, 24, 8, 0, 0, TimeSpan.Zero);
        var (old, young) = (Path.Combine(_folder, "a.gz.1.1.part"), Path.Combine(_folder, "b.gz.2.1.part"));
        foreach (var (file, minutes) in new[] { (old, 61), (young, 1) })
        {
            File.WriteAllBytes(file, _body);
            File.SetLastWriteTimeUtc(file, now.UtcDateTime.AddMinutes(-minutes));
        }
        var bodies = new PageBodies(_folder);
        bodies.Keep(_body);

        bodies.ForgetAllBut(new HashSet<string>(), now);
        Directory.EnumerateFiles(_folder, "*", SearchOption.AllDirectories).ShouldBe([young]);
    }

    [Fact]
    public void A_missing_file_is_no_body() => new PageBodies(_folder).Find(new string('0', 32)).ShouldBeNull();

    [Fact]
    public void A_file_cut_at_any_place_or_with_a_wrong_byte_is_no_body()
    {
        var bodies = new PageBodies(_folder);
        var hash = bodies.Keep(_body);
        var file = Directory.EnumerateFiles(_folder, "*", SearchOption.AllDirectories).Single();
        var whole = File.ReadAllBytes(file);

        for (var length = 0; length < whole.Length - 8; length += 7) // the last eight are gzip's own check, which ours makes needless
        {
            File.WriteAllBytes(file, whole[..length]);
            bodies.Find(hash).ShouldBeNull($"cut at {length}");
        }
        for (var at = 10; at < whole.Length; at += 11)
        {
            File.WriteAllBytes(file, [.. whole[..at], (byte)(whole[at] ^ 0x5A), .. whole[(at + 1)..]]);
            if (bodies.Find(hash) is { } read)
                read.ShouldBe(_body, $"wrong byte at {at}"); // never another body
        }
        File.WriteAllText(file, "not gzip at all");
        bodies.Find(hash).ShouldBeNull();
    }
}
