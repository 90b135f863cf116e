using System.ComponentModel;
using Cake.Cli;
using Cake.Core.Diagnostics;
using Cake.Core.IO;
using Spectre.Console.Cli;
using DirectoryPathConverter = Cake.Cli.DirectoryPathConverter;

namespace Cake.Frosting.Hosting;

/// <summary>The switches that the host itself understands; every other one becomes an argument of the build.</summary>
internal sealed class CommandLine : CommandSettings
{
    [CommandOption("-t|--target <TARGET>")]
    [Description("Target task to run; may be given several times. Default: Default")]
    public string[] Targets { get; set; } = [];

    [CommandOption("-w|--working <PATH>")]
    [TypeConverter(typeof(DirectoryPathConverter))]
    [Description("Sets the working directory")]
    public DirectoryPath? WorkingDirectory { get; set; }

    [CommandOption("-v|--verbosity <VERBOSITY>")]
    [TypeConverter(typeof(VerbosityConverter))]
    [Description("Specifies the amount of information to be displayed.\n(Quiet, Minimal, Normal, Verbose, Diagnostic).\nWhen omitted, taken from configuration (defaults to Normal)")]
    public Verbosity? Verbosity { get; set; }

    [CommandOption("--description")]
    [Description("Shows description for each task")]
    public bool Description { get; set; }

    [CommandOption("--tree")]
    [Description("Shows the task dependency tree")]
    public bool Tree { get; set; }

    [CommandOption("--dryrun|--noop|--whatif")]
    [Description("Performs a dry run")]
    public bool DryRun { get; set; }

    [CommandOption("-e|--exclusive")]
    [Description("Executes the target task without any dependencies")]
    public bool Exclusive { get; set; }

    [CommandOption("--version")]
    [Description("Displays version information")]
    public bool Version { get; set; }

    [CommandOption("--info")]
    [Description("Displays additional information about Cake")]
    public bool Info { get; set; }

    [CommandOption("--no-report")]
    [Description("Prevents the display of the summary report at the end")]
    public bool NoReport { get; set; }
}
