using Wiker.Ingest.Model;

namespace Wiker.Ingest.Crawlers.Readers.Html.StructuredData;

/// <summary>Where a node is: its location, or for a body its own address and point.</summary>
internal static class SchemaPlaces
{
    /// <summary>The item with place, address, postcode, commune and point, as far as stated.</summary>
    public static RawItem With(RawItem item, SchemaNode node, RecordKind kind)
    {
        if (kind is RecordKind.Association or RecordKind.Business or RecordKind.Service)
        {
            var seat = node.All("address").Count == 0 && node.Node("location") is { } location ? location : node;
            return WithAddress(WithPoint(item, seat), seat);
        }
        // An occasion may be held in a hall and on screen at once; the hall is where one goes.
        var places = node.All("location").Concat(node.All("jobLocation")).Concat(node.All("availableAtOrFrom")).Concat(node.All("contentLocation"));
        foreach (var value in places.OrderBy(v => v.Node?.Types.Contains("VirtualLocation") == true))
        {
            if (value.Text is { } words)
                return item.With(RawField.Place, words);
            var place = value.Node!;
            item = item.With(RawField.Place, place.Text("name", "@value"));
            return place.Types.Contains("VirtualLocation") ? item
                : place.Types.Contains("PostalAddress") ? WithPostalAddress(item, place)
                : WithAddress(WithPoint(item, place), place);
        }
        return item;
    }

    private static RawItem WithPoint(RawItem item, SchemaNode place)
    {
        var holder = place.Node("geo") ?? place;
        return holder.Text("latitude") is { } lat && holder.Text("longitude") is { } lon
            ? item.With(RawField.Lat, lat).With(RawField.Lon, lon)
            : item;
    }

    private static RawItem WithAddress(RawItem item, SchemaNode place)
    {
        foreach (var value in place.All("address"))
            return value.Text is { } words ? item.With(RawField.Address, words) : WithPostalAddress(item, value.Node!);
        return place.Text("streetAddress", "addressLocality") is null ? item : WithPostalAddress(item, place);
    }

    private static RawItem WithPostalAddress(RawItem item, SchemaNode address)
    {
        var (street, postcode, locality) = (address.Text("streetAddress"), address.Text("postalCode"), address.Text("addressLocality"));
        var town = string.Join(" ", new[] { postcode, locality }.OfType<string>());
        var words = string.Join(", ", new[] { street, town }.Where(p => !string.IsNullOrWhiteSpace(p)));
        return item
            .With(RawField.Address, words.Length > 0 ? words : address.Text("name", "@value"))
            .With(RawField.PostalCode, postcode)
            .With(RawField.Commune, locality);
    }
}
