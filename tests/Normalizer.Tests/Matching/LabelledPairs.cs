namespace Wiker.Ingest.Normalizer.Tests.Matching;

/// <summary>
/// Pairs of two sources and whether they are one thing, as a person of the place would say: <c>=</c> merge, <c>?</c> ask, <c>!</c> apart, <c>=?</c> and <c>!?</c> either.
/// Columns: kind, then title, when, where of each, then the label.
/// </summary>
internal static class LabelledPairs
{
    public const string Events = """
        Fest-noz du Comité des fêtes | 2026-12-05T20:30 | 44052@Salle des Guifettes | Fest-noz du comité des fêtes | 2026-12-05T21:00 | 44052@salle des guifettes | =
        Fest-noz du Comité des fêtes | 2026-12-05T20:30 | 44052@Salle des Guifettes | Fest-noz | 2026-12-05T20:00 | 44052@Salle des Guifettes | =
        Fest-noz du Comité des fêtes | 2026-12-05T20:30 | 44052@Salle des Guifettes | Grand fest-noz à Donges | 2026-12-05T21:00 | 44052@Guifettes | =
        Fest-noz du Comité des fêtes | 2026-12-05T20:30 | 44052 | Fest noz du comité des fêtes de Donges | 2026-12-05 | 44052 | =
        Fête de la musique | 2026-06-21T18:00 | 44052 | Fête de la musique | 2026-06-21T19:00 | 44052 | =
        Fête de la musique | 2026-06-21T18:00 | 44052 | Fête de la musique | 2026-06-21T18:00 | 44210 | !
        Vide-grenier | 2026-05-10 | 44052 | Vide-grenier | 2026-05-10 | 44103 | !
        Vide-grenier | 2026-05-10 | 44052 | Vide-grenier | 2026-05-10 | 44052 | =
        Vide-grenier | 2026-05-10T08:00 | 44052 | Vide-greniers | 2026-05-10T09:00 | 44052 | =
        Vide-grenier | 2026-05-10 | 44052 | Vide-grenier | 2026-05-17 | 44052 | !
        Vide-grenier de l'école Jules-Verne | 2026-05-10 | 44052 | Vide-grenier | 2026-05-10 | 44052 | ?
        Vide-grenier de l'école Jules-Verne | 2026-05-10 | 44052 | Vide-grenier de l'école Aimé-Césaire | 2026-05-10 | 44052 | !?
        Loto du club de foot | 2026-12-12T20:00 | 44052 | Loto de l'amicale | 2026-12-12T20:00 | 44052 | !
        Loto du club de foot | 2026-12-12T20:00 | 44052@Salle des Guifettes | Loto de l'amicale laïque | 2026-12-12T14:00 | 44052@Salle des Guifettes | !
        Loto du club de foot | 2026-12-12T20:00 | 44052 | Super loto du club de football | 2026-12-12T20:00 | 44052 | =?
        [LATE] Sub Rosa | 2026-11-28T22:00 | 44184 | Sub Rosa | 2026-11-28T20:00 | 44184 | !
        [LATE] Sub Rosa | 2026-11-28T22:00 | 44184 | [LATE] Sub Rosa | 2026-11-28T22:00 | 44184 | =
        [EARLY] Sub Rosa | 2026-11-28T19:00 | 44184 | [LATE] Sub Rosa | 2026-11-28T22:00 | 44184 | !
        Sub Rosa | 2026-11-28T20:00 | 44184@Le VIP | Sub Rosa + Première partie | 2026-11-28T20:00 | 44184@VIP | =
        [ANNULÉ] Concert de Sub Rosa | 2026-11-28T20:00 | 44184 | Concert de Sub Rosa | 2026-11-28T20:00 | 44184 | =
        COMPLET - Concert Sub Rosa | 2026-11-28T20:00 | 44184 | Sub Rosa en concert | 2026-11-28T20:30 | 44184 | =
        Tournoi de tennis de table | 2026-12-05T09:00 | 44052 | Entraînement de tennis de table | 2026-12-05T09:00 | 44052 | !
        Tennis de table | WEEKLY TU 18:00 | 44052 | Tournoi de tennis de table | 2026-12-01T18:00 | 44052 | !
        Tennis de table | WEEKLY TU 18:00 | 44052 | Tennis de table | 2026-12-01T18:00 | 44052 | !
        Entraînement de tennis de table | WEEKLY TU 18:00 | 44052 | Entraînement tennis de table | WEEKLY TU 18:30 | 44052 | =
        Entraînement de tennis de table | WEEKLY TU 18:00 | 44052 | Entraînement tennis de table | WEEKLY TH 18:00 | 44052 | !
        Match U13 Donges – Trignac | 2026-12-05T14:00 | 44052 | Match U15 Donges – Trignac | 2026-12-05T14:00 | 44052 | !
        Match U13 Donges – Trignac | 2026-12-05T14:00 | 44052 | Match U13 : Donges - Trignac | 2026-12-05T14:30 | 44052 | =?
        Stage de cirque 6-8 ans | 2026-10-20 | 44052 | Stage de cirque 9-12 ans | 2026-10-20 | 44052 | !
        Atelier poterie, matinée | 2026-10-20 | 44052 | Atelier poterie, soirée | 2026-10-20 | 44052 | !
        Atelier poterie 1re session | 2026-10-20 | 44052 | Atelier poterie 2e session | 2026-10-20 | 44052 | !
        Atelier poterie séance 1 | 2026-10-20 | 44052 | Atelier poterie | 2026-10-20 | 44052 | !
        Atelier poterie débutants | 2026-10-20 | 44052 | Atelier poterie confirmés | 2026-10-20 | 44052 | !
        Atelier poterie | 2026-10-20T10:00 | 44052 | Atelier poterie | 2026-10-20T10:00 | 44052 | =
        Atelier poterie | 2026-10-20T10:00 | 44052 | Atelier poterie | 2026-10-20T16:00 | 44052 | ?
        Basket : équipe 1 – Pornichet | 2026-12-05 | 44052 | Basket : équipe 2 – Pornichet | 2026-12-05 | 44052 | !
        Festival des Voiles 2026 | 2026-07-04/2026-07-05 | 44116 | Festival des Voiles | 2026-07-04/2026-07-05 | 44116 | =
        Festival des Voiles 2025 | 2026-07-04 | 44116 | Festival des Voiles 2026 | 2026-07-04 | 44116 | !
        Exposition Regards de Loire | 2026-06-01/2026-06-30 | 44116 | Vernissage de l'exposition Regards de Loire | 2026-06-03T18:00 | 44116 | !
        Exposition Regards de Loire | 2026-06-01/2026-06-30 | 44116 | Exposition « Regards de Loire » | 2026-06-01/2026-06-28 | 44116 | =
        Exposition Regards de Loire | 2026-06-01/2026-06-30 | 44116 | Exposition Regards de Loire | 2026-06-03 | 44116 | ?
        Conférence sur les oiseaux de Brière | 2026-11-20T20:00 | 44176 | Les oiseaux de Brière : conférence | 2026-11-20T20:30 | 44176 | =
        Conférence sur les oiseaux de Brière | 2026-11-20T20:00 | 44176 | Conférence sur les chauves-souris | 2026-11-20T20:00 | 44176 | !
        Marché de Noël | 2026-12-12/2026-12-13 | 44210 | Marché de Noël de Trignac | 2026-12-12T10:00,2026-12-13T10:00 | 44210 | =
        Marché de Noël de l'APE | 2026-12-12 | 44210 | Marché de Noël des artisans | 2026-12-12 | 44210 | !?
        Repas des aînés | 2026-10-11T12:00 | 44137 | Concert de la chorale | 2026-10-11T12:00 | 44137 | !
        Cinéma : Les Choristes | 2026-10-11T20:30 | 44184 | Les Choristes | 2026-10-11T20:30 | 44184 | =
        Cinéma : Les Choristes (VF) | 2026-10-11T20:30 | 44184 | Cinéma : Les Choristes (VOST) | 2026-10-11T20:30 | 44184 | !
        Randonée des marais | 2026-09-20T09:00 | 44176 | Randonnée des marais | 2026-09-20T09:00 | 44176 | =
        Loto | 2026-12-12T20:00 | 44052@Salle des Guifettes | Loto | 2026-12-12T20:00 | 44052@Espace Renaissance | ?
        Bourse aux jouets | 2026-11-15 |  | Bourse aux jouets | 2026-11-15 | 44052 | ?
        """;

