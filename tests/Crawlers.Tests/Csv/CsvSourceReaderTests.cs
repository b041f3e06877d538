using System.Text;
using Wiker.Ingest.Crawlers.Readers;
using Wiker.Ingest.Crawlers.Readers.Csv;
using Wiker.Ingest.Crawlers.Sources;
using Wiker.Ingest.Crawlers.Tests.Data;

namespace Wiker.Ingest.Crawlers.Tests.Csv;

public sealed class CsvSourceReaderTests
{
    private static readonly Dictionary<string, FieldRule> TitleAndPlace = DataDocuments.Fields(("title", "Nom"), ("place", "Lieu"));

    private static ReadOutcome Read(string text, Dictionary<string, FieldRule>? fields = null, char? separator = null) =>
        new CsvSourceReader().Read(DataDocuments.Page(text), DataDocuments.Csv(fields ?? TitleAndPlace, separator), null);

    [Theory]
    [InlineData(";")]
    [InlineData(",")]
    [InlineData("\t")]
    [InlineData("|")]
    public void The_separator_is_guessed(string sign)
    {
        var item = Read($"Nom{sign}Lieu\nClub de palets{sign}Besné\n").Items().ShouldHaveSingleItem();
        item.First("title").ShouldBe("Club de palets");
        item.First("place").ShouldBe("Besné");
        item.Locator.ShouldBe("line 2");
    }

    [Fact]
    public void A_windows_1252_table_keeps_its_accents()
    {
        var bytes = CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetBytes("Nom;Lieu\r\nFête de l’été;Prinquiau\r\nMarché;Besné\r\n");
        var items = new CsvSourceReader().Read(DataDocuments.Page(bytes), DataDocuments.Csv(TitleAndPlace), null).Items();
        items.Select(i => i.First("title")).ShouldBe(["Fête de l’été", "Marché"]);
    }

    [Fact]
    public void A_byte_order_mark_is_no_part_of_the_first_column() =>
        new CsvSourceReader().Read(DataDocuments.Page([0xEF, 0xBB, 0xBF, .. "Nom;Lieu\nLoto;Donges\n"u8]), DataDocuments.Csv(TitleAndPlace), null).Items().Count.ShouldBe(1);

    [Fact]
    public void Case_and_accents_of_the_header_do_not_matter() =>
        Read("  NOM  DE L'ASSOCIATION ;Activité\nLes Palets;jeu\n", DataDocuments.Fields(("title", "nom de l'association"), ("activities", "activite"))).Items()[0].First("activities").ShouldBe("jeu");

    [Fact]
    public void Title_lines_above_the_header_are_passed_over() =>
        Read("Export des associations\nMis à jour le 3 mars\n\nNom;Lieu\nLoto;Donges\n").Items().ShouldHaveSingleItem().Locator.ShouldBe("line 5");

    [Fact]
    public void The_line_that_Excel_writes_for_the_separator_is_passed_over() => Read("sep=;\nNom;Lieu\nLoto;Donges\n").Items().Count.ShouldBe(1);

    [Fact]
    public void A_quoted_cell_may_run_over_lines_and_the_next_line_number_is_right()
    {
        var items = Read("Nom;Lieu\n\"Loto\ndes \"\"grands\"\"\";Donges\nVide-grenier;Besné\n").Items();
        items[0].First("title").ShouldBe("Loto des \"grands\"");
        items.Select(i => i.Locator).ShouldBe(["line 2", "line 4"]);
    }

    [Fact]
    public void A_ragged_row_is_refused_with_its_line_and_the_rest_goes_on()
    {
        var outcome = Read("Nom;Lieu\nLoto;Donges\nBal;Besné;trop\nCourse\nMarché;Trignac\n");
        outcome.Items().Select(i => i.First("title")).ShouldBe(["Loto", "Marché"]);
        outcome.Rejections().Select(r => (r.Reason, r.Locator)).ShouldBe([("row-ragged", "line 3"), ("row-ragged", "line 4")]);
    }

    [Fact]
    public void Empty_cells_beyond_the_header_are_no_fault() => Read("Nom;Lieu;\nLoto;Donges;;;\nBal;Besné\n").Items().Count.ShouldBe(2);

