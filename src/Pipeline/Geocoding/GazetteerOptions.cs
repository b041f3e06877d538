using Wiker.Ingest.Crawlers.Fetching;

namespace Wiker.Ingest.Pipeline.Geocoding;

/// <summary>Settings of section <c>Gazetteer</c>.</summary>
public sealed class GazetteerOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Gazetteer";

    /// <summary>
    /// Where the communes of today are fetched from, http(s): the form of geo.api.gouv.fr's <c>/communes</c>, in one answer. It is the operator's own word: a mirror may lie in their network.
    /// </summary>
    public string CommunesUrl { get; set; } = "https://geo.api.gouv.fr/communes?fields=nom,code,codesPostaux,centre,mairie,population,codeEpci&zone=metro,drom,com&format=json";

    /// <summary>What is wrong with it; null when nothing is.</summary>
    public string? Fault() => ServiceAddress.IsSound(CommunesUrl, AddressParts.QueryAndFragment)
        ? null
        : $"{Section}:{nameof(CommunesUrl)} must be an absolute http or https address without user, not '{CommunesUrl}'.";
}
