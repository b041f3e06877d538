using Microsoft.Extensions.Logging;
using Quartz;
using Wiker.Ingest.Pipeline.Privacy;
using Wiker.Ingest.Store;

namespace Wiker.Ingest.Pipeline.Scheduling;

/// <summary>Once a day: lets go of what needn't be kept.</summary>
[DisallowConcurrentExecution]
public sealed partial class RetentionJob(Retention retention, ILogger<RetentionJob> logger) : IJob
{
    /// <inheritdoc/>
    public ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            var expired = retention.Run(cancellationToken);
            if (expired != new Expired(0, 0, 0))
                LogExpired(expired.Items, expired.Pages, expired.Runs);
        }
        catch (StoreException e)
        {
            LogStore(e.Message);
        }
        return ValueTask.CompletedTask;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Let go of the words of {Items} items that their sources stopped showing a year ago, {Pages} pages and {Runs} runs")]
    private partial void LogExpired(int items, int pages, int runs);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Problem}")]
    private partial void LogStore(string problem);
}
