using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Wiker.Ingest.Model;

namespace Wiker.Ingest.Publisher.Api;

/// <summary>Errors as RFC 9457 problems, for developers.</summary>
internal static class Problems
{
    /// <summary>Every fault of a query; the first one also stands at the top.</summary>
    public static ProblemHttpResult Query(IReadOnlyList<QueryFault> faults) => TypedResults.Problem(
        type: "urn:wiker:problem:query",
        title: "The query cannot be answered as it stands.",
        detail: string.Join(' ', faults.Select(f => f.Message)),
        statusCode: StatusCodes.Status400BadRequest,
        extensions: new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["parameter"] = faults[0].Parameter,
            ["allowed"] = faults[0].Allowed,
            ["example"] = faults[0].Example,
            ["faults"] = faults.Select(f => new { parameter = f.Parameter, message = f.Message, allowed = f.Allowed, example = f.Example }).ToArray(),
        });

    public static ProblemHttpResult NotFound(string detail) =>
        TypedResults.Problem(type: "urn:wiker:problem:not-found", title: "There is nothing here.", detail: detail, statusCode: StatusCodes.Status404NotFound);

    public static ProblemHttpResult Withdrawn(string id, DateTimeOffset at) => TypedResults.Problem(
        type: "urn:wiker:problem:withdrawn",
        title: "The record was withdrawn.",
        detail: $"No source says {id} any more.",
        statusCode: StatusCodes.Status410Gone,
        extensions: new Dictionary<string, object?>(StringComparer.Ordinal) { ["id"] = id, ["at"] = at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture) });

    /// <summary>How long who asked in vain shall wait, in seconds.</summary>
    public const string RetryAfter = "60";

    public static ProblemHttpResult Unavailable(HttpContext context, string what)
    {
        context.Response.Headers.RetryAfter = RetryAfter;
        context.Response.Headers.CacheControl = "no-store";
        return TypedResults.Problem(
            type: "urn:wiker:problem:unavailable",
            title: "The service cannot answer at the moment.",
            detail: $"The {what} is out; try again in a minute.",
            statusCode: StatusCodes.Status503ServiceUnavailable);
    }
}
