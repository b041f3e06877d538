using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using Wiker.Ingest.Crawlers.Sources;
using Wiker.Ingest.Model;

namespace Wiker.Ingest.Crawlers.Readers.Documents;

/// <summary>
/// Names of columns and properties that French open data, town sites and their software use again and again, and the target field that they mean:
/// the SCDL forms, Opendatasoft, OpenAgenda, WordPress and The Events Calendar, Google Calendar, OpenStreetMap, SIRENE and RNA.
/// </summary>
internal static class WellKnownNames
{
    // For each field the names in order of preference, folded as Fold does. A dot is a step into a nested object.
    private static readonly (string Field, string Names)[] Table =
    [
        (RawField.Title, "title.rendered title.fr titlefr titre title nom name libelle intitule nomassociation nomdelassociation nomdelevenement nomevenement titredelevenement evenement nommanifestation manifestation nomlieu lieunom titrecourt denomination raisonsociale nomcomplet nomraisonsociale nometablissement nomcommercial nomorganisme nomequipement nomsite nomdulieu nomusuel enseigne denominationcourante headline label sujet objet animation fulllabel eventtitle identite.nom nomstation nomecole nomdusite designation summary intitulefr association activite activites"),
        (RawField.Start, "startdate datedebut debut start datestart startat begindate dtstart firsttiming.begin firstdatebegin datededebut datedebutevenement datetimedebut dateheuredebut horodatedebut jourdebut starttime startdatetime begin start.datetime start.date datetime utcstartdate debutdate datedebutmanif"),
        (RawField.End, "enddate datefin fin end dateend endat dtend firsttiming.end firstdateend datedefin datefinevenement datetimefin dateheurefin jourfin endtime enddatetime end.datetime end.date utcenddate findate datefinmanif"),
        (RawField.When, "daterange.fr daterangefr daterange date dates dateheure dateethoraire dateethoraires dateetheure quand horaireevenement datetexte periode dateevenement datemanifestation jour"),
        (RawField.Timezone, "timezone fuseau fuseauhoraire locationtimezone"),
        (RawField.Place, "location.name locationname venue.venue venue.name lieu nomdulieu nomlieu lieunom place venue salle location lieuevenement emplacement site nomsalle adressenom placename"),
        (RawField.Address, "location.address locationaddress adresse address adressecomplete adressepostale venue.address adressebrut adresseligne1 siege.adresse geoadresse adlieu adressestation rue voie streetaddress addr:street arcadresse adressedusite adresserue adr"),
        (RawField.PostalCode, "location.postalcode locationpostalcode codepostal cp postalcode postcode addr:postcode venue.zip adressecodepostal codepostaletablissement siege.codepostal zipcode arccp"),
        (RawField.Commune, "location.insee codeinsee codeinseecommune inseecommune communeinsee codecommune insee codecommuneinsee adressecodeinsee siege.commune location.city locationcity commune communenom nomcommune ville city addr:city venue.city comlieu libellecommune adressecommune localite municipalite"),
        (RawField.Lat, "location.latitude latitude lat ylat geo.lat geopoint2d.lat geopoint.lat locationcoordinates.lat coordonnees.lat venue.geolat siege.latitude latwgs84 ywgs84 y_lat"),
        (RawField.Lon, "location.longitude longitude lon long lng xlong geo.lon geopoint2d.lon geopoint.lon locationcoordinates.lon coordonnees.lon venue.geolng siege.longitude longwgs84 xwgs84"),
        (RawField.Body, "content.rendered longdescription.fr longdescriptionfr longdescription contenu content contenthtml body texte corps descriptionlongue descriptiflong html"),
        (RawField.Summary, "excerpt.rendered description.fr descriptionfr description descriptif resume chapo chapeau summary excerpt presentation descr descriptioncourte accroche commentaire"),
        (RawField.Link, "canonicalurl link url lien permalink href htmllink eventpath urlfiche sourceurl lienfiche guid.rendered urlevenement"),
        (RawField.Site, "website siteweb siteinternet site_internet sites urlsite contactwebsite contact:website web www pageweb lienweb venue.website siteinternetofficiel"),
        (RawField.Image, "image.url originalimage image.base image photo urlimage imageurl visuel thumbnail vignette illustration featuredimage.url jetpackfeaturedmediaurl logourl"),
        (RawField.Credit, "imagecredits credit credits creditphoto copyright"),
        (RawField.Category, "keywords.fr keywordsfr keywords categorie categories theme themes thematique type typelieu typeevenement rubrique tags motscles categorieprincipale secteur famille activite"),
        (RawField.Phone, "telephone tel phone numerotelephone contacttelephone contactphone contact:phone telephonenational locationphone telephonefixe numtel phonenumber telephonelieu"),
        (RawField.Email, "email mail courriel contactemail contact:email adressemail adressemessagerie adresseelectronique adressecourriel emailcontact"),
        (RawField.Price, "conditions.fr conditionsfr tarif tarifs prix price cost detailtarif conditionstarifaires tarification"),
        (RawField.Status, "eventstatus statut status etat statutevenement"),
        (RawField.Id, "uid recordid identifiant uuid id slug guid code reference num numero gid osmid @id"),
        (RawField.Organizer, "organizer.name organisateur organizer.organizer organizer organisme structure structureporteuse origintitle originagenda.title nomorganisateur porteur gestionnaire association"),
        (RawField.Published, "dategmt datepublication publishedat published dateparution createdat datecreation pubdate datedepublication datemiseenligne"),
        (RawField.Modified, "modifiedgmt updatedat modified datemaj datemiseajour datemodification datedermaj lastmodified"),
        (RawField.Rna, "rna numerorna idrna coderna idassociation numrna identiterna"),
        (RawField.Siren, "siren siret numsiret codesiret idsiren numerosiren sirenetablissement numsiren siege.siret"),
        (RawField.Activities, "activites objetsocial objetassociation domaineactivite domaines"),
        (RawField.OpeningHours, "openinghours horaires horairesouverture horaire horairesdouverture plageouverture heuresouverture joursouverture"),
        (RawField.Audience, "public publics publiccible publicaccueilli publicsaccueillis typespublic"),
        (RawField.Until, "datelimite validite datefinvalidite validejusquau"),
        (RawField.Deadline, "datelimitereponse datelimitecandidature dateecheance"),
    ];

