namespace Wiker.Ingest.Index.Tests.French;

/// <summary>Invented notices as small towns write them, of very different lengths: titles and texts put together from a stock of sentences, the same ones each time.</summary>
internal static class Almanac
{
    private static readonly string[] Things =
    [
        "Fête de la musique", "Concert de la chorale", "Concert de jazz", "Marché de Noël", "Marché des créateurs", "Vide-grenier", "Brocante du printemps", "Loto du club de football", "Tournoi de pétanque",
        "Tournoi de basket", "Randonnée pédestre", "Randonnée à vélo", "Conseil municipal", "Réunion publique", "Travaux sur la route de Paimbœuf", "Travaux de voirie", "Atelier numérique", "Atelier de cuisine",
        "Atelier d'écriture", "Spectacle pour enfants", "Pièce de théâtre", "Exposition de peinture", "Exposition de photographies", "Conférence sur le patrimoine", "Visite du moulin", "Collecte de sang",
        "Repas des aînés", "Fest-noz", "Bal du 14 juillet", "Feu d'artifice", "Kermesse de l'école", "Portes ouvertes du collège", "Stage de judo", "Cours de yoga", "Bourse aux plantes", "Fête des voisins",
        "Inscriptions à la cantine", "Inscriptions au périscolaire", "Permanence du conciliateur", "Enquête publique", "Collecte des déchets verts", "Fermeture de la piscine", "Nouveaux horaires de la médiathèque", "Lecture à voix haute",
    ];

    private static readonly string[] Places = ["à la salle des fêtes", "à la médiathèque", "au complexe sportif", "sur la place de l'église", "au port", "dans la cour de l'école", "au jardin public", "en mairie", "au moulin", "à la salle polyvalente"];

    private static readonly string[] Towns = ["Donges", "Montoir-de-Bretagne", "Prinquiau", "Besné", "Trignac", "Corsept", "Paimbœuf", "Saint-Viaud", "Lavau-sur-Loire", "Saint-Malo-de-Guersac"];

    private static readonly string[] Sentences =
    [
        "Entrée libre et gratuite, dans la limite des places disponibles.", "Buvette et restauration sur place tout au long de la journée.", "Réservation conseillée auprès de l'office de tourisme.",
        "Les bénévoles de l'association vous accueillent avec le sourire.", "Le maire et son conseil vous invitent à venir nombreux.", "La circulation sera déviée par la route de la gare pendant toute la durée des travaux.",
        "Une tombola est organisée au profit de l'école ; de nombreux lots sont à gagner.", "Les musiciens de l'harmonie et la chorale donneront un concert en fin de journée.", "Prévoir de bonnes chaussures et une gourde pour la marche.",
        "Les enfants doivent être accompagnés d'un adulte.", "Un marché de producteurs locaux complète la fête : miel, fromages, légumes et cidre.", "Le groupe de jazz revient avec un nouveau répertoire.", "Restauration : galettes, crêpes, huîtres et moules.",
        "Le club de football recherche des bénévoles pour encadrer les jeunes.", "Les inscriptions se font en mairie ou par courrier.", "L'exposition réunit des peintures et des photographies anciennes de la Loire.", "Venez découvrir le patrimoine de la commune et l'histoire de son port.",
        "Le conseil municipal examinera le budget et les délibérations à l'ordre du jour.", "En cas de pluie, la manifestation est reportée au dimanche suivant.", "Une randonnée commentée fait le tour du marais de Brière.", "Apportez vos plantes, boutures et graines à échanger.",
        "La médiathèque propose des lectures, des jeux et des ateliers pour toutes les générations.", "Le tournoi se joue en équipes ; le premier match commence à 10 h.", "Les travaux concernent le réseau d'eau et les trottoirs.", "Le bal sera animé par un orchestre breton.",
        "Tarif plein huit euros, tarif réduit cinq euros, gratuit pour les moins de douze ans.", "L'atelier est ouvert aux débutants comme aux confirmés.", "La piscine rouvrira après la vidange annuelle.", "Le repas est offert par la commune aux habitants de plus de soixante-dix ans.",
        "Le feu d'artifice sera tiré depuis le quai à la nuit tombée.", "Les commerçants et artisans de la commune participent à l'animation.", "Un stage est proposé pendant les vacances scolaires.", "Le spectacle raconte l'histoire d'un musicien qui a perdu sa voix.",
        "Un parking est disponible derrière l'église.", "Les associations sportives et culturelles tiennent leur forum annuel.", "La collecte de sang a lieu toute la matinée.", "L'enquête publique porte sur le projet d'urbanisme.", "Musique, danse et théâtre sont au programme de la soirée.",
    ];

    /// <summary>Documents with ids d000, d001 …</summary>
    public static IReadOnlyList<(string Id, IndexDocument Document)> Documents(int count)
    {
        var random = new Random(20_261_125);
        return
        [
            .. Enumerable.Range(0, count).Select(number =>
            {
                var title = Things[random.Next(Things.Length)] + (random.Next(3) == 0 ? " " + Places[random.Next(Places.Length)] : "") + (random.Next(4) == 0 ? ", " + Towns[random.Next(Towns.Length)] : "");
                // Most are short, some very long.
                var sentences = 1 + (int)(30 * Math.Pow(random.NextDouble(), 3));
                var text = string.Join(' ', Enumerable.Range(0, sentences).Select(_ => Sentences[random.Next(Sentences.Length)])) + " " + Things[random.Next(Things.Length)] + " " + Places[random.Next(Places.Length)] + ". " + Towns[random.Next(Towns.Length)];
                return ($"d{number:000}", Samples.Document(RecordKind.News, title, text));
            }),
        ];
    }

    /// <summary>What people type.</summary>
    public static IReadOnlyList<IndexText> Queries { get; } =
    [
        .. ((string[])
        [
            "concert", "fête", "musique", "marché", "travaux", "théâtre", "piscine", "loto", "jazz", "moulin", "bénévole", "enfants", "atelier", "vide-grenier", "brocante", "judo", "Paimbœuf", "conseil", "route", "exposition", "huîtres",
            "fête musique", "concert jazz", "marché noël", "atelier numérique", "travaux route", "conseil municipal", "randonnée vélo", "spectacle enfants", "inscriptions cantine", "concert chorale Donges", "repas aînés", "bal 14 juillet",
            "peinture photographies Loire", "médiathèque lecture", "plantes échanger", "football bénévoles", "Saint-Malo-de-Guersac", "fest-noz Trignac", "tournoi pétanque complexe sportif",
        ]).Select(words => new IndexText(words.Split(' '), [], [])),
        new([], ["fête de la musique"], []),
        new([], ["conseil municipal"], []),
        new(["concert"], ["feu d'artifice"], []),
        new(["atelier"], [], ["numérique"]),
        new(["marché"], ["producteurs locaux"], ["noël"]),
    ];
}
