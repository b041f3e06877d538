namespace Wiker.Ingest.Normalizer.Tests.Fields;

/// <summary>What no rule can say stays in its text.</summary>
public sealed class RuleTextTests
{
    [Fact]
    public void Of_two_schedules_the_text_keeps_both()
    {
        var rule = Event("tous les mardis 18h-20h et les jeudis 19h-21h").Content.Rule.ShouldNotBeNull();
        rule.Rrule.ShouldBe("FREQ=WEEKLY;BYDAY=TU");
        rule.Text.ShouldBe("tous les mardis 18h-20h et les jeudis 19h-21h");
    }

    [Theory]
    [InlineData("un mardi sur trois selon la marée")]
    [InlineData("chaque trimestre, voir affiche")]
    public void A_recurrence_that_cannot_be_read_stays_in_words(string words)
    {
        var content = Event(words).Content;
        content.Occurrences.ShouldBe([]);
        content.Rule.ShouldBe(new EventRule("", null, null, content.Rule!.Except, words));
        content.Rule.Except.ShouldBeEmpty();
    }

    [Fact]
    public void A_machine_rule_that_cannot_be_read_keeps_the_first_time_and_the_words()
    {
        var content = Examples.One(RecordKind.Event, (RawField.Title, "Yoga"), (RawField.Start, "20260310T180000"), (RawField.Rrule, "EVERY TUESDAY"), (RawField.When, "le mardi")).Content;
        content.Occurrences.ShouldNotBeNull().ShouldHaveSingleItem().Start.ToString().ShouldBe("2026-03-10T18:00");
        content.Rule.ShouldNotBeNull().Text.ShouldBe("le mardi");
    }

    private static SourceRecord Event(string when) => Examples.One(RecordKind.Event, (RawField.Title, "Yoga"), (RawField.When, when));
}
