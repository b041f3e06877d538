using System.Text.Json.Serialization;
using Wiker.Ingest.Pipeline;

namespace Wiker.Ingest.Host;

/// <summary>The form of lists on the command line.</summary>
internal sealed record ItemList<T>(IReadOnlyList<T> Items);

/// <summary>JSON of the command line's own answers.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(LockOwner))]
[JsonSerializable(typeof(ItemList<RunReport>))]
[JsonSerializable(typeof(ItemList<StoreDifference>))]
internal sealed partial class HostJson : JsonSerializerContext;
