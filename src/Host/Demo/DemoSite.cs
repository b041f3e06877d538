using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace Wiker.Ingest.Host.Demo;

/// <summary>A host's <c>site.yml</c> as written (demo/README.md); all of it is optional.</summary>
internal sealed class DemoSite
{
    public const string FileName = "site.yml";
    private const int MaxDefinitionBytes = 1024 * 1024;

    public string? Charset { get; set; }
    public string? Status { get; set; }
    // A key with nothing behind it is null in YAML.
    [AllowNull]
    public Dictionary<string, string> Headers { get; set => field = value ?? []; } = [];
    [AllowNull]
    public Dictionary<string, string> Types { get; set => field = value ?? []; } = [];
    [AllowNull]
    public Dictionary<string, DemoPath?> Paths { get; set => field = value ?? []; } = [];

    /// <summary>Connections to it are closed without an answer.</summary>
    [YamlIgnore]
    public bool IsDown => Status == "down";

    /// <summary>Reads the definition of a host's folder. Throws <see cref="FormatException"/> with words for its author.</summary>
    public static DemoSite Read(string folder)
    {
        var file = new FileInfo(Path.Combine(folder, FileName));
        if (!file.Exists)
            return new DemoSite();
        if (file.Length > MaxDefinitionBytes)
            throw new FormatException($"longer than {MaxDefinitionBytes} bytes");
        try
        {
            var deserializer = new DeserializerBuilder().WithNamingConvention(CamelCaseNamingConvention.Instance).WithDuplicateKeyChecking().Build();
            var site = deserializer.Deserialize<DemoSite?>(File.ReadAllText(file.FullName, Encoding.UTF8)) ?? new DemoSite();
            site.Check();
            return site;
        }
        catch (YamlException e)
        {
            throw new FormatException($"line {e.Start.Line}: {(e.InnerException ?? e).Message}", e);
        }
    }

    /// <summary>The entry that fits a request best: the same path, and most of the query's parameters named; null when none fits.</summary>
    public DemoPath? Find(string path, IQueryCollection query)
    {
        DemoPath? best = null;
        var bestNamed = -1;
        foreach (var (key, entry) in Paths)
        {
            var mark = key.IndexOf('?', StringComparison.Ordinal);
            if (!Uri.UnescapeDataString(mark < 0 ? key : key[..mark]).Equals(path, StringComparison.Ordinal))
                continue;
            var named = mark < 0 ? [] : QueryHelpers.ParseQuery(key[mark..]);
            if (named.Count > bestNamed && named.All(p => query.TryGetValue(p.Key, out var given) && given == p.Value))
                (best, bestNamed) = (entry ?? new DemoPath(), named.Count);
        }
        return best;
    }

    /// <summary>The charset of an entry's files, for marks.</summary>
    public Encoding CharsetOf(DemoPath entry) => DemoCharset.Find(entry.Charset ?? Charset);

    private void Check()
    {
        if (Status is not (null or "up" or "down"))
            throw new FormatException($"status: {Status} is neither up nor down");
        DemoCharset.Find(Charset);
        CheckHeaders("headers", Headers);
        foreach (var (key, entry) in Paths)
        {
            if (!key.StartsWith('/'))
                throw new FormatException($"paths: {key} doesn't begin with /");
            entry?.Check(key);
        }
    }

    /// <summary>What a header line can't hold would fail only when it is sent.</summary>
    internal static void CheckHeaders(string key, Dictionary<string, string> headers)
    {
        foreach (var (name, value) in headers)
        {
            if (string.IsNullOrEmpty(name) || value is null || value.AsSpan().ContainsAnyExceptInRange(' ', '~') || name.AsSpan().ContainsAnyExceptInRange('!', '~'))
                throw new FormatException($"{key}: header {name} must be ASCII (percent-encode addresses)");
        }
    }
}

/// <summary>What <c>site.yml</c> says of one path; every key is optional.</summary>
internal sealed class DemoPath
{
    public string? File { get; set; }
    public int? Status { get; set; }
    public string? Type { get; set; }
    public string? Charset { get; set; }
    [AllowNull]
    public Dictionary<string, string> Headers { get; set => field = value ?? []; } = [];
    public string? Redirect { get; set; }
    public string? Delay { get; set; }
    public bool Gzip { get; set; }
    public int? Truncate { get; set; }
    public bool Close { get; set; }
    public bool Endless { get; set; }
    public bool Conditional { get; set; } = true;
    public bool Marks { get; set; } = true;

    /// <summary>The wait before the answer.</summary>
    [YamlIgnore]
    public TimeSpan Wait => Delay is null ? TimeSpan.Zero
        : Delay.EndsWith("ms", StringComparison.Ordinal) ? TimeSpan.FromMilliseconds(Number(Delay[..^2]))
        : Delay.EndsWith('s') ? TimeSpan.FromSeconds(Number(Delay[..^1]))
        : throw new FormatException($"delay: {Delay} isn't written like 250ms or 3s");

    /// <summary>The status of the answer.</summary>
    [YamlIgnore]
    public int StatusCode => Status ?? (Redirect is null ? 200 : 301);

    /// <summary>Throws <see cref="FormatException"/> when a value can't be meant.</summary>
    public void Check(string key)
    {
        if (StatusCode is < 200 or > 599)
            throw new FormatException($"{key}: status {Status} isn't between 200 and 599");
        if (Truncate < 0)
            throw new FormatException($"{key}: truncate is negative");
        DemoCharset.Find(Charset);
        DemoSite.CheckHeaders(key, Headers);
        if (Redirect is not null)
            DemoSite.CheckHeaders(key, new() { ["Location"] = Redirect });
        _ = Wait;
    }

    private double Number(string text) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number <= 3600
            ? number : throw new FormatException($"delay: {Delay} isn't written like 250ms or 3s");
}

/// <summary>Charsets by name, those of old sites included.</summary>
internal static class DemoCharset
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>UTF-8 when <paramref name="name"/> is null. Throws <see cref="FormatException"/> for an unknown one, and for those that don't contain ASCII.</summary>
    public static Encoding Find(string? name)
    {
        if (name is null || name.Equals("utf-8", StringComparison.OrdinalIgnoreCase))
            return Utf8;
        try
        {
            var charset = CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);
            return charset.GetByteCount("[[") == 2 ? charset : throw new FormatException($"charset: {name} doesn't contain ASCII");
        }
        catch (ArgumentException e)
        {
            throw new FormatException($"charset: {name} isn't known", e);
        }
    }
}
