using System.Text;
using CsCheck;
using Wiker.Ingest.Host.Demo;

namespace Wiker.Ingest.Host.Tests.Demo;

public sealed class DemoMarksTests
{
    // Monday, 08:00 in Paris.
    private static readonly DemoMarks Marks = new(new DateTimeOffset(2026, 11, 23, 7, 0, 0, TimeSpan.Zero));

    [Theory]
    [InlineData("[[+12d|dddd d MMMM yyyy]]", "samedi 5 décembre 2026")]
    [InlineData("[[saturday+1w 20:30|capital|dddd d(er) MMMM 'à' H'h'mm]]", "Samedi 5 décembre à 20h30")]
    [InlineData("[[tuesday+1w 20:30|ics]]", "20261201T203000")]
    [InlineData("[[tuesday+1w 20:30|yyyyMMdd'T'HHmmss]]", "20261201T203000")]
    [InlineData("[[+3d 19:00 utc|ics]]", "20261126T180000Z")]
    [InlineData("[[+3d 19:00 utc|yyyyMMdd'T'HHmmss'Z']]", "20261126T180000Z")]
    [InlineData("[[now-2h|rfc822]]", "Mon, 23 Nov 2026 06:00:00 +0100")]
    [InlineData("[[+1d 8:00|en|ddd, dd MMM yyyy]]", "Tue, 24 Nov 2026")]
    [InlineData("[[+1d 8:00|en|ddd, dd MMM yyyy HH':'mm':'ss '+0100']]", "Tue, 24 Nov 2026 08:00:00 +0100")]
    [InlineData("[[friday 18:00|yyyy-MM-dd HH:mm:ss]]", "2026-11-27 18:00:00")]
    [InlineData("[[today|dd/MM/yyyy]]", "23/11/2026")]
    [InlineData("[[monday|day]]", "2026-11-23")]
    [InlineData("[[sunday|day]]", "2026-11-29")]
    [InlineData("[[monday-1w|day]]", "2026-11-16")]
    [InlineData("[[today+1m+2d|icsday]]", "20261225")]
    [InlineData("[[month|day]]", "2026-11-01")]
    [InlineData("les 12, 13 et 19 [[month+1m|MMMM]]", "les 12, 13 et 19 décembre")]
    [InlineData("les samedis [[month+1m>saturday|d(er)]], [[month+1m>saturday+1w|d]] et [[month+1m>saturday+2w|d MMMM]]", "les samedis 5, 12 et 19 décembre")]
    [InlineData("[[month+2m>friday|d(er) MMMM]]", "1er janvier")]
    [InlineData("[[month+1m+7d>sunday 15:00|ics]]", "20261213T150000")]
    [InlineData("[[>monday|day]]", "2026-11-23")]
    [InlineData("[[+8d|dddd d(er) MMMM]]", "mardi 1er décembre")]
    [InlineData("[[+12d|upper|dddd d MMMM]]", "SAMEDI 5 DÉCEMBRE")]
    [InlineData("[[+12d|plain|upper|dddd d MMMM]]", "SAMEDI 5 DECEMBRE")]
    [InlineData("[[+12d|d]]", "5")]
    [InlineData("[[now|iso]]", "2026-11-23T08:00:00+01:00")]
    [InlineData("[[now utc|iso]]", "2026-11-23T07:00:00Z")]
    [InlineData("[[+8m 12:00|iso]]", "2027-07-23T12:00:00+02:00")]
    [InlineData("[[now|unix]]", "1795417200")]
    [InlineData("x[[[today|day]]]y", "x[2026-11-23]y")]
    [InlineData("[[today|day]][[today|day]]", "2026-11-232026-11-23")]
    public void A_mark_becomes_a_date(string mark, string text) => Fill(mark).ShouldBe(text);

    [Theory]
    [InlineData("[[1,2],[3,4]]")]
    [InlineData("[[today]]")]
    [InlineData("[[today\n|day]]")]
    [InlineData("[[someday|day]]")]
    [InlineData("[[|day]]")]
    [InlineData("[[today|]]")]
    [InlineData("[[today 25:00|day]]")]
    [InlineData("[[today|loud|day]]")]
    [InlineData("[[month+1m>someday|day]]")]
    [InlineData("[[month>|day]]")]
    [InlineData("[[today 8:00 9:00|day]]")]
    [InlineData("[[+9999m+9999m+9999m+9999m+9999m+9999m+9999m+9999m+9999m+9999m|day]]")]
    [InlineData("[[today|day]")]
    [InlineData("[[")]
    public void What_is_no_mark_stays_as_it_is(string text) => Fill(text).ShouldBe(text);

    [Fact]
    public void A_date_is_written_in_the_files_own_charset_and_all_other_bytes_stay()
    {
        byte[] file = [0xe9, 0x81, (byte)'\r', .. "[[+12d|MMMM]]"u8, 0x80, 0xff];
        Marks.Fill(file, DemoCharset.Find("windows-1252")).ToArray().ShouldBe([0xe9, 0x81, (byte)'\r', (byte)'d', 0xe9, .. "cembre"u8, 0x80, 0xff]);
    }

    [Fact]
    public void Bytes_without_marks_are_never_touched() => Gen.Byte.Array[0, 200].Sample(bytes =>
    {
        byte[] file = [.. "[[a|"u8, .. bytes];
        return Marks.Fill(file, DemoCharset.Find(null)).Span.SequenceEqual(file);
    });

    private static string Fill(string text) => Encoding.UTF8.GetString(Marks.Fill(Encoding.UTF8.GetBytes(text), DemoCharset.Find(null)).Span);
}
