using Cake.Cli;
using Cake.Core;
using Cake.Core.Diagnostics;
using Spectre.Console;

namespace Releasing.Cake.Running;

/// <summary>
/// Prints what a run made after Cake's own report of task times, whether the run succeeded or failed: every artifact with target,
/// size, digest and time; what was skipped and why; where it lies; the next command.
/// </summary>
internal sealed class SummaryPrinter : ICakeReportPrinter
{
    private readonly CakeSpectreReportPrinter _tasks;
    private readonly Summary _summary;

    public SummaryPrinter(ReleaseContext context, IAnsiConsole console)
    {
        _tasks = new CakeSpectreReportPrinter(console);
        _summary = new Summary(context, console);
    }

    public void Write(CakeReport report)
    {
        _tasks.Write(report);
        _summary.Write();
    }

    public void WriteStep(string name, Verbosity verbosity) => _tasks.WriteStep(name, verbosity);

    public void WriteLifeCycleStep(string name, Verbosity verbosity) => _tasks.WriteLifeCycleStep(name, verbosity);

    public void WriteSkippedStep(string name, Verbosity verbosity) => _tasks.WriteSkippedStep(name, verbosity);
}
