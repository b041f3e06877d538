namespace Wiker.Ingest.Normalizer.Geography.Mentions;

/// <summary>The words behind <see cref="WordRole"/>, folded, parted by spaces.</summary>
internal static class RoleWords
{
    public const string Ways =
        "r rue rues avenue av ave bd bld boulevard place pl placette chemin ch che route rte impasse imp allee allees all quai cours square sq passage venelle sentier sente ruelle esplanade "
        + "rocade porte faubourg fbg residence lotissement promenade mail parvis montee cote traverse chaussee rond voie coulee giratoire echangeur peripherique barriere metro carrefour";

    public const string Venues =
        "zoo parking salle salles espace maison centre theatre cinema mediatheque bibliotheque ecole college lycee eglise chapelle abbaye basilique cathedrale paroisse presbytere gymnase complexe stade piscine "
        + "hopital clinique ehpad foyer chateau manoir domaine parc jardin port gare hotel ferme moulin camping golf hippodrome pole halle halles local creche "
        + "auditorium musee galerie villa institut fondation hospice pont tour fort pointe plage ile etang lac bois foret zone za zi zac zae "
        + "prieure oratoire caserne boulodrome dojo skatepark conservatoire ludotheque mairie sanctuaire collegiale calvaire cimetiere caveau four lavoir kiosque phare haras manege hangar hall palais parking arenes arene amphitheatre "
        + "fronton trinquet base terrain terrains stade decheterie tresorerie sousprefecture prefecture tribunal maternite ecoles colleges lycees plateau cour preau office bureau siege club house locaux vestiaires patinoire boulodromes chateaux champ "
        + "kiosques citadelle remparts donjon beffroi temple synagogue mosquee monastere couvent crypte accueil crypte opera zenith arsenal dock docks entrepot hippodrome velodrome autodrome aerodrome aeroport embarcadere usine viaduc front lycee cave mjc "
        + "cine cci cfa mfr iut self refectoire cantine case cases carbet carbets planetarium aquarium ecomusee artotheque cinematheque observatoire ressourcerie recyclerie chartreuse logis bastide commanderie minoterie filature distillerie bergerie grange granges orangerie pavillon rotonde belvedere bowling atrium "
        + "thermes foirail prairie fruitiere crematorium funerarium ccas mam ram salles amphi site refuge gite chapiteau barnum guinguette residence sdf peniche cosec friche monument batiment";

