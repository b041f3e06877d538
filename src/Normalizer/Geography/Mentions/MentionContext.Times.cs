namespace Wiker.Ingest.Normalizer.Geography.Mentions;

/// <summary>What the sentence around a commune's name tells of when.</summary>
internal readonly ref partial struct MentionContext
{
    /// <summary>True when its sentence tells a day or an hour.</summary>
    public bool IsTimed => InSentence(static (context, i) => context.TellsTime(i));

    /// <summary>True when its sentence tells what will be: "aura lieu", "se tiendra", "ouvriront".</summary>
    public bool IsToCome => InSentence(static (context, i) => context.IsFuture(i));

    private delegate bool Telling(MentionContext context, int index);

    private bool InSentence(Telling tells)
    {
        var from = _text[..Start].LastIndexOfAny(SentenceEnds) + 1;
        var length = _text[End..].IndexOfAny(SentenceEnds);
        var end = length < 0 ? _text.Length : End + length;
        for (var i = _from; i >= 0 && _tokens[i].Start >= from; i--)
        {
            if (tells(this, i))
                return true;
        }
        for (var i = _end; i < _tokens.Length && _tokens[i].Start < end; i++)
        {
            if (tells(this, i))
                return true;
        }
        return false;
    }

    private bool TellsTime(int index) => (RoleAt(index) & (WordRole.Weekday | WordRole.Month)) != WordRole.None || (char.IsDigit(_text[_tokens[index].Start]) && (Is(index + 1, "h", "heures") || _text.Slice(_tokens[index].Start, _tokens[index].Length).ContainsAny('h', 'H')));

    // "aura", "seront"; "opéra" and "caméra" are none.
    private bool IsFuture(int index)
    {
        var word = _text.Slice(_tokens[index].Start, _tokens[index].Length);
        return word.Length >= 4 && !_tokens[index].Capital && (word.EndsWith("ra") || word.EndsWith("ront")) && RoleAt(index).HasFlag(WordRole.Venue) == false && !Is(index, "caméra", "camera", "opéra");
    }
}
