using System.Diagnostics;
using System.IO.Compression;
using System.Text;

namespace Releasing.AcceptanceTests.Sboms.Go;

/// <summary>A Go program with 120 modules, served by a module proxy that is a folder, and one with its last modules for two other systems. No network; everything that go writes stays in one folder.</summary>
public sealed class GoWorld : IDisposable
{
    /// <summary>How many modules there are.</summary>
    public const int Modules = 120;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("releasing-go-");
    private readonly Lazy<bool> _built;

    public GoWorld() => _built = new Lazy<bool>(Build);

    /// <summary>The project's folder, with go.mod and go.sum.</summary>
    public string Project => Path.Combine(_folder.FullName, "project");

    /// <summary>A folder for what validators write.</summary>
    public string Scratch => Directory.CreateDirectory(Path.Combine(_folder.FullName, "scratch")).FullName;

    /// <summary>The program for a system: linux, windows or darwin.</summary>
    public string Program(string system) => Path.Combine(_folder.FullName, "bin-" + system, "tool");

    /// <summary>Builds everything, once; skips the test without go.</summary>
    public void Require()
    {
        Validator.Require("go");
        _built.Value.ShouldBeTrue();
    }

    public void Dispose() => _folder.Delete(recursive: true);

    /// <summary>The path of a module; every seventh has capitals.</summary>
    private static string PathOf(int number) => number % 7 == 0 ? $"example.org/Group{number % 5}/Module{number}" : $"example.org/group{number % 5}/module{number}";

    private static string VersionOf(int number) => (number % 4) switch
    {
        0 => $"v0.{number}.1",
        1 => $"v1.{number}.0",
        2 => $"v0.0.0-20240102030405-{number:x12}",
        _ => $"v3.{number}.0+incompatible",
    };

    private bool Build()
    {
        for (var number = 0; number < Modules; number++)
        {
            Serve(PathOf(number), VersionOf(number), Needs(number));
        }

        Serve("example.org/fork", "v1.0.1", []);

        // The program names a third of the modules itself; one is replaced by a folder, one by another module.
        var direct = Enumerable.Range(0, Modules).Where(number => number % 3 == 0).ToList();
        Write("project/main.go", $"package main\n\nimport (\n{string.Concat(direct.Select(number => $"\tm{number} \"{PathOf(number)}\"\n"))})\n\nfunc main() {{\n\tprintln({string.Join(" + ", direct.Select(number => $"m{number}.Value"))})\n}}\n");
        Write("project/go.mod", $"module example.org/Tool\n\ngo 1.17\n\nrequire (\n{string.Concat(Enumerable.Range(0, Modules).Select(number => $"\t{PathOf(number)} {VersionOf(number)}{(number % 3 == 0 ? "" : " // indirect")}\n"))})\n\n"
            + $"replace {PathOf(3)} => ./beside\n\nreplace {PathOf(9)} {VersionOf(9)} => example.org/fork v1.0.1\n");
        Write("project/beside/go.mod", $"module {PathOf(3)}\n");
        Write("project/beside/m.go", "package beside\n\nconst Value = 1\n");

        // In the formats of the other systems one program over the last modules is enough: the list in it is the same text.
        var last = direct.TakeLast(Modules / 12).ToList();
        Write("project/last/main.go", $"package main\n\nimport (\n{string.Concat(last.Select(number => $"\tm{number} \"{PathOf(number)}\"\n"))})\n\nfunc main() {{\n\tprintln({string.Join(" + ", last.Select(number => $"m{number}.Value"))})\n}}\n");
        Go("linux", "build", "-trimpath", "-ldflags=-s -w", "-o", Program("linux"), ".");
        foreach (var system in new[] { "windows", "darwin" })
        {
            Go(system, "build", "-trimpath", "-ldflags=-s -w", "-o", Program(system), "./last");
        }

        return true;
    }

    // Those of the three modules after it that the program does not name itself, so that all are linked.
    private static List<int> Needs(int number) => [.. Enumerable.Range(number + 1, 3).Where(next => next < Modules && next % 3 != 0)];

    private void Serve(string path, string version, List<int> needs)
    {
        var mod = version.EndsWith("+incompatible", StringComparison.Ordinal)
            ? $"module {path}\n"
            : $"module {path}\n\ngo 1.17\n\nrequire (\n{string.Concat(needs.Select(next => $"\t{PathOf(next)} {VersionOf(next)}\n"))})\n";
        var code = $"package module\n\nimport (\n{string.Concat(needs.Select(next => $"\tm{next} \"{PathOf(next)}\"\n"))})\n\nconst Value = 1{string.Concat(needs.Select(next => $" | m{next}.Value"))}\n";
        var folder = "proxy/" + string.Concat(path.Select(letter => char.IsUpper(letter) ? "!" + char.ToLowerInvariant(letter) : letter.ToString())) + "/@v/";
        Write(folder + version + ".info", $"{{\"Version\":\"{version}\",\"Time\":\"2024-01-02T03:04:05Z\"}}");
        Write(folder + version + ".mod", mod);
        using var zip = ZipFile.Open(Path.Combine(_folder.FullName, folder + version + ".zip"), ZipArchiveMode.Create);
        foreach (var (name, text) in version.EndsWith("+incompatible", StringComparison.Ordinal) ? [("m.go", code)] : new[] { ("go.mod", mod), ("m.go", code) })
        {
            using var entry = zip.CreateEntry($"{path}@{version}/{name}").Open();
            entry.Write(Encoding.UTF8.GetBytes(text));
        }
    }

    private void Write(string relative, string text)
    {
        var path = Path.Combine(_folder.FullName, relative);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    private void Go(string system, params string[] arguments)
    {
        var start = new ProcessStartInfo("go", arguments) { WorkingDirectory = Project, RedirectStandardError = true };
        foreach (var (name, value) in new Dictionary<string, string>
        {
            ["GOOS"] = system, ["GOARCH"] = "amd64", ["CGO_ENABLED"] = "0", ["GO111MODULE"] = "on", ["GOTOOLCHAIN"] = "local", ["GOFLAGS"] = "-mod=mod -modcacherw", ["GOPROXY"] = "file://" + Path.Combine(_folder.FullName, "proxy"),
            ["GONOSUMDB"] = "*", ["GOSUMDB"] = "off", ["GOPRIVATE"] = "", ["GOWORK"] = "off", ["GOENV"] = "off", ["GOTELEMETRY"] = "off",
            ["GOPATH"] = Path.Combine(_folder.FullName, "gopath"), ["GOMODCACHE"] = Path.Combine(_folder.FullName, "modules"), ["GOCACHE"] = Path.Combine(_folder.FullName, "cache"),
        })
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(TimeSpan.FromMinutes(3)))
        {
            process.Kill(entireProcessTree: true);
        }

        process.ExitCode.ShouldBe(0, error.GetAwaiter().GetResult());
    }
}