    public const string FirstNames =
        "aaron abel achille adelaide adele adelie adelina adeline adrien adrienne aicha aimee alan alban alba albin albane aldo alessandra alex alexandra alexia alexis alicia alienor aline alix alma alois "
        + "alphonse alphonsine amandine amedee amelie amelia amina anaelle anais anastasia anatolie ange angele angelina angelique anissa anita anouk anselme anthony antoinette antonin antonia antonio arlette "
        + "armelle arsene astrid athena aubin audrey auguste augusta aurelien aurore aymeric ayla barnabe basile bastienne beatrice benedicte benjamin benoite bertille berthe bilal bixente boris brahim brieuc "
        + "brune bryan calliste calvin camelia candice carine carla carlos carmen carole celia celian celestine cesar charlene charles charly chiara chris christel christelle christopher cindy clarisse claudie "
        + "clelia clemence cleo clothilde clotilde clovis constance constant constantin corentin cosette cyprien cyrielle cyrille dalila danielle dany daphne deborah debora delphin desire desiree diana diane "
        + "diego dimitri dina djamel dolores donatien donovan dora dorian doriane dorine dorothee dylan eddy eden edgar edgard edith edwige elea eleonore elia elian elias eliette eliott eliot ella ellen elliot "
        + "eloi elvire emeline emeric emerick emile emilien emilienne emma emmy enola enora ernestine erwann esteban esther ethan eudes eulalie evan evelyne fabiola faustine fatou fatima felicie felicien "
        + "felicite fernande fiona firmin flavie flavien flore florian floriane francine francisque francois frida gabin gabrielle gaetan gaetane gail gautier geraldine germaine gervais gerardine ghislain "
        + "gilbert gilberte gildas gina giovanni gisele gladys gwladys gonzague graziella gregoire guenole guilhem gurvan gwenaelle gwendoline hadrien hamid hassan heloise henriette hermann hermine hippolyte "
        + "honorine hubert hugolin ida ilan imane ines ingrid irenee isaac isabella isidore ismael ivan ivana jacinthe jawad jeannette jeannine jeremie jeremy joanna joaquim jocelyn jodie joris jose josue "
        + "joachim judith jules juline julienne justin justine kamel karen karim katia ketty khadija kim klaus laetitia lahcen laila lana lara larissa laurette laurie laurine lazare leana leandre leila lenny "
        + "leontine leslie liana libertad lidia lilia lilian lina lino lionel lisa lise livia loane loan loic lois lola loris lorenzo louane louison luca lucette luciano lucile lucille ludivine luna lydia lydie "
        + "madeline madison mae maelys maelle mahaut maia malik malika manuel manuela manolo marceau marcelin margot margaux maria mariam marianne marilou marilyne marine marion marlene marylene marjolaine "
        + "marjorie marthe martina mathias mathilda mathurin mathys matthis maud maurane maureen maxence maximilien maya medhi mehdi meline melina melodie melissa mercedes merlin meryem michelle mikael milan "
        + "milo moana modeste mohammed moise monica morgan morgane mouna mourad moussa murielle myrtille nabil nael naima nans narcisse natacha nathalie nathanael nella nello nestor neven nico nicolette nils "
        + "nina nino noa noam noe noelie nora norah norbert nour octave octavie olga olivette olympe omar ondine ophelie oriane orlane oscar oumar pablo paloma pamela paola pauline paulin pedro peggy perrin "
        + "philibert philomene pia pierrette pierrick placide prosper quentin rachid rafael rania raphaelle rayan rayane rebecca regis regina remo renata renaud rita roberte robin roch rodrigue rokia roland "
        + "rolande romane romeo romuald romy ronan rosa rosalind rosemarie roxane ryan saad sabrina safia said salvatore sam samantha samia samuel sandra sandro sara saskia satine sean selena selma serena "
        + "severin sidonie sigrid silvia simeon sixtine soizig sofia sofiane solveig sonny soraya souad stan stanislas steeve stephan steve steven suzette suzie swann sven tania tara tatiana tess tessa thea "
        + "thais theodore theophile thibault thibaut thibaud thomas tifany tiffany timothe timothee tino titouan toni tristane tsilla ugo valere valeriane valerian vanessa vera vianney victorien victorine "
        + "violaine virgile virginia vivien vladimir wafa walid wendy wilfried wilfrid willy xaviere yacine yael yanis yann yannis yasmina yasmine youcef youssef yvan yvonnick zacharie zahra zelie zineb zinedine "
        + "maylis cyrano odilon tom helene luc malik maud nadege ines mireille gino camelia marwan mohamed karim ahmed fatima yasmine leila samir nadia sonia rachid ali omar enzo nathan lena lola louna noah gabin mael maelle nolan timeo elsa eloise "
        + "oscar gaspard augustin celestin honore leonie leopold eugenie ernestine josephine ernest edmond emile felix gerald gerard lise liza linda brigitte annick armelle ann annaig gwen katell maiwenn morgane rozenn tugdual malo titouan "
        + "jocelyne jocelyn josiane ginette paulette georgette bernardine raoul rodolphe sylvestre tristan valery yohan yoann johan johann cindy jennifer jessica kelly brian bryan killian kylian elena elea clara ambre anouk apolline capucine "
        + "garance iris juliana lilou lou margot mila ophelie prune romane salome zelie adam aaron amine ayoub ilyes ibrahim ismael liam maxence mathis mathias matteo ruben sami tim yanis "
        + "martial maurane melissa mickael michael mylene naomi natacha nelly nicole noel noelle olivia patricia paulin perrine prisca priscilla regine reine richard rosa roselyne rosine sebastien severine simone stella sybille tatiana teddy tony "
        +
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

