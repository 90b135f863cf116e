using Releasing.Targets;

namespace Releasing.Services.Homebrew;

/// <summary>Writes a formula in Ruby, its parts in the order that <c>brew style</c> asks for (<c>FormulaAudit/ComponentsOrder</c>). The same formula, the same text.</summary>
public static class FormulaWriter
{
    /// <summary>The first line of every formula written here.</summary>
    public const string Mark = "# Written by Releasing.Cake at every release: changes belong in the settings of the repository.";

    /// <summary>The text of the file, LF.</summary>
    /// <param name="formula">What it says.</param>
    public static string Write(Formula formula)
    {
        ArgumentNullException.ThrowIfNull(formula);
        var ruby = new RubyWriter();
        ruby.Line(Mark);
        ruby.Block($"class {formula.Name.ClassName} < Formula", () =>
        {
            Facts(ruby, formula);
            Sources(ruby, formula);
            Downloads(ruby, formula);
            Conflicts(ruby, formula);
            ruby.Paragraph();
            ruby.Block("def install", () => FormulaInstall.Write(ruby, formula));
            Caveats(ruby, formula.Caveats);
            Service(ruby, formula.Service);
            ruby.Paragraph();
            ruby.Block("test do", () => ruby.Lines(formula.Test.Count > 0 ? formula.Test : [$"system bin / {RubyText.Literal(FirstProgram(formula))}, \"--version\""]));
        });
        return ruby.ToString();
    }

    private static void Facts(RubyWriter ruby, Formula formula)
    {
        ruby.Line($"desc {RubyText.Literal(formula.Description)}");
        if (formula.Homepage is { } homepage)
        {
            ruby.Line($"homepage {RubyText.Literal(homepage)}");
        }

        if (!formula.Downloads.All(download => FormulaVersion.IsTold(download.Url, formula.Version)))
        {
            ruby.Line($"version {RubyText.Literal(formula.Version)}");
        }

        if (FormulaLicence.Lines(formula.Licence) is { } licence)
        {
            ruby.Lines([$"license {licence[0]}", .. licence.Skip(1)]);
        }

        if (formula.Head is { BuildDependencies.Count: 0 } head)
        {
            ruby.Line($"head {Address(head)}");
        }
    }

    private static void Sources(RubyWriter ruby, Formula formula)
    {
        if (formula.ChecksGitHub)
        {
            ruby.Paragraph();
            ruby.Block("livecheck do", () => ruby.Lines(["url :stable", "strategy :github_latest"]));
        }

        if (formula.Head is { BuildDependencies.Count: > 0 } head)
        {
            ruby.Paragraph();
            ruby.Block("head do", () =>
            {
                ruby.Line($"url {Address(head)}");
                ruby.Paragraph();
                ruby.Lines(head.BuildDependencies.Order(StringComparer.Ordinal).Select(name => $"depends_on {RubyText.Literal(name)} => :build"));
            });
        }

        if (formula.Name.IsVersioned)
        {
            ruby.Paragraph();
            ruby.Line("keg_only :versioned_formula");
        }
    }

    private static void Downloads(RubyWriter ruby, Formula formula)
    {
        var systems = formula.Downloads.Select(download => download.Os).Distinct().ToList();
        var dependencies = formula.Dependencies.Order(StringComparer.Ordinal).Select(name => $"depends_on {RubyText.Literal(name)}").ToList();
        if (systems.Count == 1)
        {
            dependencies.Add($"depends_on {Symbol(systems[0])}");
        }

        if (dependencies.Count > 0)
        {
            ruby.Paragraph();
            ruby.Lines(dependencies);
        }

        foreach (var os in new[] { TargetOs.MacOs, TargetOs.Linux }.Where(systems.Contains))
        {
            ruby.Paragraph();
            ruby.Block($"on_{Symbol(os)[1..]} do", () => Platforms(ruby, [.. formula.Downloads.Where(download => download.Os == os)]));
        }
    }

    private static void Platforms(RubyWriter ruby, IReadOnlyList<FormulaDownload> downloads)
    {
        // Without an archive for the other processor its users are told so, instead of that there is no address.
        if (downloads.Count == 1)
        {
            ruby.Line($"depends_on arch: {(downloads[0].Arch == TargetArch.Arm64 ? ":arm64" : ":x86_64")}");
            ruby.Paragraph();
        }

        foreach (var download in downloads.OrderBy(download => download.Arch == TargetArch.Arm64 ? 0 : 1))
        {
            ruby.Block(download.Arch == TargetArch.Arm64 ? "on_arm do" : "on_intel do", () =>
                ruby.Lines([$"url {RubyText.Literal(download.Url)}", $"sha256 {RubyText.Literal(download.Sha256)}"]));
        }
    }

    private static void Conflicts(RubyWriter ruby, Formula formula)
    {
        if (formula.Conflicts.Count > 0)
        {
            ruby.Paragraph();
            ruby.Lines(formula.Conflicts.OrderBy(conflict => conflict.Name, StringComparer.Ordinal)
                .Select(conflict => $"conflicts_with {RubyText.Literal(conflict.Name)}, because: {RubyText.Literal(conflict.Because)}"));
        }
    }

    private static void Caveats(RubyWriter ruby, string? caveats)
    {
        if (string.IsNullOrWhiteSpace(caveats))
        {
            return;
        }

        ruby.Paragraph();
        ruby.Block("def caveats", () =>
        {
            ruby.Line("<<~EOS");
            ruby.Lines(caveats.ReplaceLineEndings("\n").Trim('\n').Split('\n').Select(line => "  " + RubyText.HeredocLine(line)));
            ruby.Line("EOS");
        });
    }

    private static void Service(RubyWriter ruby, FormulaService? service)
    {
        if (service is null)
        {
            return;
        }

        ruby.Paragraph();
        ruby.Block("service do", () =>
        {
            ruby.Line($"run [{string.Join(", ", [$"opt_bin / {RubyText.Literal(service.Program)}", .. service.Arguments.Select(RubyText.Literal)])}]");
            ruby.LineIf(service.KeepAlive, "keep_alive true");
            ruby.LineIf(service.RequiresRoot, "require_root true");
            ruby.LineIf(service.WorkingFolder is not null, $"working_dir var / {RubyText.Literal(service.WorkingFolder ?? "")}");
            ruby.LineIf(service.LogFile is not null, $"log_path var / {RubyText.Literal(service.LogFile ?? "")}");
            ruby.LineIf(service.LogFile is not null, $"error_log_path var / {RubyText.Literal(service.LogFile ?? "")}");
            ruby.LineIf(service.Environment.Count > 0, $"environment_variables {string.Join(", ", service.Environment.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}: {RubyText.Literal(pair.Value)}"))}");
        });
    }

    private static string Address(FormulaHead head) => $"{RubyText.Literal(head.Url)}, branch: {RubyText.Literal(head.Branch)}";

    private static string Symbol(TargetOs os) => os == TargetOs.MacOs ? ":macos" : ":linux";

    private static string FirstProgram(Formula formula) => formula.Files.First(file => file.Kind == FormulaFileKind.Program).Name;
}
