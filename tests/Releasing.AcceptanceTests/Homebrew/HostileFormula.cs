using System.Text;
using Releasing.Services.Homebrew;
using Releasing.Targets;

namespace Releasing.AcceptanceTests.Homebrew;

/// <summary>Formulae of projects whose texts try to be Ruby.</summary>
internal static class HostileFormula
{
    private static readonly string[] s_parts =
    [
        "#{raise 'run'}", "#{`id`}", "\"", "\\", "\\\"", "'", "#", "#$0", "#@name", "#@@name", "\n", "\r\n", "\t", "\0", "\u001b[31m", "\u202e", "\u2028", "EOS", "\nEOS\n", "  ", "\u00a0", "end", "=begin\n",
        "__END__\n", "<<~EOS", "%x(id)", "`id`", "größe", "日本", "🚀", "\\u{41}", "\\x41", "\\#{1}", "&", ";", "\ud83d", "\u007f", "word", "two words", "{", "}", "#{", "$(id)", "\ufeff", "\ue000",
    ];

    private static readonly string[] s_names = ["tool", "my-tool", "g++", "node.js", "a_b-c.d", "tool@1.2", "x2"];

    public static Formula Make(Random random, int number)
    {
        var name = FormulaName.Of(s_names[number % s_names.Length], "Test");
        return new Formula
        {
            Name = name,
            Version = Whole(random),
            Description = Whole(random),
            Homepage = "https://example.org/" + Whole(random),
            Licence = random.Next(3) switch { 0 => Whole(random), 1 => "MIT OR (Apache-2.0 AND GPL-2.0-only WITH Classpath-exception-2.0)", _ => null },
            Downloads =
            [
                .. new[] { (TargetOs.MacOs, TargetArch.Arm64), (TargetOs.MacOs, TargetArch.X64), (TargetOs.Linux, TargetArch.Arm64), (TargetOs.Linux, TargetArch.X64) }
                    .Select(platform => new FormulaDownload(platform.Item1, platform.Item2, "https://example.org/" + Whole(random), new string('a', 64))),
            ],
            Files = [new FormulaFile(FormulaFileKind.Program, Whole(random) + "/tool", "tool"), new FormulaFile(FormulaFileKind.ManualPage, Whole(random), "man1/" + Whole(random).Replace('/', '-'), IsEverywhere: false)],
            Dependencies = [Whole(random)],
            Conflicts = [new FormulaConflict(Whole(random), Whole(random))],
            Caveats = Whole(random) + "\nsaid " + Whole(random),
            Service = new FormulaService("tool") { Arguments = [Whole(random), Whole(random)], Environment = new Dictionary<string, string> { ["A"] = Whole(random) } },
        };
    }

    /// <summary>The caveats as they are said: lines without spaces at their end.</summary>
    public static string Said(string caveats) => string.Concat(caveats.ReplaceLineEndings("\n").Trim('\n').Split('\n').Select(line => line.TrimEnd() + "\n"));

    // Without halves of characters, which no file in UTF-8 can hold.
    private static string Whole(Random random)
    {
        var text = string.Concat(Enumerable.Range(0, random.Next(1, 7)).Select(_ => s_parts[random.Next(s_parts.Length)]));
        return string.Concat(text.EnumerateRunes().Where(rune => rune != Rune.ReplacementChar).DefaultIfEmpty(new Rune('x')));
    }
}