    [Fact]
    public void An_open_quote_costs_its_own_row_only()
    {
        var outcome = Read("Nom;Lieu\n\"Loto;Donges\nBal;Besné\nMarché;Trignac\n");
        outcome.Items().Select(i => (i.First("title"), i.Locator)).ShouldBe([("Bal", "line 3"), ("Marché", "line 4")]);
        outcome.Rejections().ShouldHaveSingleItem().Locator.ShouldBe("line 2");
    }

    [Fact]
    public void A_mapped_column_that_is_gone_is_a_change() => Read("Nom;Adresse\nLoto;Donges\n").ShouldBe(new ReadOutcome.Changed("column Lieu"));

    [Fact]
    public void A_table_without_any_mapped_column_is_a_change() => Read("a;b\n1;2\n").ShouldBe(new ReadOutcome.Changed("column Nom"));

    [Fact]
    public void A_header_alone_is_empty() => Read("Nom;Lieu\n").ShouldBeOfType<ReadOutcome.Empty>();

    [Fact]
    public void A_header_that_is_repeated_further_down_is_no_item() => Read("Nom;Lieu\nLoto;Donges\nNom;Lieu\nBal;Besné\n").Items().Count.ShouldBe(2);

    [Fact]
    public void Blank_rows_give_nothing() => Read("Nom;Lieu\n;\nLoto;Donges\n ; \n").Findings().Count.ShouldBe(1);

    [Fact]
    public void A_page_in_the_place_of_a_table_is_an_error_page() =>
        Read("<!DOCTYPE html><html><head><title>Erreur 404 &ndash; page introuvable</title></head></html>").ShouldBe(new ReadOutcome.ErrorPage("Erreur 404 – page introuvable"));

    [Fact]
    public void A_workbook_is_told_apart() => new CsvSourceReader().Read(DataDocuments.Page([0x50, 0x4B, 3, 4, 20, 0]), DataDocuments.Csv(TitleAndPlace), null).ShouldBeOfType<ReadOutcome.Broken>();

    [Fact]
    public void Decimal_commas_are_read_and_a_point_beyond_the_poles_is_refused_alone()
    {
        var outcome = Read("Nom;y;x\nLoto;47,3183;-2,0756\nBal;6700000;320000\nCourse;;\n", DataDocuments.Fields(("title", "Nom"), ("lat", "y"), ("lon", "x")));
        outcome.Items().Count.ShouldBe(3);
        outcome.Items()[0].First("lat").ShouldBe("47.3183");
        outcome.Items()[1].First("lat").ShouldBeNull();
        outcome.Rejections().ShouldHaveSingleItem().Reason.ShouldBe("point-unreadable");
    }

    [Fact]
    public void Rules_match_take_out_and_stand_in()
    {
        var fields = DataDocuments.Fields(("title", "Nom"));
        fields["price"] = new("Tarif", null, @"(\d+) ?€", "gratuit", null, null);
        fields["place"] = new("Lieu", null, null, null, @"\(.*\)", null);
        fields["category"] = new(null, null, null, null, null, "Vie locale");
        var items = Read("Nom;Tarif;Lieu\nLoto;entrée 5 €;Salle (fond)\nBal;;Halle\n", fields).Items();
        items.Select(i => i.First("price")).ShouldBe(["5", "gratuit"]);
        items[0].First("place").ShouldBe("Salle");
        items.ShouldAllBe(i => i.First("category") == "Vie locale");
    }

    [Fact]
    public void A_separator_that_cannot_be_one_is_told_instead_of_thrown() => Read("Nom;Lieu\nLoto;Donges\n", separator: '§').ShouldBeOfType<ReadOutcome.Broken>();

    [Fact]
    public void Rows_come_while_they_are_asked_for() =>
        ((ReadOutcome.Items)Read("Nom;Lieu\n" + string.Concat(Enumerable.Repeat("Loto;Donges\n", 250_000)))).Findings.Take(3).Count().ShouldBe(3);

    [Fact]
    public void Rows_beyond_the_cap_are_refused_once()
    {
        var last = Read("Nom;Lieu\n" + string.Concat(Enumerable.Repeat("Loto;Donges\n", 200_001))).Findings()[^1];
        last.ShouldBeOfType<Finding.Refused>().Rejection.Reason.ShouldBe("rows-capped");
    }
}
