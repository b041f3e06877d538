namespace Wiker.Ingest.Normalizer.Geography.Mentions;

/// <summary>What the words around a commune's name make of it in what the text tells, from where it doesn't happen to where it surely does.</summary>
internal enum Standing
{
    /// <summary>"ni Lorient", "plus au Robert", "Pas de passage à Ruffey", "Exempt : Pontivy".</summary>
    Denied,
    /// <summary>Where it was to be, or would be in the rain: "prévu à Bruz, déplacé à Guichen", "la déchèterie de Bruz étant fermée".</summary>
    Left,
    /// <summary>Where one asks, books or buys tickets: "Billetterie : Maison de la presse, Hennebont".</summary>
    Booked,
    /// <summary>One of two that play: "Mugron contre Hagetmau".</summary>
    Opposed,
    /// <summary>Left behind by who is elsewhere now: "parti de Laval à l'aube", "covoiturage de Laval".</summary>
    Gone,
    /// <summary>Where people come from: "née à Redon", "passé par Nantes".</summary>
    Origin,
    /// <summary>What is measured from: "à 20 km de Limoges", "entre Saumur et Chinon, …".</summary>
    Measured,
    /// <summary>"moins cher qu'à Marmande", "exposition « Saint-Malo au temps des corsaires »": spoken of.</summary>
    Compared,
    /// <summary>A stop on the way: "arrêt à Bruz".</summary>
    Stop,
    /// <summary>Those who live in it or serve it: "les pompiers de Redon".</summary>
    People,
    /// <summary>Whatever else is of it.</summary>
    Of,
    /// <summary>Only named.</summary>
    Named,
    /// <summary>"retour de Redon".</summary>
    Return,
    /// <summary>"départ de Laval". From here on the text puts something into the place.</summary>
    Departure,
    /// <summary>"dessert Donges", "visiter Crozon".</summary>
    Reached,
    /// <summary>It stands alone between marks: "12/07 Le Conquet ;".</summary>
    Slot,
    /// <summary>"le gymnase de Bruz".</summary>
    OfVenue,
    /// <summary>"à Donges", "au Mans".</summary>
    Placed,
    /// <summary>"la foire de Redon".</summary>
    OfEvent,
    /// <summary>"dans le secteur de Blain".</summary>
    Around,
    /// <summary>"Redon > Rennes": the one on the left.</summary>
    SetOut,
    /// <summary>"Redon > Rennes": the one on the right; "est arrivé à Redon".</summary>
    Destination,
    /// <summary>"Ploërmel — Choc frontal": where a report comes from.</summary>
    Dateline,
    /// <summary>"Collioure accueille quatre-vingts peintres".</summary>
    Host,
    /// <summary>The last part of an address, right before one, or beside its postcode: "3 allée des Oiseaux, Guichen".</summary>
    Address,
    /// <summary>"rendez-vous à Bruz", "aura lieu à Donges", "c'est à Bellême que".</summary>
    Called,
}
