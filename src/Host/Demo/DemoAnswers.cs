using System.Collections.Concurrent;
using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Net.Http.Headers;

namespace Wiker.Ingest.Host.Demo;

/// <summary>Answers one request as the site of its host would, faults included.</summary>
internal sealed class DemoAnswers(DemoFiles files, DemoMarks marks, TimeProvider time)
{
    /// <summary>When each file was first served with its present bytes: file times know nothing of dates that were written in.</summary>
    private readonly ConcurrentDictionary<string, (string ETag, DateTimeOffset Since)> _versions = new(StringComparer.Ordinal);

    public async Task AnswerAsync(HttpContext context)
    {
        var ct = context.RequestAborted;
        if (files.HostFolder(context.Request.Host.Host) is not { } folder)
        {
            await SayAsync(context, 404, "No such host in the demo.");
            return;
        }
        DemoSite site;
        try
        {
            site = DemoSite.Read(folder);
        }
        catch (FormatException fault)
        {
            await SayAsync(context, 500, $"{Path.GetFileName(folder)}/{DemoSite.FileName}: {fault.Message}");
            return;
        }
        var path = context.Request.Path.Value is { Length: > 0 } asked ? asked : "/";
        var entry = site.Find(path, context.Request.Query) ?? new DemoPath();
        if (entry.Wait > TimeSpan.Zero)
            await Task.Delay(entry.Wait, time, ct);
        if (site.IsDown || entry.Close)
        {
            context.Abort();
            return;
        }
        foreach (var (name, value) in site.Headers.Concat(entry.Headers))
            context.Response.Headers[name] = value;
        if (!HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method))
        {
            await SayAsync(context, 405, "Only GET and HEAD.");
            return;
        }
        context.Response.StatusCode = entry.StatusCode;
        if (entry.Redirect is { } target)
            context.Response.Headers.Location = target;

        if (DemoFiles.Find(folder, entry.File is { } named ? "/" + named : path) is { } file)
            await SendAsync(context, site, entry, file, ct);
        else if (entry.StatusCode == 200)
            await SayAsync(context, 404, "No such page.");
    }

    private async Task SendAsync(HttpContext context, DemoSite site, DemoPath entry, string file, CancellationToken ct)
    {
        ReadOnlyMemory<byte> body = await File.ReadAllBytesAsync(file, ct);
        if (entry.Marks)
            body = marks.Fill(body, site.CharsetOf(entry));
        var response = context.Response;
        if (entry.Conditional && entry.StatusCode == 200 && IsHeld(context, file, body.Span))
        {
            response.StatusCode = 304;
            return;
        }
        // site.yml may name the type among its headers too.
        response.ContentType = entry.Type ?? response.ContentType ?? DemoFiles.TypeOf(file, site);
        if (entry.Gzip)
        {
            body = Compress(body.Span);
            response.Headers.ContentEncoding = "gzip";
        }
        if (entry.Endless)
        {
            await SendForEverAsync(response, body, ct);
            return;
        }
        response.ContentLength = body.Length;
        if (HttpMethods.IsHead(context.Request.Method) || entry.StatusCode is 204 or 304)
            return;
        if (entry.Truncate is not { } kept || kept >= body.Length)
        {
            await response.Body.WriteAsync(body, ct);
            return;
        }
        await response.Body.WriteAsync(body[..kept], ct);
        await response.Body.FlushAsync(ct);
        context.Abort();
    }

    /// <summary>Sets the validators; true when the asker holds these very bytes (RFC 9110 §13.2.2: the entity tag counts before the date).</summary>
    private bool IsHeld(HttpContext context, string file, ReadOnlySpan<byte> body)
    {
        var etag = $"\"{Convert.ToHexStringLower(SHA256.HashData(body).AsSpan(0, 12))}\"";
        var now = DateTimeOffset.FromUnixTimeSeconds(time.GetUtcNow().ToUnixTimeSeconds());
        var (_, since) = _versions.AddOrUpdate(file, (etag, now), (_, known) => known.ETag == etag ? known : (etag, now));
        var headers = context.Response.Headers;
        headers.ETag = etag;
        headers.LastModified = since.ToString("R", CultureInfo.InvariantCulture);
        var asked = context.Request.GetTypedHeaders();
        return asked.IfNoneMatch is { Count: > 0 } held
            ? held.Any(tag => tag.Equals(EntityTagHeaderValue.Any) || tag.Tag == etag)
            : asked.IfModifiedSince >= since;
    }

    private static async Task SendForEverAsync(HttpResponse response, ReadOnlyMemory<byte> body, CancellationToken ct)
    {
        ReadOnlyMemory<byte> piece = body.IsEmpty ? "\n"u8.ToArray() : body;
        while (!ct.IsCancellationRequested)
            await response.Body.WriteAsync(piece, ct);
    }

    private static ReadOnlyMemory<byte> Compress(ReadOnlySpan<byte> body)
    {
        var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true))
            gzip.Write(body);
        return packed.GetBuffer().AsMemory(0, (int)packed.Length);
    }

    private static async Task SayAsync(HttpContext context, int status, string words)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/plain; charset=utf-8";
        await context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(words), context.RequestAborted);
    }
}
