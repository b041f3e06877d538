namespace Wiker.Ingest.Store;

/// <summary>New ids: ULIDs, so that they sort by the time of their making.</summary>
public static class NewId
{
    /// <summary>A new ULID for that moment.</summary>
    public static string At(DateTimeOffset moment) => Ulid.NewUlid(moment).ToString(null, System.Globalization.CultureInfo.InvariantCulture);
}
