using System.Diagnostics.CodeAnalysis;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Wiker.Ingest.Model;
using Wiker.Ingest.Publisher.Api;

namespace Wiker.Ingest.Publisher.Newsletters;

/// <summary>
/// <c>GET /letters/preview?{query}&amp;format=html|text&amp;base=ADDRESS</c>: the letter of a query, for this machine alone. <c>base</c>: where its links lead, else to us.
/// </summary>
public static class LetterEndpoints
{
    private const string FormatWord = "format";
    private const string BaseWord = "base";
    // A letter loads nothing but our own pictures and runs nothing.
    private const string Policy = "default-src 'none'; img-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

    /// <summary>Maps the preview. Needs <see cref="LetterComposing"/> and <see cref="PublicAddresses"/> among the services; whoever doesn't ask from this machine gets 404.</summary>
    public static IEndpointRouteBuilder MapLetterPreview(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/letters/preview", PreviewAsync).AddEndpointFilter(PublisherApi.GuardAsync).ExcludeFromDescription();
        return endpoints;
    }

    /// <summary>True when a letter's links can begin with it: an absolute web address without query or fragment.</summary>
    public static bool IsBase(string text, [NotNullWhen(true)] out Uri? address) =>
        Uri.TryCreate(text, UriKind.Absolute, out address) && address.Scheme is "http" or "https" && address.Query.Length == 0 && address.Fragment.Length == 0;

    private static async Task<IResult> PreviewAsync(HttpContext context, LetterComposing letters, PublicAddresses addresses, CancellationToken cancellationToken)
    {
        if (context.Connection.RemoteIpAddress is not { } asker || !IPAddress.IsLoopback(asker))
            return TypedResults.NotFound();
        var pairs = RequestWords.Of(context).ToList();
        var format = pairs.LastOrDefault(p => p.Key == FormatWord).Value ?? "html";
        if (format is not ("html" or "text"))
            return Problems.Query([new QueryFault(FormatWord, "'format' is neither 'html' nor 'text'.", "html, text", "format=text")]);
        var given = pairs.LastOrDefault(p => p.Key == BaseWord).Value;
        if (!IsBase(given ?? addresses.BaseOf(context), out var links))
            return Problems.Query([new QueryFault(BaseWord, "'base' is no web address.", "an absolute http or https address", "base=https://agenda.example.org")]);
        var read = RecordQueryUrl.Read(pairs.Where(p => p.Key is not (FormatWord or BaseWord)));
        if (read.Query is not { } query)
            return Problems.Query(read.Faults);
        switch (await letters.ComposeAsync(query, links, cancellationToken))
        {
            case LetterOutcome.Composed { Letter: var letter }:
                var headers = context.Response.Headers;
                headers.ContentSecurityPolicy = Policy;
                headers.CacheControl = "no-store";
                return format == "html" ? TypedResults.Content(letter.Html, "text/html; charset=utf-8") : TypedResults.Content(letter.Text, "text/plain; charset=utf-8");
            case LetterOutcome.Refused refused:
                return Problems.Query(refused.Faults);
            default:
                throw new InvalidOperationException("A letter is composed or refused.");
        }
    }
}
