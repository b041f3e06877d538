using System.CommandLine;
using Wiker.Bench.CorpusBench;
using Wiker.Bench.IndexBench;
using Wiker.Bench.PipelineBench;

var root = new RootCommand("Measures Wiker.Ingest beside peers that do the same job, in the same run.") { IndexCommand.Create(), PipelineCommand.Create(), CorpusCommand.Create() };
return await root.Parse(args).InvokeAsync();
