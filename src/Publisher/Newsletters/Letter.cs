using Wiker.Ingest.Model;

namespace Wiker.Ingest.Publisher.Newsletters;

/// <summary>A letter, ready to be shown or sent.</summary>
/// <param name="Subject">One line of plain text, at most 120 characters.</param>
/// <param name="Html">A whole HTML document under <see cref="LetterComposing.MostHtmlBytes"/>; asks no third party for anything.</param>
/// <param name="Text">The same items as plain text, lines of at most 78 characters but for addresses.</param>
/// <param name="Items">How many records it shows.</param>
public sealed record Letter(string Subject, string Html, string Text, int Items);

/// <summary>What came of composing a letter: a closed family.</summary>
public abstract record LetterOutcome
{
    private LetterOutcome() { }

    /// <summary>A letter; one without items says so in friendly words.</summary>
    public sealed record Composed(Letter Letter) : LetterOutcome;

    /// <summary>The query can't be answered as it stands.</summary>
    public sealed record Refused(IReadOnlyList<QueryFault> Faults) : LetterOutcome;
}
