using static Wiker.Ingest.Normalizer.Tests.Fields.TownHall;

namespace Wiker.Ingest.Normalizer.Tests.Fields;

/// <summary>Phones and addresses, and whose they are.</summary>
public sealed class ContactTests
{
    [Theory]
    [InlineData("Mairie : 02 61 91 00 42", "+33261910042", ContactOwner.Body)]
    [InlineData("Place de la Mairie. Renseignements : 06 39 98 00 42", "+33639980042", ContactOwner.Person)]
    [InlineData("Réservation au 06 39 98 00 42", "+33639980042", ContactOwner.Person)]
    [InlineData("Contact : Mme Exemple 02 61 91 00 42", "+33261910042", ContactOwner.Person)]
    [InlineData("Contact : Jeanne Exemple, 02 61 91 00 42", "+33261910042", ContactOwner.Person)]
    [InlineData("+33 (0)2 61 91 00 42", "+33261910042", ContactOwner.Body)]
    public void Phones_are_E164_and_belong_to_a_body_or_a_person(string text, string expected, ContactOwner owner) =>
        Event((RawField.Title, "Loto"), (RawField.Body, text)).Content.Contacts.Phones.ShouldHaveSingleItem().ShouldBe(new Contact(expected, owner));

    [Theory]
    [InlineData("mairie@donges.example", ContactOwner.Body)]
    [InlineData("jeanne.exemple@club.example", ContactOwner.Person)]
    [InlineData("Contact.Club@club.example", ContactOwner.Body)]
    public void Emails_belong_to_a_body_or_a_person(string address, ContactOwner owner) =>
        Event((RawField.Title, "Loto"), (RawField.Email, "mailto:" + address)).Content.Contacts.Emails.ShouldHaveSingleItem().ShouldBe(new Contact(address.ToLowerInvariant(), owner));

    [Fact]
    public void A_hidden_address_is_never_shown() => Event((RawField.Title, "Loto"), (RawField.Body, "Écrire à club [at] club.example")).Content.Contacts.IsEmpty.ShouldBeTrue();
}
