namespace Wiker.Bench.CorpusBench.Reading;

/// <summary>How far a document says what it says in machine form.</summary>
internal enum DocumentForm
{
    /// <summary>RSS or Atom.</summary>
    Feed,
    /// <summary>iCalendar.</summary>
    Calendar,
    /// <summary>A page that writes at least one expected start in machine form.</summary>
    StatedPage,
    /// <summary>A page whose dates are words.</summary>
    PlainPage,
    /// <summary>A table, JSON or GeoJSON.</summary>
    Data,
    /// <summary>Nothing that is read here, or not read.</summary>
    None,
}

/// <summary>What became of one expected item. <paramref name="StartStated"/>: the document writes its start in machine form; the last two are false too when nothing of the kind is expected.</summary>
internal sealed record Answer(ExpectedItem Expected, bool Title, bool StartStated, bool Start, bool Link);

/// <summary>What was made of one document.</summary>
internal sealed record CorpusDocument
{
    /// <summary>From the folder of corpora, with slashes.</summary>
    public required string Path { get; init; }
    /// <summary>What it is.</summary>
    public DocumentForm Form { get; init; } = DocumentForm.None;
    /// <summary>What went wrong that never should: an exception, or a fetch that brought nothing; null when nothing did.</summary>
    public string? Fault { get; init; }
    /// <summary>Why there is no item; null when there are some.</summary>
    public string? Unread { get; init; }
    public int Items { get; init; }
    public int Records { get; init; }
    public int Rejections { get; init; }
    /// <summary>One for each expected item.</summary>
    public IReadOnlyList<Answer> Answers { get; init; } = [];

    /// <summary>The folder that it is counted with: the corpus, and its part where that has some.</summary>
    public string Folder => Path.Split('/') is ["open-data", var part, ..] ? $"open-data/{part}" : Path.Split('/')[0];
}