    public const string Everyday =
        "cinq cent sept cette petit petite petites grands premiers vieil vieilles sain sans sous tranche tirent village villages vraie hauts longues joue lanterne garennes etang eglises creches archipel amont avant bouteilles bourdons brides brin brosse cailloux chaudes chaumes chef chenille clos colle colline cuise "
        + "entrains homes humes liesse marais moulinet noyer peage plains poids preux queue sceau soudaine tertre thermes vallees vallons vendue verreries verrieres assis cheval font pied bout bord bords bouge greve reprise bach plateau bonne bio abondance allons allies appelle aire aires aigle aigre aiguilles ames andouille angoisse apres arches armes attaques aubaine autels aveux aviron azur baby ballon ballons banniere baril "
        + "barils baron bars bastide bataille baume bergeres berges besace blet bonhomme borne bosse bouchage bouchon boudes bouee bouges bouillie boulange boulon boulot bouquet bourdon bouteille branches bras "
        + "breches brettes breves brousse bruyere bulle bulles cabanes cabris cagnotte camarade campagne canari cannelle cars caves cellule cendres centres cercles cerisiers cesse chambre chambres change chantes "
        + "chanterelle chapeau charite charmant chatres chaudiere chaume cheville chevreaux choisies choux ciel cierges cigogne citerne cloitre collegien colombe colombier colonne combles compas compote conge "
        + "contre corbeilles cordon corne corniche couches coudes coule couleuvre courant courbes courtes couture coutures craches crepon croutes cuis cultures cures cuve degre demie desert deserts detroit "
        + "devise donjon doux drap dunes ecaille echelle echelles ecluse ecuelles ecurie elan engins epargnes erre escales essarts etain etangs etaux faucon ferre feve feves feux fieux fille fins fleche fleurie "
        + "folie folles fontes forestiere fors fougere fourches fourneaux frenes frise gaillarde gardes gars gemeaux gene genets geste glacerie gonds goulet gouttieres graces grange granges graves gravelle "
        + "greges grele grillon grives grues habit haies haleine hanches herisson hermes heron houx hure job joyeuse joyeux juif jumeaux jumelles lama lance lange limon limons linge lisse louches luisant lumes "
        + "lutter lux mache machine mage magenta mages maire male manoir mare mares marin marines marions maroilles marques martyre massif mens mere merles metairies meures mine mines minerve miroir moeurs moire "
        + "moisson monastere monte mortier mouche mouches mouettes mouille moules moulons mousse mures nages neant noce noue noyant noyers nuits oison ongles oraison orges orgueil ornes paille parade parce "
        + "parent parois pars passa passais pauvres peintre peintures perles persan pieux pince pistes pitres places plaigne plaisance planche planches planques plats pleure plomb poil poisson poissons poivres "
        + "pommier pommiers porcherie porta ports poses poterie precieux premieres pressoir prince privas prouvais pruniers publier pure quarante quinte racines raids ratieres recourt reposoir reunion reveillon "
        + "rions ris roc rocher romain romaine romaines roquette roquettes rosieres routes routier roux ruines rustiques sables sabres sache saillant saintes sales salive salives salle sana sauvages savonnieres "
        + "secourt selle sentinelle serpent servant servies seuil sevrai simple sommant songeons sorbets soude soules soupir souterraine soyons suce suisse sure surin survie sus syndicat tablier tache taillant "
        + "taille taillee talon tasse tavernes tendre tendu ternes terrasse terne teste tierce titre toges tombe tonnerre touches tourne tourneur trait trappe trappes treilles tresse tresses treve tricot trie "
        + "trier tulle vains vanne velu vends venas vendes venelles ver verdier vereux verges verne vernie verrue vertus veuve veuves vielle viens vif violes vira vives vogue voise voisines "
        + "y oo us eu by ry o a tours sens vue bourg bourgs autant brie orange bon bons loue plaisance fort forts nice die ham eus ars aime angles annee arc arcs ardoise argent ari aubin avion "
        + "avoine bain bains balle banc bar barre bas basses batie beau beaulieu beauvoir belle berger billy blanc blancs blanche blanche bois bonnes bonnet bonneville bords bosc bouc bouche boue boule bourgogne "
        + "braye brette broc bruyeres buis buisson buissons bus but cadet camp camps cap carre caille case cause cave cellier celle celles centre cercle cerise chaise chaises chalet champ champs "
        + "chance chapelle chapelles charbon charge charme charmes charnay chasse chat chateau chaux chene chenes chemin chevre chevres cire cite clef clefs coin col combe combes comte coq "
        + "coquille corde cordes cormes corps coste cote cotes coulee couple courbe cours course court croix cuisine cure dame dames dames dangers deux dieu dives divers domaine don dons douze eaux "
        + "ecole ecoles eglise eloise entre epine epines escale espere esprit est etables etoile etude eve fa faux fay fer ferme feu feux fere fete feuilles fleur fleury fleurs folie fontaine fontaines fonte force forges forge foret foret fosse fosses four fours "
        + "fouille fourche frais france franc francs fresnes froid garde gares gare gazette gland gorges grâce grace grand grande grandes gras grasse grave graves grenade gros gue guerre halles hautes haute haut hiers homme hommes hors huit ile iles issue jardin jeu "
        + "jeux jonc jour jours juge lac lacs lait lande landes lee lieu lieux ligne lignes lion lit livre livres loge loges loire loisir long longue loup lourdes lure luxe lys mai mailly maison maisons mars "
        + "marche marches mare marine marnes marquise marolles martel mary mas mers merle mesnil messe mets meuse mimosas miel mieux mine mirabel mon mons mont monts montagne montagnes monde monnaie mort morts motte moulin moulins moutiers mouton mouzon "
        + "mur murs nant neuf neuve neuville nices noble noel noix nom nord nos notre nouvelle nue oeuf oeufs oie oise oiseau olives once onze or orme ormes ors orne osier ouest ours pain pas passage passages passe passy pays peau peche peches pelouse pere perche perle peron pers peur pierre pierres pin pins pise "
        + "plage plaine plaines plan plans pleine poix pointe pomme ponts pont porche port porte portes poste poule prats pre pres presles puits quatre quai quai quelque quint ramasse rance rang ravel rebours reine remise renaud repas repos riche rives riviere rivieres roche roches roi roman romans rond ronde "
        + " rose rosiers roue rouge rougemont royal rue rues ruelle sable sables sac sages saison sains salles sale salins sauvage savon scene seche seine selles seul sel serre serres serrures seine serve signes sire six soie soir sol sommes somme son sons sort source sources souvenir sud super sur tain taillis tanche tartre temple "
        + "tende terre terres tigre tilleul toile toit touche tour tourelles tournee toute toutes train treize trois trop trou val valeur vallee vallon vals vaux veau velle ventes vence vent vents verger vergers verne vers vert verte vertes vieux vieille vierge vigne vignes ville villes villers vinci vins vire vis vitesse "
        + "vive vivier viviers voie voisins voix vu vues yeux "
        + "quartier contes conte jury piano salon salons palais herbe talents atelier ateliers parc piece pieces grand mondial carre prairie signal trail pin pins bal amour ange anges arbre art arts avenir avril beaux bien bouillon brique buffet calme cantine carnaval chaussee club coeur concert danse depart detente emploi esperance europe foyer galette gouter hiver joie juillet juin juste lecture libre mardi masse meilleur nature paix parc pere "
        + "presse prix public rencontre sainte saint saints sante soleil sport stade table theatre union venue vie vide voyage zen jette fonds fiches rots bals bal beauce dolus marne aube aisne cher eure lot tarn var ain gers doubs jura vendee gironde"
        + " claviers baie elle elles sein plaisir lies lire issus moyenne aucun estampes moyen hotellerie debats demi basse belles gout serez gere mene mele vingt jouet home minieres coudre gouts menus confort termes estivaux etais rive"
        + " cheminot carnet plain casses aurons tesson forteresse louer rejet chas souligne maillot sieges pleines sourd houlette arceau cires neons allez baleine aurions brosses pavillons chars deuil"
        + " douces deluge faute sorbier souche levier lourde creances talus plancher crique carrieres enclave lent giron relevant lime mortiers molles bidon banne autruche bossus tournes laines"
        + " brusque clapier ventouse clavette migre contres crosses marges corvees abondant chassant coulombs martinet ondes touille pis omet moult begues dauphin sablieres mauves"
        + " rabat alloue consolation ecorces hopitaux glandage pilles tournedos vacherie natale saignes baignes couarde jars tendron athee grognon rognon magnat cales alles leches lombard saules baronnie"
        + " feuillee sari allegre garrigues soulages peux bavent causses tourbes bille pire tiercent trimer feins maillet crevant loche frette"
        + " mouchard moutonne bats gousse taller boisseau jure cuvier cuves crottes girolles pannes bannes bondons bouille mire couvains jalons pleurs vaillant ballots chatelain"
        + " cosse madre cons naives biches fermete maux fretin tille cercueil fleure oree denier fiefs cendre charbonnier lasse arroses bielle heres jarret cabanasse planes real "
        + " longes ecuelle quarte rosiere broye colombine cordonnet douillet mollettes quintal gaillard contamine gouvernes guignes provinciale sablonnieres amure bougon chiche clave vanneau etalon"
        + " pende mole givre pineaux poire rouille terce blond cieux raves tendon thons felon videlles morne canon saline reaux castels benissons bacon chaudron drain fief gruge cheris vengeons"
        + " frettes epineux tilleuls disse ponce celliers etable ormeaux massais campes targe suris primat auges bruis enseigne aventure";