    private static readonly FrozenDictionary<string, (string Field, int Rank)[]> ByName = Table
        .SelectMany(row => row.Names.Split(' ').Select((name, rank) => (Name: Fold(name), Meaning: (row.Field, Rank: rank))))
        .GroupBy(e => e.Name, StringComparer.Ordinal)
        .ToFrozenDictionary(g => g.Key, g => g.Select(e => e.Meaning).ToArray(), StringComparer.Ordinal);

    // What wraps the properties of each item and says nothing itself.
    private static readonly string[] Wrappers = ["fields.", "properties.", "attributes.", "record.fields.", "record."];

    /// <summary>
    /// Rules for the names that are known, each name for one field and each field by its best name; the name itself is the selector.
    /// Empty when none is known.
    /// </summary>
    public static IReadOnlyDictionary<string, FieldRule> RulesFor(IEnumerable<string> names)
    {
        var best = new Dictionary<string, (string Name, int Rank)>(StringComparer.Ordinal);
        foreach (var name in names)
        {
            foreach (var (field, rank) in ByName.GetValueOrDefault(Fold(Unwrapped(name))) ?? [])
            {
                if (!best.TryGetValue(field, out var known) || rank < known.Rank)
                    best[field] = (name, rank);
            }
        }
        // "nom_lieu" is the thing's name in a table of places, and the venue where there is another title.
        if (best.TryGetValue(RawField.Title, out var title) && best.TryGetValue(RawField.Place, out var place) && title.Name == place.Name)
            best.Remove(RawField.Place);
        foreach (var field in (ReadOnlySpan<string>)[RawField.Category, RawField.Organizer, RawField.Activities])
        {
            if (title.Name is not null && best.TryGetValue(field, out var other) && other.Name == title.Name)
                best.Remove(field);
        }
        return best.ToDictionary(b => b.Key, b => new FieldRule(b.Value.Name, null, null, null, null, null), StringComparer.Ordinal);
    }

    /// <summary>Letters, digits, dots, @ and colons in lower case without accents: "Date_Début" and "date debut" are one name.</summary>
    public static string Fold(string name)
    {
        var folded = new StringBuilder(name.Length);
        foreach (var c in name.Normalize(NormalizationForm.FormD))
        {
            if (char.IsLetterOrDigit(c) && CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark || c is '.' or '@' or ':')
                folded.Append(char.ToLowerInvariant(c));
        }
        return folded.ToString();
    }

    private static string Unwrapped(string name)
    {
        foreach (var wrapper in Wrappers)
        {
            if (name.StartsWith(wrapper, StringComparison.OrdinalIgnoreCase))
                return name[wrapper.Length..];
        }
        return name;
    }
}
