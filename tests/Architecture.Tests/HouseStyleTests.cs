namespace Wiker.Ingest.Architecture.Tests;

/// <summary>The house style, as far as a machine can hold it. Each rule is also shown something that breaks it.</summary>
public sealed class HouseStyleTests
{
    private const int MostLines = 300;
    private static readonly string[] BannedEnds = ["Helper", "Helpers", "Util", "Utils", "Utility", "Utilities", "Manager", "Common", "Base", "Impl", "Processor", "Engine", "Wrapper", "Misc"];

    // Interfaces with one implementation so far, and what the second will be.
    private static readonly Dictionary<string, string> OneImplementationYet = new(StringComparer.Ordinal);

    [Fact]
    public void No_type_has_a_name_that_says_nothing() => Tree.Types.Where(HasBannedName).ShouldBeEmpty();

    [Fact]
    public void No_type_is_named_like_the_last_word_of_its_namespace() => Tree.Types.Where(IsNamedLikeItsNamespace).ShouldBeEmpty();

    [Fact]
    public void No_file_is_a_drawer_of_extensions() => Tree.Files(Tree.Source).Where(IsDrawer).ShouldBeEmpty();

    [Fact]
    public void No_file_is_longer_than_300_lines() =>
        Tree.Files(Tree.Source).Select(f => (File: Path.GetRelativePath(Tree.Root, f), Lines: File.ReadLines(f).Count())).Where(f => f.Lines > MostLines).ShouldBeEmpty();

    [Fact]
    public void An_interface_has_two_implementations_or_a_reason_why_not_yet()
    {
        var single = Single(Tree.Types).ToList();

        single.Except(OneImplementationYet.Keys).ShouldBeEmpty();
        OneImplementationYet.Keys.Except(single).ShouldBeEmpty("it has its second implementation, or is gone: take it off the list");
    }

    [Fact]
    public void The_rules_see_what_breaks_them()
    {
        HasBannedName(typeof(Broken.PageHelper)).ShouldBeTrue();
        HasBannedName(typeof(Broken.RecordManager<>)).ShouldBeTrue();
        HasBannedName(typeof(HouseStyleTests)).ShouldBeFalse();
        IsNamedLikeItsNamespace(typeof(Broken.Broken)).ShouldBeTrue();
        IsNamedLikeItsNamespace(typeof(Broken.PageHelper)).ShouldBeFalse();
        IsDrawer("src/Model/Extensions.cs").ShouldBeTrue();
        IsDrawer("src/Model/StringExtensions.cs").ShouldBeTrue();
        Single([typeof(Broken.ILonely), typeof(Broken.PageHelper)]).ShouldBe([typeof(Broken.ILonely).FullName!]);
        Tree.Types.Count().ShouldBeGreaterThan(300);
        Tree.Files(Tree.Source).Count().ShouldBeGreaterThan(200);
    }

    private static bool HasBannedName(Type type) => BannedEnds.Any(end => Plain(type).EndsWith(end, StringComparison.Ordinal));

    private static bool IsNamedLikeItsNamespace(Type type) => !type.IsNested && Plain(type) == type.Namespace!.Split('.')[^1];

    private static bool IsDrawer(string file) => Path.GetFileNameWithoutExtension(file).EndsWith("Extensions", StringComparison.Ordinal);

    private static IEnumerable<string> Single(IEnumerable<Type> types)
    {
        var all = types.ToList();
        return all.Where(t => t.IsInterface && all.Count(c => c is { IsInterface: false, IsAbstract: false } && c.GetInterfaces().Any(i => Definition(i) == t)) < 2).Select(t => t.FullName!);
    }

    private static Type Definition(Type type) => type.IsGenericType ? type.GetGenericTypeDefinition() : type;

    private static string Plain(Type type) => type.Name.Split('`')[0];
}
