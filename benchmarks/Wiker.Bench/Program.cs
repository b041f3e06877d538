using System.CommandLine;
using Wiker.Bench.CorpusBench;
using Wiker.Bench.IndexBench;
using Wiker.Bench.PipelineBench;
using Wiker.Bench.SitesBench;
using Wiker.Bench.UnderstandBench;

var root = new RootCommand("Measures Wiker.Ingest beside peers that do the same job, in the same run.")
{
    IndexCommand.Create(),
    ServersCommand.Create(),
    PipelineCommand.Create(),
    CorpusCommand.Create(),
    SitesCommand.Create(),
    UnderstandCommand.Create(),
    MainCommuneCommand.Create(),
};
return await root.Parse(args).InvokeAsync();
