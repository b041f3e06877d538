using System.Text.Json;
using Wiker.Ingest.Pipeline.Privacy;

namespace Wiker.Ingest.Pipeline.Tests.Privacy;

/// <summary>A value that begins a line: in the JSON that is stored, the letter of the escape stands right before it. The person is invented.</summary>
public sealed class RemovalAfterLineBreaksTests : IAsyncLifetime
{
    private Town _town = null!;

    public async ValueTask InitializeAsync() => _town = await Town.StartAsync();

    public ValueTask DisposeAsync() => _town.DisposeAsync();

    [Theory]
    [InlineData("06 39 98 77 41", "\n")]
    [InlineData("06 39 98 77 41", "\t")]
    [InlineData("06 39 98 77 41", "\r")]
    [InlineData("armel.kerbrazic@demo.test", "\n")]
    [InlineData("armel.kerbrazic@demo.test", "\t")]
    [InlineData("armel.kerbrazic@demo.test", "\r")]
    [InlineData("Armel Kerbrazic", "\n")]
    [InlineData("Armel Kerbrazic", "\t")]
    [InlineData("Armel Kerbrazic", "\r")]
    public async Task A_value_at_the_start_of_a_line_is_taken_out_of_every_table(string value, string before)
    {
        var source = Definitions.Table("agenda");
        _town.Publish(source, Definitions.Rows(2));
        await _town.RunAsync(source);
        var corrected = _town.Records()[0];
        var text = JsonSerializer.Serialize($"Demandez{before}{value}");
        _town.Corrections.Correct(corrected.Id, "summary", text, "a").ShouldBeOfType<CorrectionOutcome.Done>();
        _town.Execute($$"""INSERT INTO staged_items (run_id, n, raw_hash, raw, fallback) SELECT id, 1, 'x', '[{{text}}]', 0 FROM runs""").ShouldBe(1);
        _town.Execute($"UPDATE source_records SET said = replace(said, '\"Ouvert à tous.\"', '{text}')").ShouldBe(2);
        _town.WholeDump().Split(value).Length.ShouldBeGreaterThan(4);

        Remove(value).Records.ShouldBeGreaterThan(0);
        _town.WholeDump().ShouldNotContain(value);
        _town.Read(s => s.Records.Find(corrected.Id))!.Content.Summary!.ShouldStartWith("Demandez");
    }

    private Removed Remove(string value) =>
        _town.Remove(value);
}
