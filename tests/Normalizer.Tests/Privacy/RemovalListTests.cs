using Wiker.Ingest.Normalizer.Privacy;

namespace Wiker.Ingest.Normalizer.Tests.Privacy;

/// <summary>What somebody asked to have taken out is found in every spelling. All persons are invented.</summary>
public sealed class RemovalListTests
{
    private static readonly byte[] Key = [.. Enumerable.Range(0, 32).Select(i => (byte)i)];
    private static readonly RemovalList List = new(Key, [.. new[] { "02 61 91 00 42", "Nolwenn.Trehudic@orange.fr", "Armel Tréhudic" }.Select(v => RemovalList.Read(Key, v)!)]);

    [Theory]
    [InlineData("Tél. 02 61 91 00 42 ou à la mairie", "Tél. […] ou à la mairie")]
    [InlineData("0261910042", "[…]")]
    [InlineData("+33 (0)2 61 91 00 42, +33261910042, 0033 2 61 91 00 42", "[…], […], […]")]
    [InlineData("02.61.91.00.42/02.61.91.00.43", "[…]/02.61.91.00.43")]
    [InlineData("<a href=\"tel:+33261910042\">02 61 <b>91</b> 00 42</a>", "<a href=\"tel:[…]\">[…]<b></b></a>")]
    [InlineData("02–61–91–00–42, 02‐61‐91‐00‐42, 02—61—91—00—42", "[…], […], […]")]
    [InlineData("02_61_91_00_42 et 02·61·91·00·42", "[…] et […]")]
    [InlineData("Écrire à nolwenn.trehudic@orange.fr.", "Écrire à […].")]
    [InlineData("<a href='mailto:nolwenn.trehudic%40orange.fr'>Nolwenn&#46;Trehudic&#64;orange.fr</a>", "<a href='mailto:[…]'>[…]</a>")]
    [InlineData("Écrire à nolwenn.trehudic [at] orange.fr.", "Écrire à […].")]
    [InlineData("nolwenn.trehudic(arobase)orange [point] fr, ou passez", "[…], ou passez")]
    [InlineData("nolwenn.trehudic [at] club.fr", "nolwenn.trehudic [at] club.fr")]
    [InlineData("M. Armel TREHUDIC, président", "M. […], président")]
    [InlineData("Tr&eacute;hudic <strong>Armel</strong>", "[…]<strong></strong>")]
    [InlineData("https://club.example/bureau/armel-trehudic-42", "https://club.example/bureau/[…]-42")]
    [InlineData("{\"nom\":\"Tr\\u00e9hudic\",\"prenom\":\"Armel\"}", "{\"nom\":\"Tr\\u00e9hudic\",\"prenom\":\"Armel\"}")] // other words stand between
    [InlineData("\"Armel Tr\\u00e9hudic\"", "\"[…]\"")]
    [InlineData("DESCRIPTION:Contact :\\nnolwenn.trehudic@orange.fr", "DESCRIPTION:Contact :\\n[…]")] // RFC 5545's line break
    [InlineData("{\"body\":\"Contact :\\r\\nArmel Tréhudic\\t0261910042\"}", "{\"body\":\"Contact :\\r\\n[…]\\t[…]\"}")]
    [InlineData("<p>Armel <b>Tréhudic</b> <a <a <a Armel Tréhudic", "<p>[…]<b></b> <a <a <a […]")] // tags that nothing closes
    [InlineData("Armel et Nolwenn Tréhudic, 02 61 91 00 43", "Armel et Nolwenn Tréhudic, 02 61 91 00 43")]
    public void A_listed_value_is_masked_and_nothing_else(string text, string masked)
    {
        List.Mask(text).ShouldBe(masked);
        List.Mask(masked).ShouldBeSameAs(masked);
    }

    [Theory]
    [InlineData("mairie")]
    [InlineData("@")]
    [InlineData("12")]
    [InlineData("")]
    public void What_is_no_phone_no_address_and_no_full_name_is_refused(string value) => RemovalList.Read(Key, value).ShouldBeNull();

    [Fact]
    public void A_hidden_address_is_found_behind_any_number_of_others() =>
        List.Mask(string.Concat(Enumerable.Range(0, 30).Select(i => $"x{i} [at] club.fr, ")) + "nolwenn.trehudic [at] orange.fr").ShouldEndWith(" […]");

    [Fact]
    public void The_list_names_nobody_and_means_nothing_under_another_key()
    {
        var value = RemovalList.Read(Key, "Armel Tréhudic")!;
        value.ToString().ShouldNotContain("rmel");
        new RemovalList(new byte[32], [value]).Mask("Armel Tréhudic").ShouldBe("Armel Tréhudic");
    }

    [Fact]
    public void An_item_is_masked_in_every_field_and_an_address_is_left_out()
    {
        var item = new RawItem { Locator = "item 1", Page = "https://club.example/armel-trehudic" }
            .With(RawField.Title, "Le bureau d’Armel Tréhudic").With(RawField.Phone, "0261910042", "02 61 91 00 43").With(RawField.Link, "https://club.example/armel-trehudic");
        var masked = List.Mask(item);
        masked.Page.ShouldBe("https://club.example/");
        masked.First(RawField.Title).ShouldBe("Le bureau d’[…]");
        masked.All(RawField.Phone).ShouldBe(["02 61 91 00 43"]);
        masked.First(RawField.Link).ShouldBeNull();
        List.Mask(masked).ShouldBeSameAs(masked);
    }
}
