using Wiker.Ingest.Model;
using Wiker.Ingest.Normalizer.Geography.Mentions;
using Wiker.Ingest.Normalizer.Geography.Names;

namespace Wiker.Ingest.Normalizer.Geography.Places;

/// <summary>The words that may tell a place's commune.</summary>
internal sealed record CommuneWords(string? Place, string? Address, AddressParts Parts, string? Commune, string? PostalCode);

/// <summary>A place's commune, null when nothing tells it, with how sure, what else it could be, and why.</summary>
internal sealed record FoundCommune(Commune? Commune, double Confidence, IReadOnlyList<CommuneRef> Alternatives, IReadOnlyList<string> Reasons);

/// <summary>Finds a place's commune: the code or name given for it, the town behind the postcode, the postcode, what the words name, the source's own, in this order.</summary>
internal static class PlaceCommune
{
    public static FoundCommune Find(CommuneWords words, SourceProfile source, SourceGround ground, Gazetteer gazetteer)
    {
        if (words.Commune is { } given && OfGiven(given.Trim(), words.PostalCode, ground, gazetteer) is { } ofGiven)
            return ofGiven;
        var ofPostalCode = words.PostalCode is { } code ? gazetteer.FindByPostalCode(code) : [];
        if (words.Parts.Town is { } town && OfTown(town, words.PostalCode, ofPostalCode, source, ground, gazetteer) is { } ofTown)
            return ofTown;
        if (OfText(words, source, ofPostalCode, gazetteer) is { } ofText)
            return ofText;
        if (ofPostalCode.Count > 0)
        {
            var (commune, sureness, others) = ground.Settle(ofPostalCode);
            return new(commune, ofPostalCode.Count == 1 ? 0.85 : 0.75 * sureness, others, [$"postcode {words.PostalCode}"]);
        }
        return ground.Own is { } own
            ? new(own, words.Place is null && words.Address is null ? 0.4 : 0.6, [], ["the words name no commune: the source's own"])
            : new(null, 0.2, [], ["the words name no commune that is known"]);
    }

    private static FoundCommune? OfGiven(string given, string? postalCode, SourceGround ground, Gazetteer gazetteer)
    {
        if (GazetteerFile.IsInsee(given) && gazetteer.Find(given) is { } byCode)
            return new(byCode, 0.98, [], [$"INSEE code {given}"]);
        var named = gazetteer.FindByName(given);
        if (named.Count == 0 && AddressGrammar.Read(given) is { Town: { } town } parts)
        {
            postalCode ??= parts.PostalCode;
            named = gazetteer.FindByName(town);
        }
        if (named.Count == 0 && Departments.Split(given) is (var name, { } department))
            named = [.. gazetteer.FindByName(name).Where(c => c.Department == department)];
        return named.Count == 0 ? null : Narrowed(named, postalCode, ground, given, 0.95);
    }

    private static FoundCommune? OfTown(string town, string? postalCode, IReadOnlyList<Commune> ofPostalCode, SourceProfile source, SourceGround ground, Gazetteer gazetteer)
    {
        var named = gazetteer.FindByName(town);
        if (named.Count > 0)
            return Narrowed(named, postalCode, ground, town, 0.97);
        // "Montoir" behind 44550, or a town with words after it: whatever of the postcode's own communes it begins with.
        var words = NameTokens.Words(town);
        foreach (var commune in ofPostalCode)
        {
            var name = NameTokens.Words(commune.Name);
            if (words.Count > 0 && (words.Take(name.Count).SequenceEqual(name) || name.Take(words.Count).SequenceEqual(words)))
                return new(commune, 0.9, [], [$"postcode {postalCode} and '{town}'"]);
        }
        return CommuneMentions.Find(town, source, gazetteer) is [var mention, ..] ? Narrowed([mention.Commune], postalCode, ground, town, mention.Confidence) : null;
    }

    // What stands behind the postcode has been looked at; a venue may name its commune ("Mairie de Donges"), the address's street doesn't.
    private static FoundCommune? OfText(CommuneWords words, SourceProfile source, IReadOnlyList<Commune> ofPostalCode, Gazetteer gazetteer)
    {
        foreach (var text in (string?[])[words.Place, words.Address])
        {
            if (text is null)
                continue;
            if (gazetteer.FindByName(text) is { Count: > 0 } whole)
                return Narrowed(whole, words.PostalCode, new(source, gazetteer), text, 0.9);
            var mentions = CommuneMentions.Find(text, source, gazetteer);
            var fitting = mentions.FirstOrDefault(m => ofPostalCode.Count == 0 || ofPostalCode.Any(c => c.Insee == m.Commune.Insee));
            if (fitting is not null)
                return new(fitting.Commune, fitting.Confidence, fitting.Alternatives, [$"named in the words: {text.Substring(fitting.Start, fitting.Length)}"]);
            if (LastPart(text) is { } last && gazetteer.FindByName(last) is { Count: > 0 } named)
                return Narrowed(named, words.PostalCode, new(source, gazetteer), last, 0.85);
        }
        return null;
    }

    // "Salle polyvalente, Vue": after the last comma an everyday word is a town.
    private static string? LastPart(string text) => text.LastIndexOfAny([',', '\n', '–']) is > 0 and var cut && text[(cut + 1)..].Trim() is { Length: > 1 } last ? last : null;

    private static FoundCommune Narrowed(IReadOnlyList<Commune> named, string? postalCode, SourceGround ground, string written, double confidence)
    {
        if (postalCode is not null)
        {
            List<Commune> exact = [.. named.Where(c => c.PostalCodes.Contains(postalCode))];
            if (exact.Count > 0)
            {
                var (one, sure, rest) = ground.Settle(exact);
                return new(one, confidence * (exact.Count == 1 ? 1 : sure), rest, [$"'{written}' and postcode {postalCode} agree"]);
            }
            // A CEDEX has a postcode of its own that no list of communes holds: the département must do.
            List<Commune> sameDepartment = [.. named.Where(c => postalCode.StartsWith(c.Department is "2A" or "2B" ? "20" : c.Department, StringComparison.Ordinal))];
            if (sameDepartment.Count > 0)
            {
                var (one, sure, rest) = ground.Settle(sameDepartment);
                return new(one, confidence * 0.9 * sure, rest, [$"'{written}', in the département of postcode {postalCode}"]);
            }
            var (other, doubt, others) = ground.Settle(named);
            return new(other, confidence * 0.5 * doubt, others, [$"'{written}' doesn't go with postcode {postalCode}"]);
        }
        var (commune, sureness, alternatives) = ground.Settle(named);
        return new(commune, confidence * sureness, alternatives, [named.Count == 1 ? $"'{written}'" : $"'{written}', one of {named.Count} of that name"]);
    }
}
