using System.Text.Json.Serialization;
using Wiker.Ingest.Crawlers.Sources;
using Wiker.Ingest.Host.Commands;
using Wiker.Ingest.Model;
using Wiker.Ingest.Normalizer.Geography;
using Wiker.Ingest.Pipeline;
using Wiker.Ingest.Pipeline.Applying;
using Wiker.Ingest.Pipeline.Geocoding;
using Wiker.Ingest.Pipeline.Privacy;
using Wiker.Ingest.Store;

namespace Wiker.Ingest.Host;

/// <summary>The form of lists on the command line.</summary>
internal sealed record ItemList<T>(IReadOnlyList<T> Items);

/// <summary>JSON of the command line's own answers.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(LockOwner))]
[JsonSerializable(typeof(DemoAnswer))]
[JsonSerializable(typeof(ItemList<RunReport>))]
[JsonSerializable(typeof(ItemList<StoreDifference>))]
[JsonSerializable(typeof(ItemList<SourceFault>))]
[JsonSerializable(typeof(ItemList<SourceLine>))]
[JsonSerializable(typeof(ItemList<SourceHealth>))]
[JsonSerializable(typeof(ItemList<Commune>))]
[JsonSerializable(typeof(ItemList<CheckUp>))]
[JsonSerializable(typeof(UpdatedCalendar))]
[JsonSerializable(typeof(ItemList<ShownHoliday>))]
[JsonSerializable(typeof(ChangedRecord))]
[JsonSerializable(typeof(RemovedAnswer))]
[JsonSerializable(typeof(Expired))]
[JsonSerializable(typeof(ItemList<RemovalRow>))]
[JsonSerializable(typeof(Reindexed))]
[JsonSerializable(typeof(Applied))]
[JsonSerializable(typeof(ImportResult))]
[JsonSerializable(typeof(GazetteerUpdate))]
[JsonSerializable(typeof(Completion))]
internal sealed partial class HostJson : JsonSerializerContext;
