using System.Text.Json;
using Wiker.Ingest.Model;

namespace Wiker.Ingest.Publisher.Views;

/// <summary>What one source says in the public form, before it is anybody's record: no id, version, sources or links; its key and its place in the document instead.</summary>
public sealed class SaidViews(RecordViews views)
{
    private static readonly string[] OfRecordsOnly = ["id", "version", "created", "updated", "links", "sources", "distanceKm", "disagreements", "provenance"];

    /// <summary>One line of JSON.</summary>
    public string Write(SourceRecord said)
    {
        var record = new Record
        {
            Id = "",
            Version = 0,
            Created = default,
            Updated = default,
            Content = said.Content,
            Sources = [],
            Disagreements = [],
            Links = RecordLinks.None,
            Confidence = said.Confidence,
            Provenance = new Dictionary<string, string>(),
            SearchText = "",
        };
        var view = views.Of(record, ViewForm.Page, distanceMetres: null, new Dictionary<string, DateTimeOffset>(), said.Content.Image);
        var node = JsonSerializer.SerializeToNode(view, ViewJson.Public.RecordView)!.AsObject();
        foreach (var name in OfRecordsOnly)
            node.Remove(name);
        node["key"] = said.Keys is [var key, ..] ? $"{WireWord.Of(key.Scheme)}:{key.Value}" : null;
        node["locator"] = said.Locator;
        return node.ToJsonString(ViewJson.Public.Options);
    }
}