    public const string Shops =
        "cafe bar bistrot bistro brasserie restaurant resto auberge cave creperie pizzeria glacier pub relais boulangerie boucherie charcuterie patisserie fromagerie epicerie librairie boutique pharmacie garage institut snack traiteur "
        + "chocolaterie biscuiterie brulerie savonnerie cordonnerie fleuriste jardinerie pepiniere pepinieres magasin supermarche coiffure bijouterie optique imprimerie poissonnerie guinguette taverne cabaret comptoir";

    public const string Goods =
        "mode bergamote bergamotes brandade savon savons saucisse saucisses saucisson jambon andouille andouilles andouillette rillettes pate pates boudin tripes quenelles rosette grattons huitres huitre moules couteaux couteau toile toiles bols bol faience faiences porcelaine porcelaines gres dentelle "
        + "dentelles email emaux santons gants moutarde nougat nougats calissons calisson betise betises piment lentilles lentille haricots haricot coco cocos pruneaux pruneau melon melons ail noix poulet poulets volaille volailles chapon chapons vin vins cidre cidres "
        + "vinaigre huile beurre sel miel oignon oignons echalote echalotes fraise fraises asperge asperges cerises poires pommes citron citrons biere bieres caramels berlingots galette galettes cassoulet cassoulets choucroute aligot potee tripoux fouace gache pralines dragees gateau gateaux macarons madeleine madeleines tarte fromage tome tomme brie "
        + "camembert comte bleu roquefort munster agneau boeuf veau cochon porc jus confiture confitures pastis liqueur cotes coteaux vignoble rose champagne calvados cognac armagnac bredele tapisserie tapisseries soie tweed kouign far crepe crepes";

