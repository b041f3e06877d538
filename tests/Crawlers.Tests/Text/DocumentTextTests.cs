using System.Text;
using Wiker.Ingest.Crawlers.Readers.Text;

namespace Wiker.Ingest.Crawlers.Tests.Text;

public sealed class DocumentTextTests
{
    private static readonly Encoding Windows1252 = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;
    private const string Words = "Fête d’été à Châteaubriant, 5 €";

    [Theory]
    [InlineData(null)]
    [InlineData("text/html; charset=utf-8")]
    [InlineData("text/html; charset=iso-8859-1")]
    public void Windows_1252_bytes_are_read_rightly_whatever_the_server_declares(string? contentType)
    {
        var bytes = Windows1252.GetBytes("<?xml version=\"1.0\" encoding=\"UTF-8\"?><p>" + Words);

        DocumentText.Decode(bytes, contentType).Text.ShouldEndWith(Words);
    }

    [Theory]
    [InlineData("text/html; charset=iso-8859-1")]
    [InlineData("text/xml; charset=utf-16")]
    public void Valid_UTF_8_is_UTF_8_whatever_the_server_declares(string contentType)
    {
        var decoded = DocumentText.Decode(Encoding.UTF8.GetBytes(Words), contentType);

        decoded.ShouldBe(new DecodedText(Words, "utf-8", CharsetEvidence.ValidUtf8));
    }

    [Fact]
    public void A_letter_that_the_cut_of_a_download_tore_does_not_change_the_charset()
    {
        var bytes = Encoding.UTF8.GetBytes("un été à la fête")[..^3];

        DocumentText.Decode(bytes, null).Text.ShouldBe("un été à la f");
    }

    [Fact]
    public void A_few_windows_1252_bytes_inside_UTF_8_are_read_for_what_they_are()
    {
        byte[] bytes = [.. Encoding.UTF8.GetBytes("été, été, été, "), 0x92, .. Encoding.UTF8.GetBytes("été")];

        DocumentText.Decode(bytes, null).Text.ShouldBe("été, été, été, ’été");
    }

    [Theory]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    [InlineData("utf-32")]
    [InlineData("utf-8")]
    public void A_byte_order_mark_decides_and_is_taken_off(string charset)
    {
        var encoding = Encoding.GetEncoding(charset);
        byte[] bytes = [.. encoding.GetPreamble(), .. encoding.GetBytes(Words)];

        DocumentText.Decode(bytes, "text/html; charset=iso-8859-1").Text.ShouldBe(Words);
    }

    [Fact]
    public void UTF_16_without_a_mark_is_seen_by_its_zeros() =>
        DocumentText.Decode(Encoding.Unicode.GetBytes("<rss>" + Words), null).Text.ShouldBe("<rss>" + Words);

    [Fact]
    public void A_documents_own_charset_beats_the_servers_default()
    {
        var greek = CodePagesEncodingProvider.Instance.GetEncoding("iso-8859-7")!;
        var text = "<?xml version=\"1.0\" encoding=\"iso-8859-7\"?><a>γιορτή</a>";

        DocumentText.Decode(greek.GetBytes(text), "text/xml; charset=ISO-8859-1").Text.ShouldBe(text);
    }

    [Fact]
    public void The_definitions_charset_is_believed() =>
        DocumentText.Decode([0xE9], null, "windows-1251").Text.ShouldBe("й");

    [Theory]
    [InlineData("fÃªte", "fête")]
    [InlineData("lâ€™Ã©tÃ©", "l’été")]
    [InlineData("Âge et São Paulo", "Âge et São Paulo")]
    public void Twice_encoded_letters_are_mended_and_sound_ones_left(string given, string expected) => Mojibake.Mend(given).ShouldBe(expected);
}
