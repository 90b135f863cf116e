using Cake.Core;
using Cake.Core.Diagnostics;

namespace Cake.Frosting.Tests;

/// <summary>Keeps the report instead of printing it.</summary>
public sealed class RecordingPrinter : ICakeReportPrinter
{
    public CakeReport? Report { get; private set; }

    /// <summary>Gets each task of the report with how it ended, such as <c>Clean: Executed</c>.</summary>
    public IEnumerable<string> Entries => Report?.Select(entry => $"{entry.TaskName}: {entry.ExecutionStatus}") ?? [];

    public void Write(CakeReport report) => Report = report;

    public void WriteLifeCycleStep(string name, Verbosity verbosity)
    {
    }

    public void WriteStep(string name, Verbosity verbosity)
    {
    }

    public void WriteSkippedStep(string name, Verbosity verbosity)
    {
    }
}
