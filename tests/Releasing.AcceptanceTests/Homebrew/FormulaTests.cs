using System.Text.Json.Nodes;
using Releasing.Services.Homebrew;

namespace Releasing.AcceptanceTests.Homebrew;

/// <summary>Formulae over a local store, by ruby and rubocop.</summary>
public sealed class FormulaTests : IDisposable
{
    private static readonly string[] s_targets = ["macos-aarch64", "macos-x86_64", "linux-aarch64", "linux-x86_64"];

    private readonly PublishedPrograms _published = new();

    public void Dispose() => _published.Dispose();

    [SkippableFact]
    public async Task Every_platform_has_one_address_with_the_digest_of_its_bytes()
    {
        var path = Write(await _published.PublishAsync([.. s_targets, "linux-x86_64-musl", "linux-armv7", "macos-universal2"]));

        var answers = FormulaEvaluation.Run([(path, "macos", "arm", null), (path, "macos", "intel", null), (path, "linux", "arm", null), (path, "linux", "intel", null)]);

        foreach (var (answer, target) in answers.Zip(s_targets))
        {
            answer["error"].ShouldBeNull();
            answer["url"]!.AsArray().ShouldHaveSingleItem()!.GetValue<string>().ShouldEndWith($"my-tool-1.2.3-{target}.tar.gz");
            answer["sha256"]!.AsArray().ShouldHaveSingleItem()!.GetValue<string>().ShouldBe(_published.DigestOf(target));
            answer["version"]!.GetValue<string>().ShouldBe("1.2.3");
        }
    }

    [SkippableTheory]
    [InlineData("")]
    [InlineData("my-tool-1.2.3")]
    [InlineData("my-tool/1.2.3")]
    public async Task It_installs_from_the_local_store_and_what_it_installed_runs(string folder)
    {
        Skip.If(OperatingSystem.IsWindows(), "Homebrew has no Windows");
        var path = Write(await _published.PublishAsync(s_targets, folder));
        var prefix = _published["prefix"];

        FormulaEvaluation.Run([(path, "linux", "intel", prefix)]).Single()["error"].ShouldBeNull();

        Validator.At(Path.Combine(prefix, "bin", "my-tool")).Accept("--version").ShouldBe("my-tool 1.2.3 for linux-x86_64\n");
        Directory.EnumerateFiles(prefix, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(prefix, file).Replace('\\', '/')).Order(StringComparer.Ordinal).ShouldBe(
        [
            "bin/my-tool", "bin/my-toolctl", "etc/bash_completion.d/my-tool", "share/fish/vendor_completions.d/my-tool.fish", "share/man/de/man1/my-tool.1", "share/man/man1/my-tool.1",
            "share/zsh/site-functions/_my-tool",
        ]);
    }

    [SkippableFact]
    public async Task Bytes_that_changed_after_publication_are_not_installed()
    {
        var path = Write(await _published.PublishAsync(s_targets));
        await File.AppendAllTextAsync(_published[$"store/releases/{PublishedPrograms.Tag}/my-tool-1.2.3-linux-x86_64.tar.gz"], "x");

        FormulaEvaluation.Run([(path, "linux", "intel", _published["prefix"])]).Single()["error"]!.GetValue<string>().ShouldContain("digest");
    }

    [SkippableFact]
    public async Task Ruby_and_rubocop_have_nothing_to_say()
    {
        var ruby = Validator.Require("ruby");
        var rubocop = Validator.Require("rubocop");
        var plain = await _published.PublishAsync(s_targets);
        var full = plain with
        {
            Head = new FormulaHead("https://github.com/ada/my-tool.git", "main", ["system \"make\""]) { BuildDependencies = ["go"] },
            Dependencies = ["git"],
            Conflicts = [new FormulaConflict("other", "both install a my-tool binary")],
            Caveats = "First line\n\n  indented \"quoted\" #{interpolated}\nEOS\n",
            Service = new FormulaService("my-tool") { Arguments = ["serve"], KeepAlive = true, RequiresRoot = true, LogFile = "log/my-tool.log", WorkingFolder = "my-tool", Environment = new Dictionary<string, string> { ["A"] = "b" } },
            ChecksGitHub = true,
        };
        var cask = new Cask { Token = plain.Name, Version = "1.2.3", Name = "My Tool", Description = "Finds things", Homepage = "https://example.org", Images = [.. full.Downloads.Take(2)], App = "My Tool.app", Binaries = ["Contents/MacOS/my-tool"], Zap = ["~/Library/My Tool"], ChecksGitHub = true };
        string[] paths =
        [
            Write(plain), _published.Write("full/my-tool.rb", FormulaWriter.Write(full)), _published.Write("one/my-tool.rb", FormulaWriter.Write(full with { Downloads = [full.Downloads[3]] })),
            _published.Write("cask/my-tool.rb", CaskWriter.Write(cask)), _published.Write("cask/one.rb", CaskWriter.Write(cask with { Images = [full.Downloads[0]] })),
        ];

        foreach (var path in paths)
        {
            ruby.Accept("-wc", path).ShouldBe("Syntax OK\n");
        }

        // The departments that say how a file is laid out and what is wrong in it, with every rule of theirs as it comes but the length of lines with paths of this machine; the others are
        // matters of taste, in which Homebrew differs from them.
        File.WriteAllText(_published[".rubocop.yml"], "AllCops:\n  NewCops: enable\n  SuggestExtensions: false\nLayout/LineLength:\n  AllowedPatterns: ['file://']\n");
        rubocop.Accept(["--only", "Layout,Lint,Security", "--cache", "false", "--config", _published[".rubocop.yml"], .. paths]);
    }

    [SkippableFact]
    public void Whatever_stands_in_a_project_is_read_back_as_it_was()
    {
        var random = new Random(20260102);
        var cases = Enumerable.Range(0, 300).Select(number => HostileFormula.Make(random, number)).ToList();
        var paths = cases.Select((formula, number) => _published.Write($"hostile/{number}/{formula.Name}.rb", FormulaWriter.Write(formula))).ToList();

        var answers = FormulaEvaluation.Run(paths.Select((path, number) => (path, number % 2 == 0 ? "macos" : "linux", number % 3 == 0 ? "arm" : "intel", (string?)null)));

        foreach (var (formula, answer) in cases.Zip(answers))
        {
            answer["error"].ShouldBeNull(FormulaWriter.Write(formula));
            Text(answer, "desc").ShouldBe(formula.Description);
            Text(answer, "homepage").ShouldBe(formula.Homepage);
            Text(answer, "version").ShouldBe(formula.Version);
            Text(answer, "caveats").ShouldBe(HostileFormula.Said(formula.Caveats!));
            answer["url"]!.AsArray().ShouldHaveSingleItem();
            answer["conflicts_with"]![0]![1]!.GetValue<string>().ShouldBe(formula.Conflicts[0].Because);
            answer["service"]!["run"]![0]!.AsArray().Skip(1).Select(argument => argument!.GetValue<string>()).ShouldBe(formula.Service!.Arguments);
            answer["service"]!["environment_variables"]![0]!["A"]!.GetValue<string>().ShouldBe(formula.Service.Environment["A"]);
        }
    }

    private string Write(Formula formula) => _published.Write("tap/Formula/my-tool.rb", FormulaWriter.Write(formula));

    private static string? Text(JsonObject answer, string name) => answer[name]?.GetValue<string>();
}
