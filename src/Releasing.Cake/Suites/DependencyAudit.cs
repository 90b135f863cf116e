using System.Globalization;
using Releasing.Cake.Running;
using Releasing.Cake.Tools.Command;
using Releasing.Cake.Versioning;
using Releasing.Failures;
using Releasing.Text;

namespace Releasing.Cake.Suites;

/// <summary>Looks dependencies up in the databases of known vulnerabilities, by the programs of the repository's languages.</summary>
internal static class DependencyAudit
{
    private const string Name = "dependencies have no known vulnerabilities";

    // 'dotnet list package --vulnerable' ends with 0 whatever it finds.
    private const string DotNetFinding = "has the following vulnerable packages";

    /// <summary>What was found, an item for each program.</summary>
    /// <param name="context">The release.</param>
    /// <param name="audits">The programs are started; otherwise it is only said who will.</param>
    public static IEnumerable<ChecklistItem> Items(ReleaseContext context, bool audits)
    {
        if (!context.Settings.Checklist.Audit)
        {
            return [new ChecklistItem(Name, []) { Skipped = "Settings.Checklist.Audit is not set" }];
        }

        var commands = Find(context).ToList();
        return commands.Count == 0 ? [new ChecklistItem(Name, []) { Skipped = "no language here has a program for it that is known; name one in Settings.Checklist.AuditCommands" }]
            : commands.Select(command => Item(context, command, audits));
    }

    private static ChecklistItem Item(ReleaseContext context, AuditCommand command, bool audits)
    {
        var item = new ChecklistItem($"{Name} ({command.Name})", []);
        return command.Needs is { } needed && context.Tools.Resolve([needed, needed + ".exe", needed + ".cmd"]) is null ? item with { Skipped = $"{needed} is not installed ({command.Hint})" }
            : !audits ? item with { Skipped = $"{TaskNames.Preflight} asks, for it needs a network" }
            : item with { Problems = [.. Run(context, command)] };
    }

    private static List<string> Run(ReleaseContext context, AuditCommand command)
    {
        var folder = Path.Combine(context.WorkFolder, "audit");
        Directory.CreateDirectory(folder);
        using var log = new ItemLog(Path.Combine(folder, command.Name + ".log"), context.Mask);
        using var interrupt = new Interrupt();
        var found = false;
        var settings = new CommandSettings(command.Program, command.Arguments)
        {
            Where = TaskNames.Preflight,
            Log = log,
            Mask = context.Mask,
            Filter = line =>
            {
                found |= command.Finding is { } finding && line.Contains(finding, StringComparison.Ordinal);
                return line;
            },
            Cancellation = interrupt.Token,
            ToolTimeout = context.Settings.Test.TimeLimit,
            WorkingDirectory = context.Root,
            EnvironmentVariables = new Dictionary<string, string> { ["DOTNET_CLI_UI_LANGUAGE"] = "en", ["NO_COLOR"] = "1" },
        };
        try
        {
            new CommandRunner(context, command.Program).Run(settings);
        }
        catch (ReleaseException problem)
        {
            return [Problem(problem.Message)];
        }

        return found ? [Problem($"{command.Name} found vulnerable packages.")] : [];

        string Problem(string what) => $"{PlainText.Lines(what).TrimEnd('.')}. Everything it said is in {log.FilePath}. Update what it names, or set Settings.Checklist.Audit = false.";
    }

    private static IEnumerable<AuditCommand> Find(ReleaseContext context)
    {
        if (context.Settings.Checklist.AuditCommands is { Count: > 0 } commands)
        {
            foreach (var (index, command) in commands.Index())
            {
                yield return new AuditCommand(string.Create(CultureInfo.InvariantCulture, $"{index + 1}-{Path.GetFileName(command[0])}"), command[0], [.. command.Skip(1)]);
            }

            yield break;
        }

        if (Has(context, "Cargo.lock"))
        {
            yield return new AuditCommand("cargo", "cargo", ["audit"]) { Needs = "cargo-audit", Hint = "cargo install cargo-audit" };
        }

        if (Has(context, "go.mod"))
        {
            yield return new AuditCommand("go", "govulncheck", ["./..."]) { Needs = "govulncheck", Hint = "go install golang.org/x/vuln/cmd/govulncheck@latest" };
        }

        if (Directory.EnumerateFiles(context.Root, "*.sln*").Concat(Directory.EnumerateFiles(context.Root, "*.csproj")).Any())
        {
            yield return new AuditCommand("dotnet", "dotnet", ["list", "package", "--vulnerable", "--include-transitive"]) { Needs = "dotnet", Hint = "https://dot.net/download", Finding = DotNetFinding };
        }

        if (Has(context, "package-lock.json"))
        {
            yield return new AuditCommand("npm", "npm", ["audit", "--omit=dev"]) { Needs = "npm", Hint = "https://nodejs.org" };
        }
    }

    private static bool Has(ReleaseContext context, string file) => File.Exists(Path.Combine(context.Root, file));
}
