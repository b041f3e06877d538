using Wiker.Ingest.Normalizer.Geography.Names;

namespace Wiker.Ingest.Normalizer.Geography.Mentions;

/// <summary>What a word says of a commune's name beside it.</summary>
[Flags]
internal enum WordRole : ulong
{
    None = 0,
    /// <summary>Puts something in a place: à, vers.</summary>
    Locative = 1,
    /// <summary>de, d', du, des.</summary>
    Of = 2,
    /// <summary>le, la, les, l'.</summary>
    Article = 4,
    /// <summary>A kind of street: what follows names the street.</summary>
    Way = 8,
    /// <summary>A kind of building: a name set straight behind it is the building's own.</summary>
    Venue = 16,
    /// <summary>The first words of clubs: a name set straight behind them is the club's.</summary>
    Club = 32,
    /// <summary>A first name: what follows is a family name.</summary>
    FirstName = 64,
    /// <summary>M., Mme, Dr: what follows is a person.</summary>
    Title = 128,
    /// <summary>An everyday word that is a commune's name too.</summary>
    Everyday = 256,
    /// <summary>Says that a commune follows: commune, ville, mairie, bourg, canton.</summary>
    Announces = 512,
    /// <summary>Other small words.</summary>
    Small = 1024,
    /// <summary>au, aux, du, des: hold the article of the name that follows ("au Mans").</summary>
    Contracted = 1 << 11,
    /// <summary>A shop or an inn: a commune's name behind it is mostly the sign's ("Café de Paris").</summary>
    Shop = 1 << 12,
    /// <summary>Goods that bear the name of where they come from ("savon de Marseille").</summary>
    Goods = 1 << 13,
    /// <summary>People and lands that bear a commune's name and aren't it: bagad, chorale, pays, golfe, forêt.</summary>
    Bearer = 1 << 14,
    /// <summary>Something that one goes to: foire, marché, carnaval.</summary>
    Event = 1 << 15,
    /// <summary>A stop on the way to something: arrêt, ramassage, passage.</summary>
    Stop = 1 << 16,
    /// <summary>Where one sets out from: départ, part.</summary>
    Leaving = 1 << 17,
    /// <summary>Calls people to a place: rendez-vous, rdv, direction.</summary>
    Calling = 1 << 18,
    /// <summary>What the commune before it does as the place of something: accueille, organise.</summary>
    Hosting = 1 << 19,
    /// <summary>A town or a land abroad.</summary>
    Abroad = 1 << 20,
    /// <summary>A French commune that has a better known namesake abroad: Valence, Grenade.</summary>
    AbroadToo = 1 << 21,
    /// <summary>Leads to or along the commune that follows: dessert, visiter, trajet.</summary>
    Reaching = 1 << 28,
    /// <summary>A month.</summary>
    Month = 1 << 22,
    /// <summary>Qualifies a building and belongs to its name: municipale, polyvalente.</summary>
    Qualifies = 1 << 23,
    /// <summary>A weekday or what else begins the telling of a time.</summary>
    Weekday = 1 << 24,
    /// <summary>A whole piece of land: zone, ZA, lotissement, hameau, lieu-dit.</summary>
    Land = 1 << 26,
    /// <summary>What a club is of: sportive, cycliste, laïque.</summary>
    ClubKind = 1 << 29,
    /// <summary>Says where people come from, before "à": née, installé.</summary>
    Origin = 1 << 30,
    /// <summary>Ends the name of a paper or firm that begins with a town's: Match, Capitale, Habitat.</summary>
    SignEnd = 1UL << 31,
    /// <summary>Ends the name of a grouping of communes that begins with a town's: Métropole, Agglomération, Communauté.</summary>
    Grouping = 1UL << 32,
    /// <summary>A title of papers, with its capital: Progrès, Courrier, Voix.</summary>
    Paper = 1UL << 33,
    /// <summary>Says that a given name follows: nommé, baptisée.</summary>
    Naming = 1UL << 34,
    /// <summary>Cheese, wine and cakes that are called by a commune's name in small letters: roquefort, sancerre.</summary>
    Fare = 1UL << 35,
    /// <summary>Tells of where it would be instead, or was to be: pluie, repli, initialement.</summary>
    Instead = 1UL << 36,
    /// <summary>A colour or another quality that signs and halls have in small letters: bleue, neuf, marine.</summary>
    Describes = 1UL << 37,
    /// <summary>Who lives in a commune or serves it: maire, habitants, pompiers.</summary>
    Civic = 1UL << 38,
    /// <summary>A counter or an office that stands at the head of an address: conseil, agence, cabinet.</summary>
    Office = 1UL << 39,
    /// <summary>Tells that something goes elsewhere than it was to: déplacé, transférée.</summary>
    Moved = 1UL << 40,
    /// <summary>What is vowed to a saint or shows one: chapelle dédiée à, statue, relique.</summary>
    Devotion = 1UL << 41,
    /// <summary>Waters, heights and universities: a name set straight behind them is their own ("lac Saint-Pierre").</summary>
    Nature = 1UL << 42,
    /// <summary>Running water, which is called after where it goes: "rivière de Crac'h".</summary>
    Flowing = 1UL << 43,
    /// <summary>Takes a saint's name straight behind it: hospitalier, scolaire, montagne, bassin.</summary>
    Patron = 1UL << 45,
    /// <summary>What somebody made: "lettres de", "sonate de".</summary>
    Work = 1UL << 46,
    /// <summary>Grounds, houses and quarters that have a proper name behind "de": parc, domaine, château, atelier.</summary>
    Estate = 1UL << 44,
    /// <summary>Says where one asks, books or pays: billetterie, réservations, siège.</summary>
    Booking = 1UL << 47,
    /// <summary>A kind of street that is an everyday word too: cours, place, passage.</summary>
    LooseWay = 1 << 27,
}

