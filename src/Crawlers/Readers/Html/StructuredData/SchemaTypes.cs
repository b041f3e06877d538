using System.Collections.Frozen;
using Wiker.Ingest.Model;

namespace Wiker.Ingest.Crawlers.Readers.Html.StructuredData;

/// <summary>Which record kind a schema.org type is.</summary>
internal static class SchemaTypes
{
    private static readonly FrozenSet<string> Events = Set("Event Festival Hackathon EventSeries CourseInstance EntertainmentAndEvent vevent h-event");

    // They end in "Event" and are no occasion that somebody goes to.
    private static readonly FrozenSet<string> NoEvents = Set("PublicationEvent BroadcastEvent DeliveryEvent OnDemandEvent UserInteraction");

    private static readonly FrozenSet<string> Articles = Set(
        "Article NewsArticle BlogPosting Report AnalysisNewsArticle AskPublicNewsArticle BackgroundNewsArticle OpinionNewsArticle ReportageNewsArticle ReviewNewsArticle LiveBlogPosting SocialMediaPosting");

    private static readonly FrozenSet<string> Associations = Set(
        "Organization NGO SportsClub SportsOrganization SportsTeam PerformingGroup MusicGroup DanceGroup TheaterGroup ExerciseGym MemberProgram FundingScheme PoliticalParty");

    private static readonly FrozenSet<string> Services = Set(
        "GovernmentService GovernmentOffice GovernmentOrganization GovernmentBuilding CivicStructure CityHall TownHall Library Museum Hospital School Preschool "
        + "ElementarySchool MiddleSchool HighSchool CollegeOrUniversity PostOffice PoliceStation FireStation ChildCare RecyclingCenter Park Playground Cemetery Courthouse "
        + "PublicSwimmingPool PublicToilet StadiumOrArena EmergencyService EmploymentAgency Embassy BusStation TrainStation ParkingFacility PerformingArtsTheater MusicVenue Crematorium");

    private static readonly FrozenSet<string> Businesses = Set(
        "LocalBusiness Corporation Store Restaurant CafeOrCoffeeShop BarOrPub Bakery Brewery Winery Distillery FastFoodRestaurant IceCreamShop FoodEstablishment Hotel Motel Hostel Campground "
        + "BedAndBreakfast Resort LodgingBusiness HairSalon BeautySalon NailSalon DaySpa TattooParlor HealthAndBeautyBusiness HealthClub Pharmacy Dentist Physician MedicalClinic Optician VeterinaryCare "
        + "AutoRepair AutoDealer AutoRental AutoWash GasStation AutomotiveBusiness MotorcycleDealer Electrician Plumber RoofingContractor HousePainter Locksmith GeneralContractor HVACBusiness MovingCompany "
        + "RealEstateAgent InsuranceAgency TravelAgency BankOrCreditUnion AutomatedTeller AccountingService LegalService Attorney Notary Florist ShoppingCenter GolfCourse BowlingAlley SkiResort TennisComplex "
        + "MovieTheater AmusementPark ArtGallery Casino NightClub ComedyClub SelfStorage DryCleaningOrLaundry InternetCafe AnimalShelter RadioStation TelevisionStation ProfessionalService TouristInformationCenter SportsActivityLocation");

    private static readonly FrozenSet<string> Offers = Set("Offer AggregateOffer OfferForPurchase OfferForLease SaleEventOffer");
    private static readonly FrozenSet<string> Opportunities = Set("Demand JobPosting");

    /// <summary>The family that a type belongs to, or null when it is none of ours. Articles give <see cref="RecordKind.News"/>.</summary>
    public static RecordKind? KindOf(string type) =>
        NoEvents.Contains(type) ? null
        : Events.Contains(type) || type.EndsWith("Event", StringComparison.Ordinal) ? RecordKind.Event
        : Articles.Contains(type) ? RecordKind.News
        : Associations.Contains(type) ? RecordKind.Association
        : Services.Contains(type) ? RecordKind.Service
        : Businesses.Contains(type) || EndsLikeBusiness(type) ? RecordKind.Business
        : Offers.Contains(type) ? RecordKind.Offer
        : Opportunities.Contains(type) ? RecordKind.Opportunity
        : null;

    /// <summary>The kind of a node: the most telling of its types (a School is also stated as Organization).</summary>
    public static RecordKind? KindOf(SchemaNode node)
    {
        RecordKind? kind = null;
        foreach (var type in node.Types)
        {
            if (KindOf(type) is { } stated && (kind is null || type is not ("Organization" or "LocalBusiness" or "Article" or "CivicStructure")))
                kind = stated;
        }
        return kind;
    }

    /// <summary>True for types that this table or the walk to them knows.</summary>
    public static bool IsKnown(string type) => KindOf(type) is not null || type is "Place" or "PostalAddress" or "ItemList" or "WebPage" or "Blog";

    private static bool EndsLikeBusiness(string type) =>
        type.EndsWith("Store", StringComparison.Ordinal) || type.EndsWith("Shop", StringComparison.Ordinal)
        || type.EndsWith("Business", StringComparison.Ordinal) || type.EndsWith("Restaurant", StringComparison.Ordinal);

    private static FrozenSet<string> Set(string names) => names.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
}
