namespace Wiker.Ingest.Normalizer.Tests.Fields;

/// <summary>Pictures and their words.</summary>
public sealed class ImagesTests
{
    [Theory]
    [InlineData("Trois sonneurs sur une estrade", "Trois sonneurs sur une estrade")]
    [InlineData("  Le port,\n au matin ", "Le port, au matin")]
    [InlineData("Logo du comité des fêtes", "Logo du comité des fêtes")]
    [InlineData("Photo de la salle", "Photo de la salle")]
    [InlineData("Image 3D de la future école", "Image 3D de la future école")]
    [InlineData("IMG_2041", null)]
    [InlineData("IMG_2041.JPG", null)]
    [InlineData("affiche-fest-noz_v2.png", null)]
    [InlineData("DSC00417", null)]
    [InlineData("image", null)]
    [InlineData("Photo 1", null)]
    [InlineData("2026-11-24 (2)", null)]
    [InlineData("", null)]
    [InlineData("…", null)]
    public void Words_that_describe_nothing_are_no_alternative_text(string written, string? alt) => Read((RawField.ImageAlt, written))!.Alt.ShouldBe(alt);

    [Fact]
    public void The_address_is_absolute_and_one_that_leads_nowhere_is_refused()
    {
        Read()!.Url.ShouldBe("https://mairie.demo.test/photos/port.jpg");
        var read = TownHall.Sut.Normalize(
            TownHall.Item((RawField.Title, "Le port"), (RawField.Image, "data:image/png;base64,iVBORw0KGgo=")), TownHall.Source(RecordKind.News), TownHall.Seen);
        read.Records.ShouldHaveSingleItem().Content.Image.ShouldBeNull();
        read.Rejections.ShouldHaveSingleItem().Reason.ShouldBe("url-invalid");
    }

    [Fact]
    public void The_credit_is_the_source_s_own_words() => Read((RawField.Credit, " © Odile Kervrannec "))!.Credit.ShouldBe("© Odile Kervrannec");

    private static RecordImage? Read(params (string Field, string Value)[] more) => TownHall.Sut.Normalize(
        TownHall.Item([(RawField.Title, "Le port"), (RawField.Image, "/photos/port.jpg"), .. more]), TownHall.Source(RecordKind.News), TownHall.Seen).Records.ShouldHaveSingleItem().Content.Image;
}