/// <summary>The roles of a vocabulary's words, by number.</summary>
internal sealed class WordRoles
{
    private readonly WordRole[] _roles;

    private WordRoles(WordRole[] roles) => _roles = roles;

    public WordRole this[int word] => (uint)word < (uint)_roles.Length ? _roles[word] : WordRole.None;

    public static WordRoles For(Vocabulary words)
    {
        List<(int Word, WordRole Role)> given = [];
        Give(WordRole.Locative, "a vers");
        Give(WordRole.Of, "de d du des");
        Give(WordRole.Contracted, "au aux du des");
        Give(WordRole.Article, "le la les l");
        Give(WordRole.Small, "et ou en dans par pour avec sans chez entre depuis sur sous un une ce cette son sa ses mon ma mes");
        Give(WordRole.Announces, "commune communes ville villes village bourg mairie municipalite environs cp cedex");
        Give(WordRole.Way, RoleWords.Ways);
        Give(WordRole.Venue, RoleWords.Venues);
        Give(WordRole.Shop, RoleWords.Shops);
        Give(WordRole.Goods, RoleWords.Goods);
        Give(WordRole.Bearer, RoleWords.Bearers);
        Give(WordRole.Event, RoleWords.Events);
        Give(WordRole.Stop, "arret arrets passe passera passeront passent passant arrivent passages passage montee ramassage escale pause halte haltes bivouac cars car ravito ravitaillement retour jusqu");
        Give(WordRole.Leaving, "parti partie partis parties depart departs part partent partira partiront partez quitte quittent");
        Give(WordRole.Calling, "inhume inhumee inhumes celebrees celebres dite rendre rendez rdv rv retrouve retrouvons retrouvez direction destination jugee lieu tiendra tiendront deroulera derouleront deroule deroulent");
        Give(WordRole.Hosting, "accueille accueillent accueillera accueilleront organise organisent organisera recoit recevra celebre fete fetera inaugure lance ouvre met");
        Give(WordRole.Abroad, RoleWords.Abroad);
        Give(WordRole.AbroadToo, "valence grenade treves vienne fribourg florence milan rome sion mons dinant bastogne mayence vintimille cordoue pise parme sparte alger");
        Give(WordRole.Reaching, "dessert desservira desservent relie relient reliera rejoindre rejoint rejoignent visite visitent visiter visites traverse traversent traversera trajet liaison liaisons ligne lignes ter tgv rer intercites navette navettes entre depuis evite evitera eviteront evitant contourne contournera contournent longe longera longent gagner gagne gagnera atteindre atteindra");
        Give(WordRole.Month, "janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre janv fev fevr avr juil sept oct nov dec");
        Give(WordRole.Weekday, "lundi mardi mercredi jeudi vendredi samedi dimanche lun mar mer jeu ven vend sam dim samdi dimanches samedis lundis mardis mercredis jeudis vendredis demain aujourd ce soir midi matin tous toussaint paques noel pentecote ascension assomption");
        Give(WordRole.Qualifies, RoleWords.Qualities);
        Give(WordRole.Land, "zone za zi zac zae zone lotissement hameau residence domaine");
        Give(WordRole.LooseWay, "cours place pl passage route chemin ch voie cote all porte portes mail promenade montee villa cite clos quai residence traverse mail av bd ave pont rond parvis");
        Give(WordRole.Club, "boule elan entente vaillante vaillants esperance jeunesse alerte patriote alliance csp sco asptt fc ac as us sc rc es cs ca ea aj sa uc vc bc hbc hc tc stade olympique racing etoile sporting union amicale avenir");
        Give(WordRole.ClubKind, "sportive sportif cycliste cyclotouriste laique athletique nautique gymnique omnisports football rugby basket handball musicale bouliste petanque club hippique cycle judo tennis velo karate badminton volley natation aviron ski cyclo tir escrime boxe canoe kayak bmx triathlon athle escalade plongee");
        Give(WordRole.Origin, "eteint eteinte decede decedee decedes mort morte morts ne nee nes nees natif native natifs natives originaire originaires installe installee installes installees base basee bases basees etabli etablie etablis etablies domicilie domiciliee forme formee organiste professeur professeure enseignant enseignante boulanger boulangere instituteur institutrice medecin infirmier infirmiere agriculteur agricultrice eleveur eleveuse maraicher maraichere viticulteur etudiant etudiante artisan ceramiste potier potiere peintre sculpteur sculptrice photographe auteur autrice musicien musicienne libraire apiculteur apicultrice venu venus venue venues");
        Give(WordRole.SignEnd, "match matin capitale mag magazine hebdo actu turf premiere auto autos automobile automobiles moto motos pneus habitat immobilier immo taxi taxis ambulances optique depannage fleurs paysages construction constructions");
        Give(WordRole.Grouping, "metropole agglomeration agglo communaute interco intercommunalite bearn oceane mediterranee armor bretagne plus");
        Give(WordRole.Paper, "courrier journal echo gazette depeche eveil messager independant republicain progres telegramme voix nouvelles reveil eclaireur observateur presse impartial patriote populaire tribune bleu avenir union vie maine trait hebdo");
        Give(WordRole.Civic, "filles gars garcons gamins gamines minots communautes paroisses cadets cadettes juniors seniors vignerons eleveurs fromagers producteurs paysans choristes musiciens handballeuses handballeurs footballeurs footballeuses rugbymen basketteuses basketteurs maire maires mairesse habitants habitant habitante habitantes pompiers sapeurs gendarmes gendarmerie commercants commercant elus elu elue elues adjoint adjointe riverains police brigade lyceens collegiens ecoliers cure paroissiens marcheurs abonnes secteur hauteur quartiers homologue voisin voisine voisins collegue confrere ceux celles celui celle");
        Give(WordRole.Office, "conseil point agence depot caf cpam msa urssaf mutuelle banque laboratoire etude notaire syndicat antenne service services direction region departement mission relais drive fournil panier cabinet chez association comite federation union ressourcerie pharmacie opticien vival proxi epicerie");
        Give(WordRole.Booking, "billetterie reservation reservations siege contact contacts renseignements inscription inscriptions infos prevente preventes billets cartes places adressez adresser");
        Give(WordRole.Moved, "deplace deplacee deplaces transfere transferee transferes delocalise delocalisee relocalise relocalisee");
        Give(WordRole.Naming, "nomme nommee nommes nommees prenomme prenommee baptise baptisee surnomme surnommee appele appelee denomme denommee");
        Give(WordRole.Fare, RoleWords.Fare);
        Give(WordRole.Instead, "pluie intemperies repli replis initialement");
        Give(WordRole.Describes, RoleWords.Describing);
        Give(WordRole.Devotion, "dedie dediee dedies dediees consacre consacree consacres consacrees voue vouee priere prieres prier prions culte statue statues statuette buste relique reliques vitrail vitraux icone retable patron patronne honneur neuvaine legende martyre miracle miracles invocation vocable fresque");
        Give(WordRole.Nature, "fleuve riviere rivieres ruisseau ruisseaux torrent gave lac lacs etang etangs canal golfe baie detroit mont col pic puy massif universite");
        Give(WordRole.Flowing, "fleuve riviere ruisseau torrent gave");
        Give(WordRole.Patron, "montagne butte colline bassin fosse fosses escalier escaliers abbatiale campus hospitalier hospitaliere interuniversitaire retraite rocher caves caveau aitre isle cloitre tunnel scolaire quartier metro");
        Give(WordRole.Work, "oeuvre oeuvres roman romans poeme poemes sonate sonates concerto symphonie requiem lettres biographie chansons textes fables ecrits melodies");
        Give(WordRole.Estate, "hotel parc parcs zoo zooparc domaine chateau manoir jardin jardins etang etangs lac lacs ferme moulin bois foret atelier ateliers villa logis bastide haras marche halle halles quartier residence pa za zac zi zone clos prairie prairies");
        Give(WordRole.Title, "m mr mme mmes mlle mlles monsieur madame mademoiselle messieurs dr docteur famille familles epoux general colonel capitaine lieutenant commandant amiral marechal chanoine pasteur senateur senatrice depute deputee prefet maitre me pr professeur abbe pere soeur president presidente");
        Give(WordRole.FirstName, RoleWords.FirstNames);
        Give(WordRole.Everyday, RoleWords.Everyday);
        var roles = new WordRole[words.Count];
        foreach (var (word, role) in given)
            roles[word] |= role;
        return new(roles);

        void Give(WordRole role, string list)
        {
            foreach (var range in list.AsSpan().Split(' '))
                given.Add((words.Add(list.AsSpan()[range]), role));
        }
    }
}
