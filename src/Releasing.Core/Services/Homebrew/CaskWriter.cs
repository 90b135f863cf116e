using Releasing.Targets;

namespace Releasing.Services.Homebrew;

/// <summary>Writes a cask in Ruby, its stanzas in the order that <c>brew style</c> asks for (<c>Cask/StanzaOrder</c>). The same cask, the same text.</summary>
public static class CaskWriter
{
    /// <summary>The text of the file, LF.</summary>
    /// <param name="cask">What it says.</param>
    public static string Write(Cask cask)
    {
        ArgumentNullException.ThrowIfNull(cask);
        var ruby = new RubyWriter();
        ruby.Line(FormulaWriter.Mark);
        ruby.Block($"cask {RubyText.Literal(cask.Token.Value)} do", () =>
        {
            ruby.Line($"version {RubyText.Literal(cask.Version)}");
            Images(ruby, cask.Images);
            ruby.Line($"name {RubyText.Literal(cask.Name)}");
            ruby.Line($"desc {RubyText.Literal(cask.Description)}");
            ruby.LineIf(cask.Homepage is not null, $"homepage {RubyText.Literal(cask.Homepage ?? "")}");
            if (cask.ChecksGitHub)
            {
                ruby.Paragraph();
                ruby.Block("livecheck do", () => ruby.Lines(["url :url", "strategy :github_latest"]));
            }

            if (cask.Images is [{ Arch: not TargetArch.Universal2 } only])
            {
                ruby.Paragraph();
                ruby.Line($"depends_on arch: {(only.Arch == TargetArch.Arm64 ? ":arm64" : ":x86_64")}");
            }

            ruby.Paragraph();
            ruby.Line($"app {RubyText.Literal(cask.App)}");
            ruby.Lines(cask.Binaries.Order(StringComparer.Ordinal).Select(binary => $"binary \"#{{appdir}}/{RubyText.Literal($"{cask.App}/{binary}")[1..]}"));
            if (cask.Zap.Count > 0)
            {
                ruby.Paragraph();
                ruby.Lines(["zap trash: [", .. cask.Zap.Order(StringComparer.Ordinal).Select(path => $"  {RubyText.Literal(path)},"), "]"]);
            }
        });
        return ruby.ToString();
    }

    private static void Images(RubyWriter ruby, IReadOnlyList<FormulaDownload> images)
    {
        if (images.Count == 1)
        {
            ruby.Line($"sha256 {RubyText.Literal(images[0].Sha256)}");
            ruby.Paragraph();
            ruby.Line($"url {RubyText.Literal(images[0].Url)}");
            return;
        }

        ruby.Paragraph();
        foreach (var image in images.OrderBy(image => image.Arch == TargetArch.Arm64 ? 0 : 1))
        {
            ruby.Block(image.Arch == TargetArch.Arm64 ? "on_arm do" : "on_intel do", () =>
            {
                ruby.Line($"sha256 {RubyText.Literal(image.Sha256)}");
                ruby.Paragraph();
                ruby.Line($"url {RubyText.Literal(image.Url)}");
            });
        }

        ruby.Paragraph();
    }
}