    public const string Fare =
        "camembert roquefort epoisses munster livarot maroilles langres chaource neufchatel cantal comte brie reblochon beaufort abondance morbier laguiole rocamadour valencay banon "
        + "sancerre chablis pommard meursault cognac armagnac champagne beaujolais muscadet bandol cassis margaux pauillac volnay fleurie chinon bourgueil vouvray saumur jurancon madiran cahors gaillac gigondas vacqueyras tavel lirac rasteau corbieres minervois fitou banyuls pouilly bourgogne bordeaux";

    public const string Describing =
        "bleu bleue bleus bleues vert verte rouge rouges noir noire blanc blanche jaune rose doree dore marine claire clair grise gris violet violette rousse brune blonde fleurie folle neuf neuve ronde rond enchantee magique volante volant perdue gourmande gourmand "
        + "perdu joyeux bavard curieux enchante dore fleuri gourmands vagabond voyageur bavarde curieuse heureuse heureux radieuse verte vagabonde voyageuse buissonniere ivre creux creuse dansante chantante joyeuse bleutee ardente gothique romane blanches noires vertes";

    public const string Bearers =
        "maitrise manecanterie orpheon psallette philharmonie symphonique ensemble quatuor compagnie ballet lyre universite rectorat archeveche eveche chu chru bagad bagadou cercle chorale choeur choeurs harmonie fanfare batucada banda troupe orchestre pays golfe baie bassin rade val vallee vallees massif foret canal berges gorges affluent diocese academie circonscription metropole bataille traite regime "
        + "mont cap col pic puy girondins supporters joueurs equipe equipes comte comtes ducs seigneurs barons princes comtesse duc duchesse marquis seigneur sieur edit concile sirene duche principaute marquisat ordonnance accord accords paix pucelle concordat serment agglomeration agglo intercommunalite communaute canton cantons circonscriptions arrondissement demoiselles bourgeois chanteurs baron prince vicomte eveque";

    public const string Events =
        "foire foires fete fetes marche marches carnaval festival trail kermesse loto concert bal brocante braderie feria feerie pardon criterium semi marathon randonnee rando randonnees tournoi concours vide grenier greniers salon exposition expo defile corrida messe messes "
        + "comice telethon rassemblement ball balltrap bourse kabar foulees foulee virades regate regates course courses ducasse fest noz reunion reunions rencontre rencontres stage forum";

    public const string Abroad =
        "caire argentine espagne italie allemagne suisse belgique portugal angleterre ecosse irlande autriche grece pologne roumanie tunisie algerie senegal quebec canada andalousie catalogne baviere toscane sicile luxembourg "
        + "barcelone madrid seville bilbao pampelune figueres gerone saragosse londres berlin cologne munich francfort hambourg stuttgart sarrebruck fribourg karlsruhe mayence turin genes venise naples verone bologne vintimille sanremo geneve lausanne bale berne zurich neuchatel montreux "
        + "bruxelles liege anvers gand bruges namur charleroi tournai mouscron dudelange esch amsterdam rotterdam maastricht lisbonne dublin edimbourg cardiff prague budapest varsovie cracovie athenes copenhague stockholm oslo marrakech tunis dakar montreal";

