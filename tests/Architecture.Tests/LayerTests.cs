using System.Xml.Linq;
using ArchUnitNET.Domain;
using ArchUnitNET.Fluent;
using ArchUnitNET.Loader;
using static ArchUnitNET.Fluent.ArchRuleDefinition;

namespace Wiker.Ingest.Architecture.Tests;

/// <summary>Dependencies point one way, and the middle does no I/O. Each rule is also held against code that breaks it, so that none can pass by looking at nothing.</summary>
public sealed class LayerTests
{
    private static readonly ArchUnitNET.Domain.Architecture Architecture = new ArchLoader().LoadAssemblies([.. Tree.Projects.Select(Tree.Assembly)]).Build();

    private static readonly IObjectProvider<IType> InputAndOutput = Types(includeReferenced: true).That().HaveFullNameMatching(
        @"^(System\.IO\.(File|Directory|FileInfo|DirectoryInfo|FileStream|FileSystemWatcher)|System\.Net\.(Http|Sockets)\..+|Microsoft\.Data\..+|Dapper\..+|System\.Diagnostics\.Process)$");

    public static TheoryData<string> Projects => [.. Tree.Projects];

    public static TheoryData<string> PureNamespaces =>
        ["Wiker.Ingest.Model", "Wiker.Ingest.Normalizer.Matching", "Wiker.Ingest.Normalizer.Merging", "Wiker.Ingest.Normalizer.Fields", "Wiker.Ingest.Crawlers.Readers"];

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_knows_only_the_layers_below_it(string project)
    {
        foreach (var forbidden in Tree.Projects.Where(p => p != project && !Tree.MayKnow[project].Contains(p)))
            WhoKnows(project, forbidden).ShouldBeEmpty();
    }

    [Fact]
    public void The_rule_of_layers_sees_every_reference_that_there_is()
    {
        foreach (var (project, known) in Tree.MayKnow.Where(p => p.Key is not "Host" and not "Publisher"))
        {
            foreach (var other in known)
                WhoKnows(project, other).ShouldNotBeEmpty($"{project} knows {other}");
        }
        WhoKnows("Publisher", "Pipeline").ShouldNotBeEmpty();
        WhoKnows("Host", "Publisher").ShouldNotBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_file_refers_only_to_the_layers_below_it(string project) =>
        References(project, "ProjectReference").Select(r => Path.GetFileName(Path.GetDirectoryName(r.Replace('\\', '/'))!)).Except(Tree.MayKnow[project]).ShouldBeEmpty();

    [Fact]
    public void The_model_takes_no_package_but_NetTopologySuite()
    {
        References("Model", "PackageReference").Except(["NetTopologySuite"]).ShouldBeEmpty();
        Packages("Model").Except(["NetTopologySuite"]).ShouldBeEmpty();
        Packages("Store").ShouldContain("Dapper"); // the rule sees packages
    }

    [Theory]
    [MemberData(nameof(PureNamespaces))]
    public void Functions_in_the_middle_do_no_input_or_output(string pure) => WhoReadsOrWrites(pure).ShouldBeEmpty();

    [Theory]
    [InlineData("Wiker.Ingest.Crawlers.Fetching")]
    [InlineData("Wiker.Ingest.Crawlers.Sources")]
    [InlineData("Wiker.Ingest.Normalizer.Geography")]
    [InlineData("Wiker.Ingest.Store")]
    public void The_rule_of_input_and_output_sees_who_does_it(string impure) => WhoReadsOrWrites(impure).ShouldNotBeEmpty();

    private static IReadOnlyList<string> WhoKnows(string project, string other) => Broken(
        Types().That().ResideInAssembly(Tree.Assembly(project)).Should().NotDependOnAny(Types().That().ResideInAssembly(Tree.Assembly(other))).Evaluate(Architecture));

    private static IReadOnlyList<string> WhoReadsOrWrites(string within) => Broken(
        Types().That().ResideInNamespaceMatching($@"^{within.Replace(".", @"\.", StringComparison.Ordinal)}(\..+)?$").Should().NotDependOnAny(InputAndOutput).Evaluate(Architecture));

    private static IReadOnlyList<string> Broken(IEnumerable<EvaluationResult> results) => [.. results.Where(r => !r.Passed).Select(r => r.Description)];

    private static IEnumerable<string> References(string project, string item) =>
        XDocument.Load(Path.Combine(Tree.Source, project, $"Wiker.Ingest.{project}.csproj")).Descendants(item).Select(e => (string)e.Attribute("Include")!);

    // What the compiled project refers to and the runtime doesn't bring: packages and other projects.
    private static IEnumerable<string> Packages(string project)
    {
        var runtime = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        return Tree.Assembly(project).GetReferencedAssemblies().Select(a => a.Name!).Where(name => !File.Exists(Path.Combine(runtime, name + ".dll")));
    }
}
