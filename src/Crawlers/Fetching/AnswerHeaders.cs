using System.Text;

namespace Wiker.Ingest.Crawlers.Fetching;

/// <summary>An answer's headers as sent, unparsed.</summary>
internal sealed class AnswerHeaders(HttpResponseMessage response)
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The value, several joined by commas; null when the header wasn't sent or is blank.</summary>
    public string? this[string name] =>
        response.Headers.NonValidated.TryGetValues(name, out var values) || response.Content.Headers.NonValidated.TryGetValues(name, out values)
            ? string.Join(", ", values) is { } joined && !string.IsNullOrWhiteSpace(joined) ? joined.Trim() : null
            : null;

    /// <summary>The Location, with raw UTF-8 (which .NET gives as Latin-1, and French sites send) put right.</summary>
    public string? Location
    {
        get
        {
            var location = this["Location"];
            if (location is null || Ascii.IsValid(location))
                return location;
            try
            {
                return StrictUtf8.GetString(Encoding.Latin1.GetBytes(location));
            }
            catch (DecoderFallbackException)
            {
                return location;
            }
        }
    }

    /// <summary>True when a wall before the site asks for a proof of being human.</summary>
    public bool IsChallenge =>
        Says("cf-mitigated", "challenge") || this["cf-chl-bypass"] is not null || this["cf-chl-out"] is not null
        || Says("x-amzn-waf-action", "challenge") || Says("x-amzn-waf-action", "captcha") || this["x-datadome"] is not null && (int)response.StatusCode == 403;

    /// <summary>X-Robots-Tag values, and <c>tdm-reservation: 1</c> when the rights are reserved, joined by commas; null when neither was sent.</summary>
    public string? Robots =>
        (this["X-Robots-Tag"], Says("tdm-reservation", "1")) switch
        {
            (null, false) => null,
            ({ } tag, false) => tag,
            (null, true) => "tdm-reservation: 1",
            ({ } tag, true) => tag + ", tdm-reservation: 1",
        };

    private bool Says(string name, string value) => string.Equals(this[name], value, StringComparison.OrdinalIgnoreCase);
}
