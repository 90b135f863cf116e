using System.Diagnostics;
using System.Globalization;
using Cake.Common.IO;
using Cake.Common.Tools.DotNet;
using Cake.Common.Tools.DotNet.Build;
using Cake.Common.Tools.DotNet.Test;
using Cake.Core;
using Cake.Core.Diagnostics;
using Cake.Core.IO;
using Releasing.Failures;
using Path = System.IO.Path;

namespace Build.Testing;

/// <summary>All tests of the solution: built once, then two projects at a time, each in a process of its own.</summary>
public sealed class TestSuite
{
    /// <summary>The filter that leaves the long, large and random forms out.</summary>
    public const string WithoutSoak = "Category!=Soak";

    // What every fake GitHub was asked, checked when all of them are done.
    private const string OfExchanges = "Category=Exchanges";
    private const string ExchangeVariable = "RELEASING_FAKE_RECORD";

    private readonly BuildContext _context;
    private readonly string _folder;

    /// <summary>Creates the suite.</summary>
    /// <param name="context">The release.</param>
    public TestSuite(BuildContext context)
    {
        _context = context;
        _folder = Path.Combine(context.WorkFolder, "test");
    }

    /// <summary>Runs the tests and adds their results to the totals.</summary>
    /// <param name="filter">A filter of <c>dotnet test</c>; null for every test.</param>
    /// <exception cref="ReleaseException">Tests failed.</exception>
    public void Run(string? filter)
    {
        _context.DotNetBuild(Path.Combine(_context.Root, "Releasing.Cake.sln"), new DotNetBuildSettings { Verbosity = DotNetVerbosity.Quiet, NoLogo = true });
        _context.CleanDirectory(_folder);

        // The acceptance tests take longest, so they start first.
        var projects = _context.GetFiles(Path.Combine(_context.Root, "tests/*/*Tests.csproj"))
            .OrderByDescending(project => project.GetFilename().FullPath.Contains("Acceptance", StringComparison.Ordinal))
            .ThenBy(project => project.FullPath, StringComparer.Ordinal)
            .ToList();
        var failures = new List<string>();
        Parallel.ForEach(projects, new ParallelOptions { MaxDegreeOfParallelism = 2 }, project =>
        {
            var name = project.GetFilenameWithoutExtension().FullPath;
            var results = Run(project, name, filter is null ? "Category!=Exchanges" : $"{filter}&Category!=Exchanges");
            lock (failures)
            {
                failures.AddRange(results.Failures.Select(failure => $"{name}: {failure}"));
            }
        });
        failures.AddRange(Run(projects[0], "Exchanges", OfExchanges).Failures);
        if (failures.Count > 0)
        {
            throw new ReleaseException($"Test: {failures.Count} failed:\n  {string.Join("\n  ", failures)}\nThe whole output is in {_folder}.");
        }
    }

    private TestResults Run(FilePath project, string name, string filter)
    {
        var watch = Stopwatch.StartNew();
        var exitCode = 0;
        using var log = new StreamWriter(Path.Combine(_folder, name + ".log"));
        var settings = new DotNetTestSettings
        {
            NoBuild = true,
            NoLogo = true,
            Filter = filter,
            Loggers = [$"trx;LogFileName={name}.trx"],
            ResultsDirectory = _folder,
            EnvironmentVariables = { [ExchangeVariable] = Path.Combine(_folder, "exchanges") },
            SetupProcessSettings = process =>
            {
                process.RedirectStandardOutput = true;
                process.RedirectedStandardOutputHandler = line => Write(log, line);
                process.RedirectStandardError = true;
                process.RedirectedStandardErrorHandler = line => Write(log, line);
            },
            HandleExitCode = code =>
            {
                exitCode = code;
                return true;
            },
        };
        _context.DotNetTest(project.FullPath, settings);

        var results = TestResults.Read(Path.Combine(_folder, name + ".trx"), exitCode);
        _context.Tests.Add(results);
        _context.Log.Information(
            "{0}: {1} passed, {2} failed, {3} skipped, {4} s",
            name, results.Passed, results.Failures.Count, results.Skipped, watch.Elapsed.TotalSeconds.ToString("F1", CultureInfo.InvariantCulture));
        return results;
    }

    private static string? Write(StreamWriter log, string? line)
    {
        lock (log)
        {
            log.WriteLine(line);
        }

        return null;
    }
}
