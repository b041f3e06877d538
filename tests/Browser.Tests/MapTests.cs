using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace Wiker.Ingest.Browser.Tests;

/// <summary>The commune page's map and fields, in a real browser.</summary>
public sealed class MapTests(Demo demo)
{
    private const int Attempts = 4;
    private const int PatienceMilliseconds = 60_000;

    [Fact]
    public async Task The_map_draws_clusters_and_names_and_asks_nobody_else()
    {
        var page = await demo.OpenAsync("/", 1280);
        var asked = new ConcurrentQueue<string>(); // told of while it is looked at
        page.Request += (_, request) => asked.Enqueue(request.Url);
        await page.GotoAsync(demo.Url + "communes/44052", new() { WaitUntil = WaitUntilState.NetworkIdle });
        await page.Locator(".map .many").First.WaitForAsync();
        (await page.Locator(".map .town span").AllTextContentsAsync()).ShouldContain("Donges");
        (await page.Locator(".map .many").First.GetAttributeAsync("aria-label")).ShouldNotBeNull().ShouldEndWith("informations");
        asked.ShouldAllBe(url => url.StartsWith(demo.Url, StringComparison.Ordinal));
        asked.ShouldContain(url => url.Contains("/v1/map.geojson?", StringComparison.Ordinal));
    }

    [Fact]
    public Task A_cluster_opens_by_keyboard_and_leads_to_a_record() => AgainAsync(async () =>
    {
        var page = await OpenAsync("/communes/44052?kind=service");
        var cluster = page.Locator(".map .many").First;
        await cluster.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        var link = page.Locator(".map .leaflet-popup a[href^='/records/']").First;
        await link.WaitForAsync();
        var title = await link.TextContentAsync();
        // By keyboard too: the map may still move under a pointer, which then misses the link.
        await link.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/records/*", new() { WaitUntil = WaitUntilState.Commit });
        (await page.Locator("h1").TextContentAsync()).ShouldBe(title);
    });

    [Fact]
    public async Task The_list_says_the_same_as_the_map_and_narrows_the_page_without_script()
    {
        var page = await demo.OpenAsync("/communes/44052", 360, script: false);
        (await page.Locator(".map").IsHiddenAsync()).ShouldBeTrue();
        var town = page.Locator(".towns a", new() { HasTextString = "Paimbœuf" });
        var count = await town.Locator(".n").TextContentAsync();
        await town.ClickAsync();
        await page.WaitForURLAsync("**commune=44116**");
        (await page.Locator("header.top p").TextContentAsync()).ShouldStartWith($"{count} informations");
    }

    [Fact]
    public Task What_is_typed_is_completed_and_a_choice_leads_to_the_record() => AgainAsync(async () =>
    {
        var page = await OpenAsync("/communes/44052");
        await page.Locator("input[name=q]").PressSequentiallyAsync("fest");
        var option = page.Locator("datalist option[value*='Fest-noz']");
        await option.First.WaitForAsync(new() { State = WaitForSelectorState.Attached });
        // What the browser does when somebody takes a choice: no robot can open its list, and keys would go into it where it is open.
        await page.Locator("input[name=q]").EvaluateAsync(
            "(field, chosen) => { field.value = chosen; field.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertReplacementText' })); }",
            await option.First.GetAttributeAsync("value"));
        await page.WaitForURLAsync("**/records/*", new() { WaitUntil = WaitUntilState.Commit });
    });

    private async Task<IPage> OpenAsync(string path)
    {
        var page = await demo.OpenAsync(path, 1280);
        page.SetDefaultTimeout(PatienceMilliseconds);
        return page;
    }

    // On a busy machine answers to what was typed or opened may come between two steps of a test, which then waits for what was; who looks again sees it.
    private static async Task AgainAsync(Func<Task> look)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await look();
                return;
            }
            catch (TimeoutException) when (attempt < Attempts)
            {
                // looked at anew, in a page of its own
            }
        }
    }
}
