namespace Wiker.Ingest.Normalizer.Geography;

/// <summary>What a word says of a commune's name beside it.</summary>
[Flags]
internal enum WordRole
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
    Contracted = 2048,
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
        Give(WordRole.Announces, "commune communes ville villes village bourg mairie municipalite canton agglomeration environs cp cedex");
        Give(WordRole.Way, WayWords);
        Give(WordRole.Venue, VenueWords);
        Give(WordRole.Club, "fc ac as us sc rc es cs ca ea aj sa uc vc bc hbc hc tc stade olympique racing etoile sporting union amicale avenir");
        Give(WordRole.Title, "m mr mme mmes mlle mlles monsieur madame mademoiselle messieurs dr docteur maitre me pr professeur abbe pere soeur president presidente");
        Give(WordRole.FirstName, FirstNames);
        Give(WordRole.Everyday, EverydayWords);
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

    public const string WayWords =
        "rue rues avenue av ave bd bld boulevard place pl placette chemin ch che route rte impasse imp allee allees all quai cours square sq passage venelle sentier sente ruelle esplanade "
        + "rocade porte portes faubourg fbg residence lotissement promenade mail parvis montee cote traverse chaussee rond voie coulee giratoire echangeur peripherique";

    public const string VenueWords =
        "salle salles espace maison centre theatre cinema mediatheque bibliotheque ecole college lycee eglise chapelle abbaye basilique cathedrale paroisse presbytere gymnase complexe stade piscine "
        + "hopital clinique ehpad foyer chateau manoir domaine parc jardin port gare hotel restaurant cafe bar auberge ferme moulin camping golf hippodrome pole halle halles local creche "
        + "auditorium musee galerie villa institut fondation hospice marche librairie pont tour fort pointe plage ile etang lac bois foret zone za zi zac zae";

    private const string FirstNames =
        "jean jeanne marie pierre paul jacques michel michele andre andree philippe alain bernard patrick daniel nicolas christophe laurent frederic frederique pascal pascale stephane stephanie david thierry olivier julien "
        + "gerard christian christine christiane francois francoise nathalie isabelle sylvie catherine martine monique nicole dominique valerie sandrine veronique brigitte sophie celine anne annie "
        + "claire claude claudine claudette aurelie emilie camille charlotte julie lea emma manon chloe louise alice lucie juliette marion pauline mathilde helene chantal jacqueline evelyne corinne "
        + "florence florent fabienne fabien fabrice fabian eric erik bruno benoit vincent antoine alexandre alexis thomas maxime kevin guillaume romain mathieu matthieu jerome sebastien cedric ludovic "
        + "gilles guy serge didier joel joelle yves yvon yvonne yvette yann erwan gwenael gwenaelle loic ronan tanguy arnaud cyril damien emmanuel emmanuelle franck francis gabriel georges gregory henri herve hugo hugues "
        + "jordan joseph josette leo leon lionel louis luc lucas lucien lucienne marc marcel marcelle marcelline martin maurice odile odette patrice patricia quentin raymond raymonde regis remi remy rene renee richard robert "
        + "roger roland sabine simon simone solange suzanne sylvain sylvaine theo therese valentin victor victoria virginie william xavier adele agathe agnes alfred anatole ariane armand arthur auguste axel baptiste "
        + "barbara basile bastien bernadette bertrand blandine brice caroline cecile clement clementine colette coline damienne delphine denis denise edith edouard elisabeth eliane elise elodie estelle etienne eugene eva "
        + "fanny ferdinand fernand flora gaelle gael gaston genevieve germain germaine ghislaine gisele gustave huguette ines irene jade jules justine karine laetitia laura laure laurence lilian liliane lola madeleine "
        + "magali malo margaux marguerite marine mario marius maryse melanie mireille muriel myriam nadine noemie noel nolwenn oceane pascaline perrine rachel raphael rosalie rose sacha samuel sarah solene soizic "
        + "tiphaine ulysse ursule valentine albert violette viviane yannick zoe zacharie";

    private const string EverydayWords =
        "y oo us eu by ry o a tours sens lens vue bourg bourgs autant brie orange bon bons loue plaisance fort forts nice die ham eus ars aime angles annee arc arcs ardoise argent ari aubin avion "
        + "avoine bain bains balle banc bar barre bas basses batie beau beaulieu beauvoir belle berger billy blanc blancs blanche blanche bois bonnes bonnet bonneville bords bosc bouc bouche boue boule bourgogne "
        + "braye brette breux broc bruyeres buis buisson buissons bus but cadet camp camps cap carre caille case cause cave cellier celle celles centre cercle cerise chaise chaises challes chalet champ champs "
        + "chance chanteau chapelle chapelles charbon charge charme charmes charnay chasse chat chateau chaux chene chenes chemin chevre chevres cire cite clairs claix clef clefs coin col combe combes comte coq "
        + "coquille corde cordes cormes corps coste cote cotes coulee couple courbe courcelles cours course court croix cuisine cure dame dames dames dangers deux dieu dives divers domaine don dons dormans douze dragey eaux "
        + "ecole ecoles eglise eloise entre epine epines escale espere esprit est etables etoile etude eve fa faux fay fer ferme feu feux fere fete feuilles fleur fleury flers fleurs foix folie fontaine fontaines fonte force forges forge foret foret fosse fosses four fours "
        + "fouille fourche frais france franc francs fresnes froid garde gares gare gazette gland gorges grâce grace grand grande grandes gras grasse grave graves grenade gros gue guerre halles hautes haute haut hiers homme hommes hors huit ile iles issue jardin jeu "
        + "jeux jonc jour jours juge jussy lac lacs lait lande landes lanta larche lee lieu lieux ligne lignes lion lit livre livres loge loges loire loisir long longue loup lourdes lure luxe lys magnac mai mailly maison maisons mars "
        + "marche marches mare marine marnes marquise marolles martel mary mas mers merle mesnil messe mets meuse mezy mimosas miel mieux mine mirabel mon moncel mons mont monts montagne montagnes monde monnaie mort morts motte moulin moulins moutiers mouton mouzon "
        + "mur murs nant neuf neuve neuville nices noble noel noix nom nord nos notre nouvelle nue oeuf oeufs oie oise oiseau olives once onze or orme ormes ors orne osier ouest ours pain pas passage passages passe passy pays peau peche peches pelouse pere perche perle peron pers peur pierre pierres pin pins pise "
        + "plage plaine plaines plan plans pleine poix pointe pomme ponts pont porche port porte portes portet poste poule prats pre pres presles puits quatre quai quai quelque quint ramasse rance rang ravel rebours recey reine remise renaud repas repos riche rives riviere rivieres roche roches roi roman romans rond ronde "
        + "rosay rose rosiers roue rouge rougemont royal rue rues ruelle sable sables sac sages saison sains salles sale salins sana sarra sauvage savon scene seche seine selles seul sel serre serres serrures seine serve signes sire six soie soir sol sommes somme son sons sort source sources souvenir sud super sur surin tain taillis tanche tartre temple "
        + "tende terre terres tigre tilleul toile toit touche tour tourelles tournee toute toutes train treize trois trop trou troyes val valeur vallee vallon vals vaux veau velle ventes vence vent vents verger vergers verne vers vert verte vertes vieux vieille vierge vigne vignes ville villes villers vinci vins viols vire vis vitesse "
        + "vive vivier viviers voie voisins voix volx vu vues xures yeux "
        + "quartier contes conte jury piano salon salons palais herbe talents atelier ateliers parc piece pieces grand mondial carre prairie signal trail pin pins bal amour ange anges arbre art arts avenir avril beaux bien bouillon brique buffet calme cantine carnaval chaussee club coeur concert danse depart detente emploi esperance europe foyer galette gouter hiver joie juillet juin juste lecture libre mardi masse meilleur nature paix parc pere "
        + "presse prix public rencontre sainte saint saints sante soleil sport stade table theatre union venue vie vide voyage zen jette fonds fiches rots bals bal beauce dolus marne aube aisne cher eure lot tarn var ain gers doubs jura vendee gironde";

    /// <summary>Phrases that hold a commune's name and name none: départements, regions, rivers, feasts, institutions.</summary>
    public static readonly string[] NotCommunes =
    [
        "Loire-Atlantique", "Pays de la Loire", "Val de Loire", "Bords de Loire", "Maine-et-Loire", "Indre-et-Loire", "Eure-et-Loir", "Loir-et-Cher", "Saône-et-Loire", "Haute-Loire", "Ille-et-Vilaine", "Côtes-d'Armor", "Deux-Sèvres",
        "Charente-Maritime", "Pas-de-Calais", "Seine-Maritime", "Seine-et-Marne", "Seine-Saint-Denis", "Val-de-Marne", "Val-d'Oise", "Hauts-de-Seine", "Haute-Marne", "Haute-Saône", "Haute-Savoie", "Haute-Vienne", "Haute-Garonne",
        "Hautes-Alpes", "Hautes-Pyrénées", "Alpes-Maritimes", "Alpes-de-Haute-Provence", "Bas-Rhin", "Haut-Rhin", "Bouches-du-Rhône", "Corse-du-Sud", "Haute-Corse", "Côte-d'Or", "Lot-et-Garonne", "Tarn-et-Garonne",
        "Meurthe-et-Moselle", "Puy-de-Dôme", "Pyrénées-Atlantiques", "Pyrénées-Orientales", "Territoire de Belfort", "Île-de-France", "Hauts-de-France", "Grand Est", "Centre-Val de Loire", "Bourgogne-Franche-Comté", "Nouvelle-Aquitaine",
        "Provence-Alpes-Côte d'Azur", "Auvergne-Rhône-Alpes", "Loire", "la Loire", "Seine", "la Seine", "Marne", "la Vilaine", "la Vienne",
        "Saint-Sylvestre", "Saint-Valentin", "Saint-Patrick", "Saint-Esprit", "Saint-Jacques-de-Compostelle", "chemin de Saint-Jacques", "Sainte-Cécile", "Sainte-Barbe", "Saint-Hubert", "Feux de la Saint-Jean", "Saint-Père", "Père Noël",
        "Crédit Agricole", "Secours populaire", "Tour de France", "Équipe de France", "Open de France", "Coupe de France", "France 3", "France Bleu", "France Travail", "France Services", "New York", "Vidéo Paris", "Tour Eiffel", "Petit Paris",
        "Brie de Meaux", "Jambon de Bayonne", "Saucisse de Toulouse", "Saucisse de Strasbourg", "Moutarde de Dijon", "Muscadet Sèvre et Maine", "Camembert de Normandie", "Bleu de Bresse", "Quiche lorraine", "Paris-Brest", "Vin de Bordeaux", "Gâteau nantais",
    ];
}
