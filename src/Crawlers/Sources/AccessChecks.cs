using Wiker.Ingest.Crawlers.Sources.Yaml;

namespace Wiker.Ingest.Crawlers.Sources;

/// <summary>Faults in how a source is asked: its key, its being an open API, its changes, and what of its items is taken.</summary>
internal static class AccessChecks
{
    private static readonly string[] DataKinds = ["csv", "json", "geojson"];

    public static void Check(YamlTree.Mapping root, ShapeCheck check)
    {
        var kind = root.Text("kind");
        if (root.Text("access") == "api" && !DataKinds.Contains(kind, StringComparer.Ordinal))
            check.Fault(root.Find("access")!, "access", "only csv, json and geojson come from the API of an open-data service; pages and feeds are read as their robots.txt allows");
        if (root.Find("key") is { } withKey && kind is not null && !DataKinds.Contains(kind, StringComparer.Ordinal))
            check.Fault(withKey, "key", "only csv, json and geojson come from an API that asks for a key");
        if (root.Block("key") is { } key && (key.Find("parameter") is null) == (key.Find("header") is null))
            check.Fault(key, "key", "one of parameter and header is expected");
        if (root.Find("key") is { } secret && root.Text("url")?.StartsWith("http://", StringComparison.OrdinalIgnoreCase) == true)
            check.Fault(secret, "key", "is sent over https only, so that nobody reads it on the way");
        if (root.Block("changes") is { } changes)
            CheckChanges(root, changes, check);
        if (root.Block("json") is { } json && json.Find("once") is { } once && json.Block("fields")?.Find("id") is null)
            check.Fault(once, "json.once", "items are told apart by their id; map the field 'id'");
        foreach (var block in DataKinds.Select(root.Block).OfType<YamlTree.Mapping>())
            CheckFilter(block, check);
    }

    private static void CheckChanges(YamlTree.Mapping root, YamlTree.Mapping changes, ShapeCheck check)
    {
        if (changes.Text("url") is not { } url)
            return; // a fault of its own
        if (!url.Contains(SourceChanges.Mark, StringComparison.Ordinal))
            check.Fault(changes.Find("url")!, "changes.url", $"doesn't hold {SourceChanges.Mark}, the day since when changes are asked for");
        else if (root.Text("url") is { } whole && !string.Equals(HostOf(url), HostOf(whole), StringComparison.OrdinalIgnoreCase))
            check.Fault(changes.Find("url")!, "changes.url", "lies on another host than url");
    }

    private static void CheckFilter(YamlTree.Mapping block, ShapeCheck check)
    {
        foreach (var key in (string[])["keep", "drop", "drop-at-once"])
        {
            foreach (var (select, values) in block.Entries(key))
            {
                if (values is YamlTree.Sequence { Items.Count: 0 })
                    check.Fault(values, $"{key}.{select.Text}", "an empty list allows nothing; name values, such as [\"47.*\", \"56.10A\"]");
            }
        }
    }

    private static string? HostOf(string address)
    {
        var scheme = address.IndexOf("://", StringComparison.Ordinal);
        return scheme < 0 ? null : address[(scheme + 3)..].Split('/', '?', '#')[0];
    }
}