    public const string News = """
        Les travaux du pont commencent lundi | 2026-11-20 | 44052 | Les travaux du pont commencent lundi | 2026-11-21 | 44052 | =
        Les travaux du pont commencent lundi | 2026-11-20 | 44052 | Travaux du pont : ils commencent lundi | 2026-11-22 | 44052 | =?
        Les travaux du pont commencent lundi | 2026-11-20 | 44052 | Les travaux du pont commencent lundi | 2026-11-28 | 44052 | !
        Les travaux du pont commencent lundi | 2026-11-20 | 44052 | Les travaux du pont commencent lundi | 2026-11-20 | 44210 | !
        Conseil municipal du 3 décembre | 2026-11-20 | 44052 | Le budget de la piscine voté | 2026-11-20 | 44052 | !
        """;

    public const string Associations = """
        Les Amis de la Brière |  | 44176 | Amis de la Brière |  | 44176 | =
        Les Amis de la Brière |  | 44176 | Les Amis de la Brière |  | 44052 | !
        Amicale laïque de Donges |  | 44052 | Amicale laïque |  | 44052 | =
        Club de judo |  | 44052 | Club de karaté |  | 44052 | !
        Association des parents d'élèves de l'école Jules-Verne |  | 44052 | Association des parents d'élèves de l'école Aimé-Césaire |  | 44052 | !?
        Tennis Club Dongeois |  | 44052 | Tennis club dongeois |  | 44052 | =
        Handball féminin |  | 44052 | Handball masculin |  | 44052 | !
        """;

    public const string Businesses = """
        Boulangerie Le Fournil d'Anna |  | 44052#3 rue de la Paix | Le Fournil d'Anna |  | 44052#3 rue de la Paix | =
        Boulangerie Le Fournil d'Anna |  | 44052#3 rue de la Paix | Boulangerie Le Fournil d'Anna |  | 44052#18 avenue de la Mer | ?
        Boulangerie Le Fournil d'Anna |  | 44052 | Boulangerie Le Fournil d'Anna |  | 44103 | !
        Garage Moreau |  | 44052 | Salon Moreau |  | 44052 | !?
        Mairie |  | 44052 | Mairie annexe |  | 44052 | !
        """;
}
