using System.Collections.Frozen;
using System.Globalization;
using Lucene.Net.Analysis.Fr;
using Lucene.Net.Analysis.Miscellaneous;

namespace Wiker.Ingest.Index.Analysis;

/// <summary>Walks over a text's terms without a string for each. Not for several threads at once.</summary>
internal sealed class FrenchWords
{
    // Longer runs of letters are data, not words; the rest of them is dropped.
    private const int LongestWord = 64;
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Elided = FrenchLexicon.Elided.GetAlternateLookup<ReadOnlySpan<char>>();
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> StopWords = FrenchLexicon.StopWords.GetAlternateLookup<ReadOnlySpan<char>>();
    private static readonly FrozenDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> Irregular = FrenchLexicon.Irregular.GetAlternateLookup<ReadOnlySpan<char>>();
    private readonly FrenchLightStemmer _stemmer = new();
    private readonly char[] _word = new char[LongestWord];
    // One letter folds to at most four characters.
    private readonly char[] _term = new char[LongestWord * 4];
    private string _text = "";
    private int _at;
    private int _length;
    private bool _keepsEndings;

    /// <summary>A walk that leaves plurals and endings as they are written.</summary>
    public static FrenchWords AsWritten() => new() { _keepsEndings = true };

    public ReadOnlySpan<char> Term => _term.AsSpan(0, _length);

    /// <summary>How many positions after the term before: more than 1 where stop words stood between.</summary>
    public int PositionIncrement { get; private set; }

    public void Reset(string text)
    {
        _text = text;
        _at = 0;
    }

    /// <summary>Goes to the next term; false at the end, when <see cref="PositionIncrement"/> tells of stop words after the last term.</summary>
    public bool MoveNext()
    {
        PositionIncrement = 1;
        while (ReadWord() is > 0 and var length)
        {
            _length = ASCIIFoldingFilter.FoldToASCII(_word, 0, _term, 0, length);
            if (!StopWords.Contains(Term))
            {
                if (!_keepsEndings)
                    Stem();
                return true;
            }
            PositionIncrement++;
        }
        PositionIncrement--;
        return false;
    }

    // The next word in lower case, elisions cut and inner apostrophes dropped: entr'aide and entraide are one word. 0 at the end of the text.
    private int ReadWord()
    {
        var length = 0;
        for (; _at < _text.Length; _at++)
        {
            var letter = _text[_at];
            if (length == 0 && !IsInWord(letter))
                continue;
            if (IsApostrophe(letter))
            {
                if (_at + 1 >= _text.Length || !IsInWord(_text[_at + 1]))
                    break;
                if (Elided.Contains(_word.AsSpan(0, length)))
                    length = 0;
                continue;
            }
            if (!IsInWord(letter))
                break;
            if (length < LongestWord && CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark)
                _word[length++] = char.ToLowerInvariant(letter);
        }
        return length;
    }

    private void Stem()
    {
        foreach (var letter in Term)
        {
            if (!char.IsAsciiLetter(letter))
                return; // 20h30, 14, and other scripts have no French endings
        }
        if (Irregular.TryGetValue(Term, out var singular))
        {
            singular.CopyTo(_term);
            _length = singular.Length;
        }
        _length = _stemmer.Stem(_term, _length);
    }

    private static bool IsInWord(char letter) => char.IsLetterOrDigit(letter) || char.IsSurrogate(letter) || CharUnicodeInfo.GetUnicodeCategory(letter) == UnicodeCategory.NonSpacingMark;

    private static bool IsApostrophe(char letter) => letter is '\'' or '’' or '‘' or 'ʼ' or '＇';
}
