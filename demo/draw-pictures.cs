#!/usr/bin/env -S dotnet run
// Draws the demo's pictures: `dotnet run demo/draw-pictures.cs` from the repository's folder. Every one is an invented illustration of ours, under the project's licence;
// nothing in them was photographed. Two are ill on purpose: one ends too early, one unpacks to four hundred million pixels.
#:include drawing/Brush.cs
#:include drawing/Bomb.cs
#:package SkiaSharp
#:package SkiaSharp.NativeAssets.Linux.NoDependencies
#:package System.IO.Hashing
#:property RestorePackagesWithLockFile=false
#:property GenerateDocumentationFile=false
#:property TreatWarningsAsErrors=false

using SkiaSharp;
using Wiker.Ingest.Demo.Drawing;
using static Wiker.Ingest.Demo.Drawing.Brush;

const int Width = 960, Height = 640;
var web = Path.Combine("demo", "web");
if (!Directory.Exists(web))
    throw new DirectoryNotFoundException("Run it from the repository's folder.");

Draw("openagenda.demo.test/images/lune.jpg", canvas =>
{
    Sky(canvas, "#0b1633", "#31507a", 440);
    for (var i = 0; i < 70; i++)
        Disc(canvas, i * 137 % Width, i * 89 % 380, i % 7 == 0 ? 2.4f : 1.3f, "#dfe8ff");
    Disc(canvas, 700, 150, 62, "#fdf3cf");
    Fill(canvas, "#1c3356", 0, 440, Width, 200);
    for (var i = 0; i < 16; i++)
        Fill(canvas, "#f7e7b0", 700 - 70 + (i * 31 % 60), 455 + (i * 11), 90 - (i * 4), 3);
    Poly(canvas, "#0a1226", 0, 640, 0, 500, 260, 470, 460, 520, 620, 640);
    Fill(canvas, "#e9edf5", 236, 320, 34, 160);
    Fill(canvas, "#c43d3d", 236, 356, 34, 28);
    Fill(canvas, "#c43d3d", 236, 412, 34, 28);
    Poly(canvas, "#26345c", 230, 320, 253, 290, 276, 320);
    Poly(canvas, "#fdf3cf50", 256, 306, 960, 210, 960, 300);
});
Draw("openagenda.demo.test/images/four.jpg", canvas =>
{
    Sky(canvas, "#f6d9a8", "#fbefd8", 640);
    Fill(canvas, "#d9b78a", 0, 500, Width, 140);
    Poly(canvas, "#a4623c", 170, 520, 170, 330, 480, 170, 790, 330, 790, 520);
    Fill(canvas, "#b9795086", 170, 360, 620, 6);
    Fill(canvas, "#8b4f30", 640, 130, 70, 150);
    Oval(canvas, "#4a2a1c", 480, 430, 150, 110);
    Fill(canvas, "#a4623c", 320, 470, 320, 80);
    Oval(canvas, "#ff9c38", 480, 430, 105, 62);
    Fill(canvas, "#a4623c", 320, 462, 320, 30);
    for (var i = 0; i < 4; i++)
    {
        Oval(canvas, "#c98a44", 250 + (i * 150), 560, 58, 34);
        Fill(canvas, "#f0cf98", 222 + (i * 150), 552, 56, 5);
    }
});
Draw("openagenda.demo.test/images/cirque.webp", canvas =>
{
    Sky(canvas, "#fbe3c0", "#fff5e2", 640);
    Fill(canvas, "#7aa35a", 0, 520, Width, 120);
    for (var i = 0; i < 10; i++)
        Poly(canvas, i % 2 == 0 ? "#c8363f" : "#fff4e6", 480, 130, 160 + (i * 64), 330, 224 + (i * 64), 330);
    for (var i = 0; i < 10; i++)
        Fill(canvas, i % 2 == 0 ? "#c8363f" : "#fff4e6", 160 + (i * 64), 330, 64, 210);
    Poly(canvas, "#5c1e26", 430, 540, 480, 380, 530, 540);
    Fill(canvas, "#6b4a32", 477, 80, 6, 52);
    Poly(canvas, "#f2b632", 483, 82, 560, 100, 483, 118);
});
Draw("openagenda.demo.test/images/etang.jpg", canvas =>
{
    Sky(canvas, "#bfe0ee", "#eef8f6", 330);
    Poly(canvas, "#7fa06b", 0, 330, 180, 240, 380, 320, 610, 230, 960, 330);
    Fill(canvas, "#5f9db5", 0, 330, Width, 310);
    for (var i = 0; i < 9; i++)
        Fill(canvas, "#8cc0d2", 60 + (i * 173 % 760), 380 + (i * 26), 130, 4);
    Poly(canvas, "#6b4a32", 560, 640, 600, 520, 960, 500, 960, 640);
    Poly(canvas, "#2e3a45", 690, 520, 700, 400, 740, 400, 752, 520);
    Disc(canvas, 720, 378, 24, "#e6b98c");
    Line(canvas, "#3b2c20", 5, 706, 440, 420, 300);
    Line(canvas, "#f4f4f4", 2, 420, 300, 420, 430);
    Disc(canvas, 420, 436, 9, "#d6453d");
});
Draw("saint-viaud.demo.test/photos/haie.jpg", canvas =>
{
    Sky(canvas, "#cfe6f5", "#f4f9f0", 380);
    Poly(canvas, "#9db97a", 0, 400, 960, 340, 960, 640, 0, 640);
    Poly(canvas, "#8a6a4a", 0, 520, 960, 440, 960, 530, 0, 620);
    for (var i = 0; i < 9; i++)
    {
        var (x, y) = (60f + (i * 104), 520f - (i * 8.6f));
        Fill(canvas, "#5b4430", x - 3, y - 70, 6, 80);
        Disc(canvas, x, y - 84, 26 + (i % 3 * 5), i % 2 == 0 ? "#4f8a45" : "#6fa557");
    }
    for (var i = 0; i < 4; i++)
    {
        Fill(canvas, i % 2 == 0 ? "#d4553e" : "#3f6fa8", 170 + (i * 190), 450 - (i * 14), 34, 62);
        Disc(canvas, 187 + (i * 190), 434 - (i * 14), 20, "#e6b98c");
    }
});
Draw("saint-viaud.demo.test/photos/plan-eau.webp", canvas =>
{
    Sky(canvas, "#9fc9e6", "#e9f4f7", 320);
    Poly(canvas, "#6c9460", 0, 330, 250, 260, 520, 320, 760, 250, 960, 320, 960, 360, 0, 360);
    Fill(canvas, "#4f93b8", 0, 350, Width, 180);
    Fill(canvas, "#d9c79a", 0, 520, Width, 120);
    Fill(canvas, "#e8e2d2", 560, 400, 240, 130);
    Poly(canvas, "#b4543b", 540, 400, 680, 330, 820, 400);
    for (var i = 0; i < 5; i++)
        Poly(canvas, i % 2 == 0 ? "#f2a23a" : "#ffffff", 100 + (i * 84), 570, 150 + (i * 84), 570, 150 + (i * 84), 596, 100 + (i * 84), 596);
});
Draw("besne.demo.test/images/lavoir.png", canvas =>
{
    Fill(canvas, "#dcebf2", 0, 0, Width, 640);
    Fill(canvas, "#8fae7a", 0, 420, Width, 220);
    Poly(canvas, "#8a4b36", 140, 260, 480, 130, 820, 260);
    for (var i = 0; i < 5; i++)
        Fill(canvas, "#7a5a3e", 180 + (i * 145), 260, 22, 190);
    Fill(canvas, "#b9b2a4", 160, 440, 640, 120);
    Fill(canvas, "#5a9fbe", 190, 465, 580, 70);
    for (var i = 0; i < 4; i++)
        Fill(canvas, "#8cc4da", 220 + (i * 140), 490, 90, 5);
});
Draw("besne.demo.test/images/nuit.png", canvas =>
{
    Fill(canvas, "#101a30", 0, 0, Width, 640);
    for (var i = 0; i < 40; i++)
        Disc(canvas, i * 211 % Width, i * 97 % 320, 1.8f, "#e8eeff");
    for (var i = 0; i < 6; i++)
    {
        Fill(canvas, "#1f2c4a", 40 + (i * 155), 400 - (i % 3 * 30), 130, 240);
        Poly(canvas, "#18233d", 30 + (i * 155), 400 - (i % 3 * 30), 105 + (i * 155), 340 - (i % 3 * 30), 180 + (i * 155), 400 - (i % 3 * 30));
        Fill(canvas, i % 2 == 0 ? "#f2c561" : "#24345a", 80 + (i * 155), 450 - (i % 3 * 30), 40, 46);
    }
    Poly(canvas, "#05090f", 700, 180, 730, 160, 745, 176, 760, 160, 790, 180, 745, 196);
});
Draw("biscuiterie.demo.test/vitrine.jpg", canvas =>
{
    Fill(canvas, "#f3e6d2", 0, 0, Width, 640);
    Fill(canvas, "#2f6f73", 90, 150, 780, 440);
    Fill(canvas, "#fbf6ea", 130, 260, 460, 270);
    Fill(canvas, "#8c5a34", 640, 240, 180, 350);
    Fill(canvas, "#cfe4e6", 664, 266, 132, 180);
    for (var i = 0; i < 13; i++)
        Poly(canvas, i % 2 == 0 ? "#c94f43" : "#fff7ea", 90 + (i * 60), 150, 150 + (i * 60), 150, 144 + (i * 60), 230, 96 + (i * 60), 230);
    for (var row = 0; row < 3; row++)
    {
        Fill(canvas, "#b48b5c", 150, 350 + (row * 74), 420, 8);
        for (var i = 0; i < 6; i++)
            Disc(canvas, 185 + (i * 70), 325 + (row * 74), 24, row % 2 == 0 ? "#d9a352" : "#c58a3c");
    }
    Fill(canvas, "#cbb89c", 0, 590, Width, 50);
});
Draw("mairie.demo.test/images/defibrillateur.jpg", canvas =>
{
    Fill(canvas, "#e9edf0", 0, 0, Width, 640);
    Fill(canvas, "#d5dbe0", 0, 520, Width, 120);
    Fill(canvas, "#ffffff", 350, 130, 260, 330);
    Fill(canvas, "#1f8a4c", 350, 130, 260, 70);
    Disc(canvas, 440, 300, 46, "#d8403a");
    Disc(canvas, 520, 300, 46, "#d8403a");
    Poly(canvas, "#d8403a", 399, 320, 561, 320, 480, 410);
    Poly(canvas, "#ffffff", 492, 262, 450, 330, 478, 330, 462, 382, 512, 310, 484, 310);
    for (var i = 0; i < 6; i++)
        Fill(canvas, "#c6ced4", 0 + (i * 170), 0, 3, 520);
});
Draw("paimboeuf.demo.test/images/jazz.jpg", canvas =>
{
    Fill(canvas, "#1d1b3a", 0, 0, 640, 960);
    Disc(canvas, 420, 330, 210, "#e0683f");
    Disc(canvas, 420, 330, 135, "#f2a93b");
    Oval(canvas, "#8c4a24", 230, 520, 118, 150);
    Oval(canvas, "#8c4a24", 230, 350, 88, 104);
    Fill(canvas, "#2a1610", 219, 60, 22, 440);
    for (var i = 0; i < 4; i++)
        Line(canvas, "#efe6d0", 2, 223 + (i * 5), 80, 223 + (i * 5), 600);
    for (var i = 0; i < 8; i++)
        Fill(canvas, "#f7f3e8", 4 + (i * 80), 740, 72, 220);
    for (var i = 0; i < 7; i++)
    {
        if (i is not (2 or 6))
            Fill(canvas, "#14122a", 56 + (i * 80), 740, 48, 130);
    }
}, width: 640, height: 960); // a poster, upright
Draw("paimboeuf.demo.test/images/soupe.jpg", canvas =>
{
    Sky(canvas, "#f7e2b5", "#fdf6e4", 640);
    Fill(canvas, "#b98152", 0, 470, Width, 170);
    Poly(canvas, "#3d5a73", 260, 330, 700, 330, 650, 520, 310, 520);
    Oval(canvas, "#31495e", 480, 330, 220, 46);
    Oval(canvas, "#e07b2e", 480, 332, 196, 36);
    for (var i = 0; i < 5; i++)
        Oval(canvas, i % 2 == 0 ? "#7ea64b" : "#f2b04b", 370 + (i * 56), 330 + (i % 2 * 8), 18, 9);
    for (var i = 0; i < 3; i++)
        Line(canvas, "#ffffffb0", 10, 390 + (i * 90), 270, 420 + (i * 90), 120);
    Poly(canvas, "#d9702c", 120, 560, 220, 520, 236, 552, 130, 584);
    Poly(canvas, "#5f9442", 100, 540, 128, 560, 118, 590, 84, 576);
});
Draw("montoir.demo.test/images/cine.jpg", canvas =>
{
    Fill(canvas, "#231a33", 0, 0, Width, 640);
    Fill(canvas, "#f3efe2", 180, 80, 600, 340);
    Fill(canvas, "#2b3f5c", 470, 180, 30, 190);
    Disc(canvas, 485, 170, 26, "#f2c14e");
    for (var i = 0; i < 9; i++)
        Disc(canvas, 60 + (i * 106), 590, 46, "#3d2f57");
});

