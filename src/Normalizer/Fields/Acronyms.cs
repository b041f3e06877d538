using System.Collections.Frozen;
using Wiker.Ingest.Normalizer.Fields.Words;

namespace Wiker.Ingest.Normalizer.Fields;

/// <summary>Which capitals of a shouting title are letters that stand for words.</summary>
internal static class Acronyms
{
    private static readonly FrozenSet<string> Known = FrozenSet.Create(
        StringComparer.Ordinal,
        "amap", "ape", "apel", "ccas", "cias", "cmj", "cme", "plu", "plui", "scot", "sivom", "sivu", "smictom", "sictom", "rpe", "ram", "pmi", "alsh", "clsh", "adil", "caue", "caf", "cpam", "msa", "crous", "sncf", "ter", "edf", "grdf", "enedis", "pmr", "vtt", "bmx", "gr", "fc", "us", "as", "es", "sc", "rc",
        "usm", "asc", "hbc", "bc", "tc", "ttc", "acca", "afr", "adapei", "admr", "ehpad", "esat", "ime", "anacr", "unc", "afn", "fnaca", "ufc", "lpo", "cnrs", "irm", "dj", "bd", "cd", "dvd", "tv", "pv", "cm", "rn", "rd", "zac", "za", "zi", "bal", "rsa", "bafa", "bafd", "psc", "utl", "mjc", "mpt", "mfr", "smic", "rgpd", "tvb", "pcaet", "adn", "ong", "onu", "ue", "usa", "url", "qr", "sms", "ok", "vs", "tnt", "vae", "ulm", "xv", "xiii");

    private static readonly System.Buffers.SearchValues<char> Vowels = System.Buffers.SearchValues.Create("aeiouy");

    public static bool IsAcronym(string word)
    {
        if (word.Contains('.', StringComparison.Ordinal))
            return word.Split('.').All(part => part.Length <= 1);
        var folded = Folding.Fold(word);
        if (Known.Contains(folded))
            return true;
        // No French word of two letters or more lacks a vowel.
        return folded.Length is >= 2 and <= 6 && !folded.AsSpan().ContainsAny(Vowels);
    }
}
