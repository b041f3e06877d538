namespace Wiker.Ingest.Publisher.Newsletters;

/// <summary>One record as a letter shows it: words only, each one line, contacts of persons never.</summary>
internal sealed record LetterItem
{
    public required string Url { get; init; }
    public required string Title { get; init; }
    public required string? Status { get; init; }
    public required bool IsOff { get; init; }
    public required string? When { get; init; }
    public required string? Where { get; init; }
    public required string? Distance { get; init; }
    public required string? Summary { get; init; }
    public required string From { get; init; }
    public required string? SourceUrl { get; init; }
    public required LetterPicture? Picture { get; init; }
}

/// <summary>A picture in a letter: our own thumbnail under its absolute address, alike for every reader, so that who sees it isn't told from another; sized as it is shown.</summary>
internal sealed record LetterPicture(string Url, int Width, int Height, string Alt, string Credit);

/// <summary>Items under one heading; null: no heading of their own.</summary>
internal sealed record LetterGroup(string? Title, IReadOnlyList<LetterItem> Items);

/// <summary>A section; <paramref name="IsShort"/> ones show their items in a line or two. <paramref name="More"/> tells what was left out, null: nothing.</summary>
internal sealed record LetterSection(string Title, bool IsShort, IReadOnlyList<LetterGroup> Groups, string? More, string? MoreUrl);

/// <summary>A name with its words.</summary>
internal sealed record LetterFact(string Name, string Value);

/// <summary>The weather of the letter's days; <paramref name="Given"/> tells when it came, <paramref name="Attribution"/> whose it is.</summary>
internal sealed record LetterWeather(string Title, IReadOnlyList<LetterFact> Days, string Given, string Attribution, string? AttributionUrl);

/// <summary>What the templates say themselves, in the letter's language.</summary>
internal sealed record LetterTemplateTexts
{
    public string Greeting { get; } = LetterTexts.Greeting;
    public string NotToMiss { get; } = LetterTexts.NotToMiss;
    public string Why { get; } = LetterTexts.Why;
    public string WhyLead { get; } = LetterTexts.WhyLead;
    public string Check { get; } = LetterTexts.Check;
    public string Licences { get; } = LetterTexts.Licences;
    public string Source { get; } = LetterTexts.Source;
    /// <summary>Whose letter it is, and of which day.</summary>
    public required string Composed { get; init; }

    public static LetterTemplateTexts Of(string day) => new() { Composed = LetterTexts.Composed(day) };
}

/// <summary>Everything that the templates of a letter see.</summary>
internal sealed record LetterModel
{
    public required string Subject { get; init; }
    public required string Preheader { get; init; }
    public required string Place { get; init; }
    public required string Dates { get; init; }
    public required string Lead { get; init; }
    public required string? Notice { get; init; }
    /// <summary>Null: none is known, or the letter doesn't ask for it.</summary>
    public required LetterWeather? Weather { get; init; }
    /// <summary>CSS colour, checked.</summary>
    public required string Accent { get; init; }
    public required IReadOnlyList<LetterFact> Highlights { get; init; }
    public required IReadOnlyList<LetterSection> Sections { get; init; }
    public required IReadOnlyList<LetterFact> Reasons { get; init; }
    public required IReadOnlyList<string> Attributions { get; init; }
    public required string? PageUrl { get; init; }
    public required string? PageTitle { get; init; }
    /// <summary>The templates' own words.</summary>
    public required LetterTemplateTexts Texts { get; init; }
}
