using System.ComponentModel;
using Spectre.Console.Cli;

namespace Releasing.Cli.Commands;

/// <summary>The command line of <c>trusted-root</c>.</summary>
internal sealed class TrustedRootSettings : InstanceSettings
{
    [CommandOption("--output <FILE>")]
    [Description("Where the trusted root is written; otherwise on standard output.")]
    public string? Output { get; init; }

    protected override bool Refreshes => true;

    protected override string? Mistake() => TrustedRoot is not null ? "--trusted-root names what this command gets. Leave it out." : base.Mistake();
}
