using System.Globalization;
using System.Text.Json;
using Releasing.Cake.Tools.DotNet;
using Releasing.Failures;
using Releasing.Text;

namespace Releasing.Cake.Suites;

/// <summary>
/// The commands that run a repository's own tests: those of the settings, otherwise what the languages at its top use. Results go under
/// <c>artifacts/work/test</c>, and as far as a tool allows nothing is written into the repository.
/// </summary>
internal static class TestCommands
{
    // What 'npm init' writes where there are no tests.
    private const string NoNodeTests = "no test specified";

    private static readonly string[] s_pythonManifests = ["pyproject.toml", "setup.py", "setup.cfg", "pytest.ini", "tox.ini"];
    private static readonly string[] s_pythonFolders = ["tests", "test", "."];

    /// <summary>The commands in order; none when the repository has no tests that are known.</summary>
    /// <param name="context">The release.</param>
    /// <param name="folder">Where results go, full path.</param>
    public static IReadOnlyList<TestCommand> Find(ReleaseContext context, string folder)
    {
        var commands = context.Settings.Test.Commands;
        return commands.Count > 0
            ? [.. commands.Select((command, index) => new TestCommand(string.Create(CultureInfo.InvariantCulture, $"{index + 1}-{Path.GetFileName(command[0])}"), command[0], [.. command.Skip(1)]))]
            : [.. Cargo(context, folder), .. Go(context, folder), .. DotNet(context, folder), .. Node(context), .. Python(context, folder)];
    }

    private static IEnumerable<TestCommand> Cargo(ReleaseContext context, string folder)
    {
        if (Has(context, "Cargo.toml"))
        {
            yield return new TestCommand("cargo", "cargo", Has(context, "Cargo.lock") ? ["test", "--locked"] : ["test"])
            {
                Variables = new Dictionary<string, string> { ["CARGO_TARGET_DIR"] = Path.Combine(folder, "cargo"), ["CARGO_TERM_COLOR"] = "never" },
            };
        }
    }

    private static IEnumerable<TestCommand> Go(ReleaseContext context, string folder)
    {
        if (Has(context, "go.mod"))
        {
            yield return new TestCommand("go", "go", ["test", "-json", "./..."])
            {
                Variables = new Dictionary<string, string> { ["GOTOOLCHAIN"] = "local" },
                ResultFile = Path.Combine(folder, "go-test.json"),
                Read = ReadGoEvent,
            };
        }
    }

    private static IEnumerable<TestCommand> DotNet(ReleaseContext context, string folder)
    {
        var solutions = Directory.EnumerateFiles(context.Root, "*.sln*").Where(file => Path.GetExtension(file) is ".sln" or ".slnx").Order(StringComparer.Ordinal).ToList();
        var projects = DotNetTestProjects.Find(context.Root);
        if (projects.Count == 0)
        {
            return [];
        }

        // A solution builds what its test projects share only once.
        IReadOnlyList<string> subjects = solutions.Count == 1 ? solutions : projects;
        return subjects.Select((subject, index) => new TestCommand(
            subjects.Count == 1 ? "dotnet" : string.Create(CultureInfo.InvariantCulture, $"dotnet-{index + 1}"),
            "dotnet",
            ["test", Path.GetRelativePath(context.Root, subject), "--logger", "trx", "--results-directory", Path.Combine(folder, "dotnet")])
        {
            Variables = DotNetServers.Off,
        });
    }

    private static IEnumerable<TestCommand> Node(ReleaseContext context)
    {
        if (!Has(context, "package.json") || !HasNodeTests(Path.Combine(context.Root, "package.json")))
        {
            yield break;
        }

        if (Has(context, "package-lock.json") && !Directory.Exists(Path.Combine(context.Root, "node_modules")))
        {
            yield return new TestCommand("npm-install", "npm", ["ci", "--no-audit", "--no-fund"]);
        }

        yield return new TestCommand("npm", "npm", ["test"]);
    }

    private static IEnumerable<TestCommand> Python(ReleaseContext context, string folder)
    {
        var isPython = s_pythonManifests.Any(file => Has(context, file));
        var hasTests = s_pythonFolders.Select(name => Path.Combine(context.Root, name)).Where(Directory.Exists)
            .Any(path => Directory.EnumerateFiles(path, "test_*.py").Concat(Directory.EnumerateFiles(path, "*_test.py")).Any());
        if (isPython && hasTests)
        {
            IReadOnlyList<string> arguments = ["-p", "no:cacheprovider", $"--junitxml={Path.Combine(folder, "pytest.xml")}"];
            var alone = context.Tools.Resolve(["pytest", "pytest.exe"]) is not null;
            yield return new TestCommand("pytest", alone ? "pytest" : OperatingSystem.IsWindows() ? "python" : "python3", alone ? arguments : ["-m", "pytest", .. arguments])
            {
                Variables = new Dictionary<string, string> { ["PYTHONDONTWRITEBYTECODE"] = "1" },
            };
        }
    }

    private static bool HasNodeTests(string file)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(file), new JsonDocumentOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
            return document.RootElement.ValueKind == JsonValueKind.Object
                && document.RootElement.TryGetProperty("scripts", out var scripts) && scripts.ValueKind == JsonValueKind.Object
                && scripts.TryGetProperty("test", out var test) && test.ValueKind == JsonValueKind.String
                && test.GetString() is { Length: > 0 } script && !script.Contains(NoNodeTests, StringComparison.Ordinal);
        }
        catch (JsonException exception)
        {
            throw new ReleaseException($"{TaskNames.Test}: package.json: {PlainText.Line(exception.Message)} Correct the JSON.", exception);
        }
    }

    // 'go test -json' prints one event a line (cmd/test2json); other lines come from the build of a package.
    private static string? ReadGoEvent(string line)
    {
        if (!line.StartsWith('{'))
        {
            return line;
        }

        try
        {
            using var document = JsonDocument.Parse(line);
            return document.RootElement.TryGetProperty("Output", out var output) ? output.GetString()?.TrimEnd('\n') : null;
        }
        catch (JsonException)
        {
            // A test may print a brace itself while a package is built; the line is then its own text.
            return line;
        }
    }

    private static bool Has(ReleaseContext context, string file) => File.Exists(Path.Combine(context.Root, file));
}
