using System.CommandLine;
using Wiker.Bench.CorpusBench;
using Wiker.Bench.IndexBench;

var root = new RootCommand("Measures Wiker.Ingest beside peers that do the same job, in the same run.") { IndexCommand.Create(), CorpusCommand.Create() };
return await root.Parse(args).InvokeAsync();
