using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Wiker.Ingest.Crawlers.Sources;

namespace Wiker.Ingest.Crawlers.Readers;

/// <summary>What a <see cref="FieldRule"/> does to the text that its selector, path or column gave. Pure; never throws; linear in the text.</summary>
internal static class FieldRules
{
    // Expressions live as long as the rule that carries them, so a definition that is edited away leaves nothing behind.
    private static readonly ConditionalWeakTable<FieldRule, Expressions> Compiled = [];

    /// <summary>
    /// The rule's value of a found text: its constant; else what <see cref="FieldRule.Match"/> keeps (its first group, else the whole);
    /// else <see cref="FieldRule.Default"/>; else null. Never blank, always trimmed.
    /// <see cref="FieldRule.Remove"/> isn't applied: for html it is a selector, which the reader takes out of the tree before it reads the text.
    /// </summary>
    public static string? Apply(FieldRule rule, string? found)
    {
        if (rule.Value is { } constant)
            return constant;
        var kept = rule.Match is null || string.IsNullOrWhiteSpace(found) ? found : Matched(Of(rule).Match, found);
        return string.IsNullOrWhiteSpace(kept) ? rule.Default : kept.Trim();
    }

    /// <summary>As <see cref="Apply"/>, after taking out what the expression <see cref="FieldRule.Remove"/> matches: for json, csv, geojson and feed.</summary>
    public static string? ApplyToText(FieldRule rule, string? found) =>
        Apply(rule, rule.Remove is not null && rule.Value is null && !string.IsNullOrEmpty(found) && Of(rule).Remove is { } remove ? remove.Replace(found, "") : found);

    /// <summary>One found value of several after <see cref="FieldRule.Remove"/> and <see cref="FieldRule.Match"/>, with no default; null when nothing is left.</summary>
    public static string? Kept(FieldRule rule, string? found)
    {
        if (string.IsNullOrWhiteSpace(found))
            return null;
        var kept = rule.Remove is not null && Of(rule).Remove is { } remove ? remove.Replace(found, "") : found;
        kept = rule.Match is null ? kept : Matched(Of(rule).Match, kept);
        kept = rule.Words is null || kept is null ? kept : WordFor(rule.Words, kept.Trim());
        return string.IsNullOrWhiteSpace(kept) ? null : kept.Trim();
    }

    /// <summary>The expression as rules run it (no backtracking, no culture); null with the reason when it isn't one.</summary>
    public static Regex? Compile(string pattern, out string? fault)
    {
        try
        {
            fault = null;
            return new Regex(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            fault = e.Message;
            return null;
        }
    }

    // An expression that doesn't compile is refused by the catalogue; one that came another way finds nothing.
    private static string? Matched(Regex? expression, string text)
    {
        return expression?.Match(text) is { Success: true } match ? FirstGroup(match) : null;
    }

    /// <summary>The first group that took part in a match, where an expression has several ("Tarif (.+)|Prix (.+)"), else the whole of it.</summary>
    public static string FirstGroup(Match match)
    {
        for (var i = 1; i < match.Groups.Count; i++)
        {
            if (match.Groups[i].Success)
                return match.Groups[i].Value;
        }
        return match.Value;
    }

    // The value itself before its beginning, a longer beginning before a shorter one.
    private static string? WordFor(IReadOnlyDictionary<string, string> words, string value) => words.TryGetValue(value, out var word)
        ? word
        : words.Where(w => w.Key is [.. var beginning, '*'] && value.StartsWith(beginning, StringComparison.Ordinal)).OrderByDescending(w => w.Key.Length).Select(w => w.Value).FirstOrDefault();

    private static Expressions Of(FieldRule rule) => Compiled.GetValue(rule, static r => new Expressions(
        r.Match is null ? null : Compile(r.Match, out _),
        r.Remove is null ? null : Compile(r.Remove, out _)));

    private sealed record Expressions(Regex? Match, Regex? Remove);
}
