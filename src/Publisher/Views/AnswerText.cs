using System.Text.Json;
using Wiker.Ingest.Model;
using Wiker.Ingest.Pipeline.Searching;

namespace Wiker.Ingest.Publisher.Views;

/// <summary>An answer in the public form, for the command line: as <c>/v1/records.json</c>, but with the next query instead of its address, and paths of pictures where a server's address would stand before them.</summary>
public sealed class AnswerText(RecordViews views)
{
    /// <summary>The JSON of the answer.</summary>
    public string Write(SearchAnswer answer) => JsonSerializer.Serialize(
        AnswerView.Of(answer, views, baseUrl: "", next: answer.Next is { } next ? RecordQueryUrl.Format(next) : null), ViewJson.Public.AnswerView);
}
