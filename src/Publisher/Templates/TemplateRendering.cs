using System.Collections.Concurrent;
using Scriban;
using Scriban.Parsing;
using Scriban.Runtime;
using Scriban.Syntax;

namespace Wiker.Ingest.Publisher.Templates;

/// <summary>A template can't be read or run; the message names file, line and column.</summary>
public sealed class TemplateException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>
/// Renders the Scriban templates of one folder. A template is parsed once and again when its file changes. Partials are found in the same folder, never outside it.
/// Safe for several threads.
/// </summary>
public sealed class TemplateRendering(string folder)
{
    private readonly string _folder = Path.GetFullPath(folder);
    private readonly ConcurrentDictionary<string, Parsed> _parsed = new(StringComparer.Ordinal);

    /// <summary>The template's output for a model, whose public properties are seen in <c>snake_case</c>.</summary>
    /// <param name="templatePath">Relative to the folder, with forward slashes: <c>feeds/rss.xml.scriban</c>.</param>
    /// <param name="type">How values are escaped.</param>
    /// <param name="model">What the template sees.</param>
    /// <param name="cancellationToken">Stops a long run.</param>
    /// <exception cref="TemplateException">The file is missing or faulty, names something that the model hasn't, or goes over a limit.</exception>
    public string Render(string templatePath, OutputType type, object model, CancellationToken cancellationToken = default)
    {
        var template = Load(templatePath).Template;
        var context = new EscapingContext(type, new Partials(this), cancellationToken);
        var values = new ScriptObject();
        values.Import(model);
        context.PushGlobal(values);
        try
        {
            return template.Render(context);
        }
        catch (ScriptAbortException) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellationToken);
        }
        catch (ScriptRuntimeException e)
        {
            throw new TemplateException(e.OriginalMessage is { } said ? $"{e.Span.FileName}({e.Span.Start.Line + 1},{e.Span.Start.Column + 1}): {said}" : e.Message, e);
        }
    }

    /// <summary>A stamp that changes when the file does, for entity tags.</summary>
    public string StampOf(string templatePath) => Load(templatePath).Stamp;

    private Parsed Load(string templatePath)
    {
        var path = Path.GetFullPath(Path.Combine(_folder, templatePath));
        if (!path.StartsWith(_folder + Path.DirectorySeparatorChar, StringComparison.Ordinal))
            throw new TemplateException($"{templatePath}: lies outside the folder of templates.");
        var file = new FileInfo(path);
        if (!file.Exists)
            throw new TemplateException($"{path}: there is no such template.");
        var stamp = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{file.LastWriteTimeUtc.Ticks:x}-{file.Length:x}");
        if (_parsed.TryGetValue(path, out var parsed) && parsed.Stamp == stamp)
            return parsed;
        var template = Template.Parse(File.ReadAllText(path), path);
        if (template.HasErrors)
            throw new TemplateException(string.Join('\n', template.Messages.Select(m => m.ToString())));
        return _parsed[path] = new Parsed(stamp, template);
    }

    private sealed record Parsed(string Stamp, Template Template);

    private sealed class Partials(TemplateRendering rendering) : ITemplateLoader
    {
        public string GetPath(TemplateContext context, SourceSpan callerSpan, string templateName)
        {
            var path = Path.GetFullPath(Path.Combine(rendering._folder, templateName));
            return path.StartsWith(rendering._folder + Path.DirectorySeparatorChar, StringComparison.Ordinal)
                ? path
                : throw new ScriptRuntimeException(callerSpan, $"{templateName} lies outside the folder of templates");
        }

        public string Load(TemplateContext context, SourceSpan callerSpan, string templatePath) =>
            File.Exists(templatePath) ? File.ReadAllText(templatePath) : throw new ScriptRuntimeException(callerSpan, $"there is no template {templatePath}");

        public ValueTask<string?> LoadAsync(TemplateContext context, SourceSpan callerSpan, string templatePath) => ValueTask.FromResult<string?>(Load(context, callerSpan, templatePath));
    }
}