    public const string Qualities =
        "municipal municipale municipaux municipales polyvalent polyvalente polyvalentes communal communale communaux intercommunal intercommunale omnisports omnisport sportif sportive sportifs culturel culturelle social sociale socioculturel socioculturelle sociaux rural rurale "
        + "paroissial paroissiale couvert couverte couverts pedagogique associatif associative artisanal artisanale nautique aquatique equestre royal royale annexe primaire maternelle elementaire prive privee public publique publics scolaire protestant protestante catholique orthodoxe evangelique central centrale principal principale jeune jeunes "
        + "universitaire departemental departementale regional regionale national nationale historique ancien ancienne vieux vieille nouveau nouvelle petit petite grand grande haut haute banal abbatial abbatiale episcopal castral castrale medical medicale medico libre pluridisciplinaire "
        + "commercial commerciale industriel industrielle maritime botanique zoologique anglais anglaise mixte multisports tennis festif festive multifonctions multiculturel polyvalentes polyespace espace liberte pour sncf routiere maritime thermal thermale synthetique antique capitulaire";

    /// <summary>Phrases that hold a commune's name and name none: départements, regions, rivers, feasts, institutions.</summary>
    public static readonly string[] NotCommunes =
    [
        "Loire-Atlantique", "Pays de la Loire", "Val de Loire", "Bords de Loire", "Maine-et-Loire", "Indre-et-Loire", "Eure-et-Loir", "Loir-et-Cher", "Saône-et-Loire", "Haute-Loire", "Ille-et-Vilaine", "Côtes-d'Armor", "Deux-Sèvres",
        "Charente-Maritime", "Pas-de-Calais", "Seine-Maritime", "Seine-et-Marne", "Seine-Saint-Denis", "Val-de-Marne", "Val-d'Oise", "Hauts-de-Seine", "Haute-Marne", "Haute-Saône", "Haute-Savoie", "Haute-Vienne", "Haute-Garonne",
        "Hautes-Alpes", "Hautes-Pyrénées", "Alpes-Maritimes", "Alpes-de-Haute-Provence", "Bas-Rhin", "Haut-Rhin", "Bouches-du-Rhône", "Corse-du-Sud", "Haute-Corse", "Côte-d'Or", "Lot-et-Garonne", "Tarn-et-Garonne",
        "Meurthe-et-Moselle", "Puy-de-Dôme", "Pyrénées-Atlantiques", "Pyrénées-Orientales", "Territoire de Belfort", "Île-de-France", "Hauts-de-France", "Grand Est", "Centre-Val de Loire", "Bourgogne-Franche-Comté", "Nouvelle-Aquitaine",
        "Provence-Alpes-Côte d'Azur", "Auvergne-Rhône-Alpes", "Loire", "la Loire", "Seine", "la Seine", "Marne", "la Vilaine", "la Vienne",
        "Saint-Sylvestre", "Saint-Valentin", "Saint-Patrick", "Saint-Esprit", "Saint-Jacques-de-Compostelle", "chemin de Saint-Jacques", "Sainte-Cécile", "Sainte-Barbe", "Saint-Hubert", "Feux de la Saint-Jean", "Saint-Père", "Père Noël",
        "canal de Nantes à Brest", "Hôtel de Ville", "Four à Chaux", "Allier", "Paris-Saclay", "Baden-Baden", "Bretagne", "Anjou", "Berry", "Saône", "Durance", "Maine", "Crédit Agricole", "Secours populaire", "Tour de France", "Équipe de France", "Open de France", "Coupe de France", "France 3", "France Bleu", "France Travail", "France Services", "New York", "Vidéo Paris", "Tour Eiffel", "Petit Paris",
        "Toussaint", "La Réunion", "Martinique", "Guadeloupe", "Guyane", "Mayotte", "Saint-Pierre-et-Miquelon", "Corse", "Pas de Calais", "Brie de Meaux", "Jambon de Bayonne", "Saucisse de Toulouse", "Saucisse de Strasbourg", "Moutarde de Dijon", "Muscadet Sèvre et Maine", "Camembert de Normandie", "Bleu de Bresse", "Quiche lorraine", "Paris-Brest", "Vin de Bordeaux", "Gâteau nantais",
    ];
}
