using System.Reflection;
using System.Xml.Linq;
using Wiker.Ingest.Publisher.Newsletters;
using Wiker.Ingest.Publisher.Wording;
using Wiker.Ingest.Tests;

namespace Wiker.Ingest.Publisher.Tests.Wording;

public sealed class WordsTests
{
    [Theory]
    [InlineData(typeof(SiteTexts), "Wording")]
    [InlineData(typeof(LetterTexts), "Newsletters")]
    [InlineData(typeof(WeatherTexts), "Wording")]
    public void Every_key_has_its_member_and_every_member_its_key(Type texts, string folder)
    {
        var members = texts.GetMembers(BindingFlags.Static | BindingFlags.Public).Where(m => m is PropertyInfo or MethodInfo { IsSpecialName: false }).Select(m => m.Name).Where(n => n is not (nameof(SiteTexts.Language) or nameof(WeatherTexts.OfCode)));
        members.Order(StringComparer.Ordinal).ShouldBe(Keys(texts, folder).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(typeof(SiteTexts), "Wording")]
    [InlineData(typeof(LetterTexts), "Newsletters")]
    [InlineData(typeof(WeatherTexts), "Wording")]
    public void Every_key_is_used(Type texts, string folder)
    {
        var publisher = Path.Combine(SharedFolder.Repository, "src", "Publisher");
        var code = string.Concat(Directory.EnumerateFiles(publisher, "*.*", SearchOption.AllDirectories)
            .Where(f => Path.GetExtension(f) is ".cs" or ".razor" && !f.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal) && Path.GetFileName(f) != $"{texts.Name}.cs")
            .Select(File.ReadAllText));
        Keys(texts, folder).Where(k => !System.Text.RegularExpressions.Regex.IsMatch(code, $@"{texts.Name}\.{k}\b")).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(typeof(SiteTexts))]
    [InlineData(typeof(LetterTexts))]
    [InlineData(typeof(WeatherTexts))]
    public void Every_text_can_be_filled_in(Type texts)
    {
        foreach (var member in texts.GetMethods(BindingFlags.Static | BindingFlags.Public).Where(m => !m.IsSpecialName && m.Name != nameof(WeatherTexts.OfCode)))
        {
            object[] values = [.. member.GetParameters().Select((_, i) => $"<{i}>")];
            var text = (string)member.Invoke(null, values)!;
            foreach (var value in values)
                text.ShouldContain((string)value, Case.Sensitive, member.Name);
        }
    }

    [Fact]
    public void No_sentence_of_a_letter_stands_outside_its_resource_file()
    {
        // Between two tags or marks, two words in a row.
        foreach (var template in Directory.EnumerateFiles(Path.Combine(SharedFolder.Repository, "config", "templates", "letters")))
        {
            var words = System.Text.RegularExpressions.Regex.Replace(File.ReadAllText(template), @"\{\{.*?\}\}|<style>.*?</style>|<[^>]*>|&\w+;", "\n", System.Text.RegularExpressions.RegexOptions.Singleline);
            System.Text.RegularExpressions.Regex.Matches(words, @"\p{L}+ \p{L}+").Select(m => m.Value).ShouldBeEmpty(Path.GetFileName(template));
        }
    }

    [Theory]
    [InlineData(0, "100 m")]
    [InlineData(60, "100 m")]
    [InlineData(420, "400 m")]
    [InlineData(980, "1 km")]
    [InlineData(4_040, "4 km")]
    [InlineData(12_460, "12,5 km")]
    [InlineData(34_560, "35 km")]
    public void A_distance_is_no_finer_than_it_is_known(double metres, string words) => KindWords.Distance(metres).Replace('\u00A0', ' ').ShouldBe(words);

    [Theory]
    [InlineData("Mo-Fr 09:00-12:00,14:00-17:30; Sa 09:00-12:00", "du lundi au vendredi, de 9 h à midi et de 14 h à 17 h 30 ; le samedi, de 9 h à midi")]
    [InlineData("24/7", "tous les jours, jour et nuit")]
    [InlineData("Tu,Th 00:00-24:00; PH off", "le mardi et le jeudi, jour et nuit ; fermé les jours fériés")]
    [InlineData("Mo,We-Fr 18:00-24:00", "le lundi et du mercredi au vendredi, de 18 h à minuit")]
    [InlineData("Mo-Su 09:00+; Su,PH off", "tous les jours, à partir de 9 h ; fermé le dimanche et les jours fériés")]
    [InlineData("Fr-Th 08:00-20:00", "tous les jours, de 8 h à 20 h")]
    [InlineData("09:30-12:00; SH off", "tous les jours, de 9 h 30 à midi ; fermé pendant les vacances scolaires")]
    [InlineData("We,Sa", "le mercredi et le samedi")]
    [InlineData("Apr-Oct We 14:00-18:00", "avril à octobre mercredi 14 h-18 h")]
    [InlineData("", "")]
    [InlineData("sur rendez-vous", "sur rendez-vous")]
    public void Opening_hours_are_told_in_French(string written, string words) => OpeningHoursWords.Of(written).Replace('\u00A0', ' ').ShouldBe(words);

    [Fact]
    public void A_French_phone_is_written_in_pairs()
    {
        KindWords.Phone("+33261910042").Replace('\u00A0', ' ').ShouldBe("02 61 91 00 42");
        KindWords.Phone("+3226191004").ShouldBe("+3226191004");
    }

    private static IReadOnlyList<string> Keys(Type texts, string folder) =>
        [.. XDocument.Load(Path.Combine(SharedFolder.Repository, "src", "Publisher", folder, texts.Name + ".resx")).Root!.Elements("data").Select(d => d.Attribute("name")!.Value)
            // The hundred codes of the weather are one member.
            .Where(k => texts != typeof(WeatherTexts) || !System.Text.RegularExpressions.Regex.IsMatch(k, "^Code[0-9]{2}$"))];
}
