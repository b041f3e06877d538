using System.Globalization;
using Wiker.Ingest.Index;
using Wiker.Ingest.Index.Elasticsearch;
using Wiker.Ingest.Store;

namespace Wiker.Ingest.Host.Commands;

/// <summary>What <c>wiker doctor</c> tells of the index: where it is, what it holds, and how far it is behind. Changes nothing.</summary>
internal static class IndexCheckUp
{
    private const string What = "index";

    public static async Task<CheckUp> LookAsync(Composition parts, CancellationToken cancellationToken)
    {
        var owner = FolderLock.TryTake(parts.Setting.Data.Lock);
        var held = owner is null;
        owner?.Dispose();
        var keeper = held ? $"process {FolderLock.Owner(parts.Setting.Data.Lock)?.Pid} keeps it up to date" : "no program runs that keeps it up to date";
        if (parts.Setting.Index.Kind == IndexKind.Elasticsearch)
            return await OnServerAsync(parts, keeper, cancellationToken);
        return new(What, true, held
            ? $"embedded; {keeper}"
            : Directory.Exists(parts.Setting.Data.Index) ? $"embedded, in {parts.Setting.Data.Index}" : "embedded, none yet: `wiker run` makes it");
    }

    private static async Task<CheckUp> OnServerAsync(Composition parts, string keeper, CancellationToken cancellationToken)
    {
        try
        {
            await using var index = parts.IndexOnServer()!;
            using var session = parts.Store.Read();
            var found = await index.DescribeAsync(cancellationToken);
            return new(What, true, $"{found.Product.Name} {found.Product.Version} at {found.Address}, alias {found.Alias}: {Told(found, session.Records.ChangeNumber())}; {keeper}");
        }
        catch (Exception e) when (e is IndexUnavailableException or StoreException)
        {
            return new(What, false, e.Message);
        }
    }

    private static string Told(IndexOverview found, long changes) => found switch
    {
        { Index: null } => "no index yet: `wiker run` makes it",
        { Cursor: null } => string.Create(CultureInfo.InvariantCulture, $"{found.Documents} documents of another data folder or an older version; `wiker run` builds it anew"),
        { Cursor: { } cursor } when cursor > changes => string.Create(CultureInfo.InvariantCulture, $"{found.Documents} documents, ahead of the store (restored from a backup?); `wiker run` rebuilds it"),
        { Cursor: { } cursor } => string.Create(CultureInfo.InvariantCulture, $"{found.Documents} documents, {changes - cursor} changes behind"),
    };
}
