using Wiker.Ingest.Crawlers.Fetching;
using Wiker.Ingest.Crawlers.Sources;

namespace Wiker.Ingest.Pipeline;

/// <summary>Keys of the APIs that sources are read from, out of the environment. A source without its key isn't configured: that is a state, and no failure.</summary>
public sealed class SourceKeys(PipelineOptions options)
{
    /// <summary>The key for the source's requests; null when it needs none, or when there is none.</summary>
    public RequestKey? Of(SourceDefinition source) => source.Key is { } key && options.KeyOf(key.Variable) is { } value && !string.IsNullOrWhiteSpace(value) ? new RequestKey(key.Parameter, key.Header, value.Trim()) : null;

    /// <summary>What is to be set before the source can be asked, in words; null when nothing is.</summary>
    public string? Missing(SourceDefinition source) => source.Key is { } key && Of(source) is null ? $"set the environment variable {key.Variable}" : null;
}
