using Deque.AxeCore.Playwright;

namespace Wiker.Ingest.Browser.Tests;

/// <summary>axe finds nothing on what people see, at a phone's and a desk's width, in light and dark.</summary>
public sealed class AccessibilityTests(Demo demo)
{
    [Theory]
    [InlineData("/", 360, "light")]
    [InlineData("/communes/44052", 360, "light")]
    [InlineData("/communes/44052", 1280, "light")]
    [InlineData("/communes/44052", 1280, "dark")]
    [InlineData("/communes/44052?kind=event&theme=sport&commune=44103", 360, "dark")]
    [InlineData("/communes/44052?q=zzzz", 1280, "light")]
    [InlineData("/communes/99999", 360, "light")]
    public async Task Pages_have_no_fault_that_axe_knows(string path, int width, string colours)
    {
        var page = await demo.OpenAsync(path, width, colours);
        await NoFaultsAsync(page);
    }

    [Theory]
    [InlineData("event", 360, "light")]
    [InlineData("event", 1280, "dark")]
    [InlineData("news", 1280, "light")]
    [InlineData("business", 360, "light")]
    [InlineData("association", 1280, "light")]
    [InlineData("service", 360, "dark")]
    [InlineData("offer", 1280, "light")]
    [InlineData("opportunity", 360, "light")]
    public async Task Records_of_every_kind_have_no_fault_that_axe_knows(string kind, int width, string colours)
    {
        var list = await demo.JsonAsync($"v1/records.json?near=44052&kind={kind}&limit=1");
        var page = await demo.OpenAsync("/records/" + list.GetProperty("items")[0].GetProperty("id").GetString(), width, colours);
        await NoFaultsAsync(page);
    }

    private static async Task NoFaultsAsync(Microsoft.Playwright.IPage page)
    {
        var result = await page.RunAxe();
        result.Violations.Select(v => $"{v.Id}: {v.Help} at {string.Join(" ; ", v.Nodes.Take(3).Select(n => n.Html))}").ShouldBeEmpty(page.Url);
        // A page that is wider than its window has to be pushed sideways.
        (await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth")).ShouldBeLessThanOrEqualTo(0, page.Url);
    }
}
