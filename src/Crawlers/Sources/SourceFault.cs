namespace Wiker.Ingest.Crawlers.Sources;

/// <summary>One fault of one configuration file, as an editor can jump to it. <paramref name="Line"/> and <paramref name="Column"/> count from 1; <paramref name="Path"/> is dotted (<c>html.fields.title</c>).</summary>
public sealed record SourceFault(string File, int Line, int Column, string Path, string Message);
