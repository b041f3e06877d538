using Wiker.Ingest.Index.Embedded.Text;

namespace Wiker.Ingest.Index.Tests;

public sealed class WordScoringTests
{
    [Theory]
    [InlineData(0, 0)]
    [InlineData(23, 23)]
    [InlineData(24, 24)]
    [InlineData(39, 39)]
    [InlineData(40, 40)]
    [InlineData(41, 40)] // from here on in steps
    [InlineData(56, 56)]
    [InlineData(1_000, 984)]
    [InlineData(100_000, 98_328)]
    public void Lengths_are_kept_exactly_where_small_and_to_an_eighth_where_not(int length, int kept) => WordScoring.Decode(WordScoring.Encode(length)).ShouldBe(kept);

    [Fact]
    public void Longer_is_never_kept_as_shorter()
    {
        var last = 0;
        for (var length = 0; length < 2_000_000; length += 1 + (length / 50))
        {
            var kept = WordScoring.Decode(WordScoring.Encode(length));
            kept.ShouldBeInRange(last, length);
            (length - kept).ShouldBeLessThanOrEqualTo(length / 8);
            last = kept;
        }
        WordScoring.Decode(WordScoring.Encode(int.MaxValue)).ShouldBeGreaterThan(1_900_000_000);
    }
}
