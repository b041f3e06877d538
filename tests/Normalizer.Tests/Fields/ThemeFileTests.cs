using Wiker.Ingest.Tests;

namespace Wiker.Ingest.Normalizer.Tests.Fields;

/// <summary>The file of themes.</summary>
public sealed class ThemeFileTests
{
    [Fact]
    public void Every_fault_of_the_theme_file_is_named_with_its_line()
    {
        var path = Path.Combine(Path.GetTempPath(), $"themes-{Guid.NewGuid():N}.yml");
        File.WriteAllText(path, "themes:\n  sport:\n    label: Sport\n    word: [foot]\n  Musique:\n    words: [a: 9]\n");
        try
        {
            var message = Should.Throw<InvalidDataException>(() => Taxonomy.Load(path)).Message;
            foreach (var fault in (string[])["line 4", "line 5", "line 6", "no label"])
                message.ShouldContain(fault);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void The_shipped_themes_are_the_fourteen_of_the_model() => Taxonomy.Load(Path.Combine(SharedFolder.Repository, "config", "themes.yml")).Themes.Select(t => t.Id).ShouldBe(
        ["sport", "culture", "musique", "vie-municipale", "enfance-jeunesse", "seniors", "nature-environnement", "commerce-artisanat", "circuits-courts", "solidarite-sante", "marche-brocante", "emploi-formation", "transports-travaux", "patrimoine-tourisme"]);
}