Draw("openagenda.demo.test/images/marche.webp", canvas =>
{
    Sky(canvas, "#f6d7c3", "#eaf1ee", 360);
    Disc(canvas, 180, 150, 46, "#f6b26b");
    Poly(canvas, "#7d9b74", 0, 380, 200, 300, 460, 370, 700, 290, 960, 370, 960, 640, 0, 640);
    Oval(canvas, "#6fa7bd", 640, 450, 250, 54);
    Poly(canvas, "#cdb38b", 0, 640, 0, 560, 500, 500, 960, 560, 960, 640);
    for (var i = 0; i < 3; i++)
    {
        var x = 220f + (i * 170);
        Line(canvas, "#2d3b4c", 12, x, 470, x - 22, 560);
        Line(canvas, "#2d3b4c", 12, x, 470, x + 30, 556);
        Fill(canvas, Of(i, "#c8463f", "#2f6f73", "#e0a22f"), x - 20, 380, 40, 96);
        Disc(canvas, x, 358, 22, "#e0b08a");
        Line(canvas, "#3d3d3d", 4, x + 26, 420, x + 62, 566);
        Line(canvas, "#3d3d3d", 4, x - 20, 420, x - 64, 566);
    }
});
Draw("paimboeuf.demo.test/images/peintres.jpg", canvas =>
{
    Fill(canvas, "#efe9dd", 0, 0, Width, 640);
    Fill(canvas, "#c9a877", 0, 500, Width, 140);
    for (var i = 0; i < 3; i++)
    {
        var x = 110f + (i * 270);
        Line(canvas, "#7a5634", 10, x + 100, 110, x - 10, 590);
        Line(canvas, "#7a5634", 10, x + 100, 110, x + 210, 590);
        Fill(canvas, "#fffdf7", x, 170, 200, 240);
        Fill(canvas, Of(i, "#9ec5d8", "#f0b27a", "#31456b"), x + 14, 184, 172, 130);
        Fill(canvas, Of(i, "#3f7d97", "#6a8f5b", "#24385c"), x + 14, 314, 172, 82);
        Disc(canvas, x + 130, 226, 20, i == 2 ? "#f7efcf" : "#f7d269");
        Poly(canvas, "#f8f5ec", x + 70, 320, x + 96, 236, x + 102, 320);
    }
});
Draw("corsept.demo.test/images/cafe.png", canvas =>
{
    Fill(canvas, "#f4dcc4", 0, 0, Width, 640);
    Fill(canvas, "#a86f4a", 0, 450, Width, 190);
    for (var i = 0; i < 2; i++)
    {
        var x = 280f + (i * 360);
        Oval(canvas, "#ffffff", x, 490, 150, 28);
        Poly(canvas, i == 0 ? "#3c7f86" : "#c9563f", x - 90, 320, x + 90, 320, x + 62, 480, x - 62, 480);
        Oval(canvas, i == 0 ? "#2f686e" : "#a84432", x, 320, 90, 18);
        Oval(canvas, "#4a2c1a", x, 321, 76, 12);
        Line(canvas, "#fff7ee", 9, x - 24, 280, x - 4, 170);
        Line(canvas, "#fff7ee", 9, x + 24, 280, x + 40, 190);
    }
});
Draw("lavau.demo.test/IMG/camion.jpg", canvas =>
{
    Sky(canvas, "#c6e1ee", "#f6f3e6", 460);
    Fill(canvas, "#b9b4a8", 0, 500, Width, 140);
    Fill(canvas, "#e6dccb", 40, 210, 190, 290);
    Poly(canvas, "#6a7480", 30, 210, 135, 70, 240, 210);
    Fill(canvas, "#fbf4e4", 320, 230, 420, 270);
    Poly(canvas, "#fbf4e4", 740, 320, 830, 320, 880, 410, 880, 500, 740, 500);
    Poly(canvas, "#9fc9da", 756, 336, 822, 336, 858, 410, 756, 410);
    Fill(canvas, "#b5473a", 320, 440, 560, 24);
    Fill(canvas, "#5b3a24", 370, 280, 250, 130);
    Poly(canvas, "#b5473a", 350, 280, 640, 280, 664, 240, 330, 240);
    for (var i = 0; i < 5; i++)
        Oval(canvas, i % 2 == 0 ? "#d9a050" : "#c58436", 400 + (i * 48), 380, 20, 30);
    Disc(canvas, 430, 506, 46, "#2c2f33");
    Disc(canvas, 430, 506, 20, "#c9ccd0");
    Disc(canvas, 780, 506, 46, "#2c2f33");
    Disc(canvas, 780, 506, 20, "#c9ccd0");
});

// The first half of a file: what a broken upload leaves.
var whole = File.ReadAllBytes(Path.Combine(web, "openagenda.demo.test/images/four.jpg"));
Write("openagenda.demo.test/images/coupee.jpg", whole[..(whole.Length / 2)]);
Write("paimboeuf.demo.test/images/bombe.png", Bomb.Of(20_000));

void Draw(string file, Action<SKCanvas> draw, int width = Width, int height = Height)
{
    using var surface = SKSurface.Create(new SKImageInfo(width, height));
    draw(surface.Canvas);
    using var drawn = surface.Snapshot();
    using var data = Path.GetExtension(file) switch
    {
        ".png" => drawn.Encode(SKEncodedImageFormat.Png, 100),
        ".webp" => drawn.Encode(SKEncodedImageFormat.Webp, 82),
        _ => drawn.Encode(SKEncodedImageFormat.Jpeg, 84),
    };
    Write(file, data.ToArray());
}

void Write(string file, byte[] bytes)
{
    var path = Path.Combine(web, file);
    Directory.CreateDirectory(Path.GetDirectoryName(path)!);
    File.WriteAllBytes(path, bytes);
    Console.WriteLine($"{bytes.Length,7} {file}");
}
