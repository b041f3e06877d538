namespace Wiker.Ingest.Normalizer.Fields.Identity;

/// <summary>Numbers by which French law knows bodies: SIREN, SIRET (Luhn), RNA.</summary>
internal static class LegalNumbers
{
    // La Poste's establishments don't follow Luhn: the sum of their digits divides by five.
    private const string LaPoste = "356000000";

    /// <summary>The SIREN of a SIREN or SIRET written with or without spaces; null when its check digits are wrong.</summary>
    public static string? Siren(string? text)
    {
        var digits = Digits(text);
        if (digits.Length == 9)
            return Luhn(digits) ? digits : null;
        if (digits.Length != 14)
            return null;
        var siren = digits[..9];
        return Luhn(siren) && (Luhn(digits) || (siren == LaPoste && digits.Sum(c => c - '0') % 5 == 0)) ? siren : null;
    }

    /// <summary>W and nine digits or letters as the register writes them; null for anything else.</summary>
    public static string? Rna(string? text)
    {
        var written = text?.Trim().Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant();
        // Corsican prefectures number W2A… and W2B….
        return written is { Length: 10 } && written[0] == 'W' && char.IsAsciiDigit(written[1]) && (char.IsAsciiDigit(written[2]) || written[2] is 'A' or 'B') && written.AsSpan(3).ContainsAnyExceptInRange('0', '9') is false ? written : null;
    }

    private static string Digits(string? text) =>
        text is null || text.Length > 40 || text.Any(c => !(char.IsAsciiDigit(c) || char.IsWhiteSpace(c) || c is '.' or '-')) ? "" : string.Concat(text.Where(char.IsAsciiDigit));

    private static bool Luhn(string digits)
    {
        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            var digit = digits[^(i + 1)] - '0';
            if (i % 2 == 1)
                digit = digit > 4 ? (digit * 2) - 9 : digit * 2;
            sum += digit;
        }
        return sum % 10 == 0 && digits.AsSpan().ContainsAnyExcept('0');
    }
}
