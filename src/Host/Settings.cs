using System.CommandLine;
using System.Net;
using Microsoft.Extensions.Options;
using Wiker.Ingest.Crawlers.Fetching;
using Wiker.Ingest.Crawlers.Geocoding;
using Wiker.Ingest.Crawlers.Sources;
using Wiker.Ingest.Crawlers.Weather;
using Wiker.Ingest.Pipeline;
using Wiker.Ingest.Pipeline.Geocoding;
using Wiker.Ingest.Pipeline.Holidays;
using Wiker.Ingest.Pipeline.Pictures;

namespace Wiker.Ingest.Host;

/// <summary>Options that every command takes, and the setting that they make.</summary>
internal static class Settings
{
    // What the operator set: the file beside the program, and the environment over it.
    private static readonly Lazy<IConfiguration> Configuration = new(() => new ConfigurationBuilder()
        .SetBasePath(AppContext.BaseDirectory)
        .AddJsonFile("appsettings.json", optional: true)
        .AddEnvironmentVariables()
        .Build());

    /// <summary><c>--data FOLDER</c>, else <c>WIKER_DATA</c>, else <c>./wiker-data</c>.</summary>
    public static Option<string?> Data { get; } = new("--data")
    {
        Description = "Folder that holds store, index and kept pages (else WIKER_DATA, else ./wiker-data)",
        HelpName = "FOLDER",
        Recursive = true,
    };

    /// <summary><c>--json</c>.</summary>
    public static Option<bool> Json { get; } = new("--json") { Description = "Answer in JSON; lists as {\"items\":[…]}" };

    /// <summary>The parts for an ordinary command on the data folder.</summary>
    public static Composition Compose(ParseResult parse) => new(Ordinary(parse));

    /// <summary>The setting of an ordinary command: shipped configuration, public internet.</summary>
    public static Setting Ordinary(ParseResult parse)
    {
        var installation = Installation.Find();
        return new Setting
        {
            Installation = installation,
            Data = new DataFolder(DataPath(parse)),
            Time = TimeProvider.System,
            Logs = Logs(LogLevel.Warning),
            Sources = new CatalogueFolders(installation.Sources),
            Territories = installation.Territories,
            Fetching = new FetchingOptions(),
            Weather = WeatherOr(new WeatherOptions()),
            Index = Index(),
            Pictures = Pictures(),
        };
    }

    /// <summary>Which index is used, as the operator set it.</summary>
    /// <exception cref="CannotRunException">It can't be meant so; the message says every fault.</exception>
    public static IndexSettings Index()
    {
        try
        {
            var index = Read<IndexSettings>(IndexSettings.Section);
            return new IndexSettingsValidator().Validate(IndexSettings.Section, index) is { Failed: true } faults ? throw new CannotRunException(string.Join(Environment.NewLine, faults.Failures!)) : index;
        }
        catch (InvalidOperationException) // Kind is no word that we know; its own message would name the type
        {
            throw new CannotRunException("Index:Kind is neither Embedded nor Elasticsearch (which serves OpenSearch too).");
        }
    }

    /// <summary>Where school holidays are fetched from.</summary>
    /// <exception cref="CannotRunException">It can't be meant so; the message says the fault.</exception>
    public static CalendarOptions Calendar() => Checked<CalendarOptions>(CalendarOptions.Section, o => o.Fault());

    /// <summary>Where the communes of today are fetched from.</summary>
    /// <exception cref="CannotRunException">It can't be meant so; the message says the fault.</exception>
    public static GazetteerOptions Gazetteer() => Checked<GazetteerOptions>(GazetteerOptions.Section, o => o.Fault());

    /// <summary>The geocoder's settings.</summary>
    /// <exception cref="CannotRunException">They can't be meant so; the message says every fault.</exception>
    public static GeocoderOptions Geocoder() => Checked(GeocoderOptions.Section, new GeocoderOptionsValidator());

    /// <summary>How much a picture may cost.</summary>
    /// <exception cref="CannotRunException">They can't be meant so; the message says every fault.</exception>
    public static PictureOptions Pictures() => Checked(PictureOptions.Section, new PictureOptionsValidator());

    /// <summary>The weather's settings.</summary>
    /// <exception cref="CannotRunException">They can't be meant so; the message says every fault.</exception>
    public static WeatherOptions Weather() => Checked(WeatherOptions.Section, new WeatherOptionsValidator());

    private static T Checked<T>(string section, IValidateOptions<T> validator) where T : class, new() =>
        Checked<T>(section, o => validator.Validate(section, o) is { Failed: true } faults ? faults.FailureMessage : null);

    private static T Checked<T>(string section, Func<T, string?> fault) where T : class, new()
    {
        try
        {
            var options = Read<T>(section);
            return fault(options) is { } wrong ? throw new CannotRunException(wrong) : options;
        }
        catch (InvalidOperationException e) // "abc" where a number is wanted
        {
            throw new CannotRunException(e.Message);
        }
    }

    private static T Read<T>(string section) where T : class, new() => Configuration.Value.GetSection(section).Get<T>() ?? new();

    // A command that shows no weather isn't stopped by its settings; `wiker run` and `wiker doctor` tell what is wrong with them.
    private static WeatherOptions WeatherOr(WeatherOptions none)
    {
        try
        {
            return Weather();
        }
        catch (CannotRunException)
        {
            return none;
        }
    }

    /// <summary>Refuses what is no port.</summary>
    public static void CheckPort(Option<int> port) => port.Validators.Add(result =>
    {
        if (result.Tokens is [var given] && int.TryParse(given.Value, System.Globalization.CultureInfo.InvariantCulture, out var number) && number is < 0 or > IPEndPoint.MaxPort)
            result.AddError("--port takes a number from 0 (any free port) to 65535.");
    });

    /// <summary>Logs on standard error.</summary>
    public static ILoggerFactory Logs(LogLevel least) => LoggerFactory.Create(logging => logging
        .SetMinimumLevel(least)
        .AddSimpleConsole(console => console.SingleLine = true)
        .Services.Configure<Microsoft.Extensions.Logging.Console.ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace));

    /// <summary>The data folder that the command line or the environment names.</summary>
    public static string DataPath(ParseResult parse) =>
        Path.GetFullPath(parse.GetValue(Data) ?? (Environment.GetEnvironmentVariable("WIKER_DATA") is { Length: > 0 } set ? set : "wiker-data"));
}
