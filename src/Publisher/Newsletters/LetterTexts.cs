using System.Resources;
using System.Runtime.CompilerServices;
using Wiker.Ingest.Publisher.Wording;

namespace Wiker.Ingest.Publisher.Newsletters;

/// <summary>The words of letters, one member for each key of <c>LetterTexts.resx</c>; a test holds the two together.</summary>
internal static class LetterTexts
{
    private static readonly ResourceManager Resources = new(typeof(LetterTexts));

    public static string SubjectEvents(object first, object second) => Filled(Get(), first, second);
    public static string SubjectNothing(object value) => Filled(Get(), value);
    public static string Subject(object first, object second) => Filled(Get(), first, second);
    public static string LeadEventsAndMore(object first, object second, object third) => Filled(Get(), first, second, third);
    public static string LeadEvents(object first, object second) => Filled(Get(), first, second);
    public static string Lead(object value) => Filled(Get(), value);
    public static string LeadNothing(object value) => Filled(Get(), value);
    public static string PlaceEpci => Get();
    public static string PlacePoint => Get();
    public static string PlaceNone => Get();
    public static string Everywhere => Get();
    public static string ReasonPlace => Get();
    public static string ReasonOnly => Get();
    public static string Box => Get();
    public static string ReasonContent => Get();
    public static string ContentAll => Get();
    public static string ReasonThemes => Get();
    public static string ThemesAll => Get();
    public static string ReasonWords => Get();
    public static string Quoted(object value) => Filled(Get(), value);
    public static string ReasonSources => Get();
    public static string ReasonStatus => Get();
    public static string ReasonDates => Get();
    public static string MoreMany(object first, object second) => Filled(Get(), first, second);
    public static string MoreOne(object value) => Filled(Get(), value);
    public static string MoreOneFeminine(object value) => Filled(Get(), value);
    public static string EveryCommune => Get();
    public static string Point => Get();
    public static string Circle(object first, object second) => Filled(Get(), first, second);
    public static string CirclePlus(object value) => Filled(Get(), value);
    public static string CircleMinus(object value) => Filled(Get(), value);
    public static string And(object first, object second) => Filled(Get(), first, second);
    public static string Later => Get();
    public static string Today => Get();
    public static string AgendaToday => Get();
    public static string Weekend => Get();
    public static string AgendaWeekend => Get();
    public static string Month => Get();
    public static string AgendaMonth => Get();
    public static string Week => Get();
    public static string AgendaWeek => Get();
    public static string Agenda => Get();
    public static string OneDay(object value) => Filled(Get(), value);
    public static string NoPoint => Get();
    public static string SeePage(object value) => Filled(Get(), value);
    public static string MoreLater => Get();
    public static string Greeting => Get();
    public static string NotToMiss => Get();
    public static string Why => Get();
    public static string WhyLead => Get();
    public static string Check => Get();
    public static string Licences => Get();
    public static string Source => Get();
    public static string Composed(object value) => Filled(Get(), value);

    private static string Get([CallerMemberName] string key = "") =>
        Resources.GetString(key, SiteTexts.Language) ?? throw new MissingManifestResourceException($"LetterTexts.resx has no words for '{key}'.");

    private static string Filled(string words, params object[] values) => string.Format(SiteTexts.Language, words, values);
}
