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
            var index = Configuration().GetSection(IndexSettings.Section).Get<IndexSettings>() ?? new();
            return new IndexSettingsValidator().Validate(IndexSettings.Section, index) is { Failed: true } faults ? throw new CannotRunException(string.Join(Environment.NewLine, faults.Failures!)) : index;
        }
        catch (InvalidOperationException) // Kind is no word that we know; its own message would name the type
        {
            throw new CannotRunException("Index:Kind is neither Embedded nor Elasticsearch (which serves OpenSearch too).");
        }
    }

    /// <summary>Section <c>Calendar</c>, as the server reads its own.</summary>
    public static CalendarOptions Calendar() => Configuration().GetSection(CalendarOptions.Section).Get<CalendarOptions>() ?? new();

    /// <summary>Section <c>Gazetteer</c>.</summary>
    public static GazetteerOptions Gazetteer() => Configuration().GetSection(GazetteerOptions.Section).Get<GazetteerOptions>() ?? new();

    /// <summary>What the operator set: <c>appsettings.json</c> beside the program, and the environment over it.</summary>
    public static IConfiguration Configuration() => new ConfigurationBuilder()
        .SetBasePath(AppContext.BaseDirectory)
        .AddJsonFile("appsettings.json", optional: true)
        .AddEnvironmentVariables()
        .Build();

    /// <summary>The geocoder's settings.</summary>
    /// <exception cref="CannotRunException">They can't be meant so; the message says every fault.</exception>
    public static GeocoderOptions Geocoder() => Checked(GeocoderOptions.Section, new GeocoderOptionsValidator());

    /// <summary>How much a picture may cost.</summary>
    /// <exception cref="CannotRunException">They can't be meant so; the message says every fault.</exception>
    public static PictureOptions Pictures() => Checked(PictureOptions.Section, new PictureOptionsValidator());

    private static T Checked<T>(string section, IValidateOptions<T> validator) where T : class, new()
    {
        try
        {
            var options = Configuration().GetSection(section).Get<T>() ?? new();
            return validator.Validate(section, options) is { Failed: true } faults ? throw new CannotRunException(faults.FailureMessage) : options;
        }
        catch (InvalidOperationException e) // "abc" where a number is wanted
        {
            throw new CannotRunException(e.Message);
        }
    }

    /// <summary>The weather's settings.</summary>
    /// <exception cref="CannotRunException">They can't be meant so; the message says every fault.</exception>
    public static WeatherOptions Weather()
    {
        try
        {
            var options = Configuration().GetSection(WeatherOptions.Section).Get<WeatherOptions>() ?? new();
            return new WeatherOptionsValidator().Validate(WeatherOptions.Section, options) is { Failed: true } faults ? throw new CannotRunException(faults.FailureMessage) : options;
        }
        catch (InvalidOperationException e)
        {
            throw new CannotRunException(e.Message);
        }
    }

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
