using System.Globalization;
using Releasing.Benchmarks.Measuring;
using Releasing.Benchmarks.Scenarios;
using Spectre.Console;

namespace Releasing.Benchmarks;

/// <summary>Runs the scenarios that were asked for and prints what came out.</summary>
internal sealed class Benchmarks
{
    private const int FileWidth = 200;

    private readonly IReadOnlyList<Scenario> _scenarios;

    public Benchmarks(IReadOnlyList<Scenario> scenarios) => _scenarios = scenarios;

    public int Run(IReadOnlyList<string> arguments)
    {
        var names = arguments.Where(argument => !argument.StartsWith("--", StringComparison.Ordinal)).ToList();
        var rounds = arguments.FirstOrDefault(argument => argument.StartsWith("--rounds=", StringComparison.Ordinal))?["--rounds=".Length..];
        if (arguments.Any(argument => argument is not "--check" && argument.StartsWith("--", StringComparison.Ordinal) && !argument.StartsWith("--rounds=", StringComparison.Ordinal))
            || names.Any(name => _scenarios.All(scenario => scenario.Name != name))
            || (rounds is not null && (!int.TryParse(rounds, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number is < 1 or > 1000)))
        {
            return Help();
        }

        var table = new Table().Border(TableBorder.Simple).AddColumns("", "Scenario", "What", "Ours (min / median / max)", "Theirs", "Result", "Goal");
        var missed = 0;
        foreach (var scenario in _scenarios.Where(scenario => names.Count == 0 || names.Contains(scenario.Name)))
        {
            Console.Error.WriteLine($"{scenario.Name}: {scenario.Description} …");
            foreach (var finding in Measure(scenario, rounds is null ? scenario.Rounds : int.Parse(rounds, CultureInfo.InvariantCulture)))
            {
                missed += finding.IsMet ? 0 : 1;
                string[] cells = [scenario.Name, finding.What, finding.Ours, finding.Theirs, finding.Result, finding.Goal];
                table.AddRow([finding.IsMet ? "[green]met[/]" : "[red]missed[/]", .. cells.Select(Markup.Escape)]);
            }
        }

        if (Console.IsOutputRedirected)
        {
            AnsiConsole.Profile.Width = FileWidth;
        }

        AnsiConsole.Write(table);
        return missed > 0 && arguments.Contains("--check") ? 1 : 0;
    }

    private static IReadOnlyList<Finding> Measure(Scenario scenario, int rounds)
    {
        try
        {
            return [.. scenario.Measure(rounds)];
        }
        catch (BenchmarkException exception)
        {
            Console.Error.WriteLine(exception.Message);
            return [new Finding("could not be measured", "", "", exception.Message.Split('\n')[0], "", IsMet: false)];
        }
    }

    private int Help()
    {
        Console.Error.WriteLine("Releasing.Benchmarks [SCENARIO]... [--rounds=N] [--check]");
        foreach (var scenario in _scenarios)
        {
            Console.Error.WriteLine($"  {scenario.Name,-9} {scenario.Description}");
        }

        return 2;
    }
}
