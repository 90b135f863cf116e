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
    private readonly ReleaseContext _context;
    private readonly RunClosing _closing;
    private readonly CakeSpectreReportPrinter _tasks;

    public SummaryPrinter(ReleaseContext context, RunClosing closing, IAnsiConsole console)
    {
        _context = context;
        _closing = closing;
        _tasks = new CakeSpectreReportPrinter(console);
    }

    // A script that asks for the version reads one line.
    private bool IsSilent => _context.Log.Verbosity == Verbosity.Quiet
        || _context.Options.Targets.All(target => target.Equals(TaskNames.Version, StringComparison.OrdinalIgnoreCase));

    public void Write(CakeReport report)
    {
        if (IsSilent)
        {
            return;
        }

        _tasks.Write(report);
        new Summary(_context.Terminal).Write(_closing.Report, _closing.Shown, _closing.Page, _context.Log.Verbosity >= Verbosity.Verbose);
    }

    public void WriteStep(string name, Verbosity verbosity)
    {
        if (!IsSilent)
        {
            _tasks.WriteStep(name, verbosity);
        }
    }

    public void WriteLifeCycleStep(string name, Verbosity verbosity)
    {
        if (!IsSilent)
        {
            _tasks.WriteLifeCycleStep(name, verbosity);
        }
    }

    public void WriteSkippedStep(string name, Verbosity verbosity)
    {
        if (!IsSilent)
        {
            _tasks.WriteSkippedStep(name, verbosity);
        }
    }
}
