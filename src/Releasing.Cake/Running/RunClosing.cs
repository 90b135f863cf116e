using Cake.Core.Diagnostics;
using Releasing.Cake.Reports;

namespace Releasing.Cake.Running;

/// <summary>What is left behind when a run ends, well or badly: the report page, and on GitHub Actions the step's summary and outputs.</summary>
internal sealed class RunClosing
{
    private readonly ReleaseContext _context;
    private readonly DisplaySurroundings _surroundings;
    private RunReport? _report;

    public RunClosing(ReleaseContext context, RunDisplay display)
    {
        _context = context;
        _surroundings = display.Surroundings;
    }

    /// <summary>The run as it was when it ended.</summary>
    public RunReport Report => _report ??= RunReport.Of(_context);

    /// <summary>The report page, as <see cref="Shown"/> gives it; null when there is none.</summary>
    public string? Page { get; private set; }

    /// <summary>Writes everything. What cannot be written is a warning: the release is what it is.</summary>
    public void Close()
    {
        if (Report.Artifacts.Count > 0 || Report.Effects.Count > 0)
        {
            Try("The report page", WritePage);
        }

        if (_surroundings.StepSummaryFile is { } summary && Report.Version is not null)
        {
            Try("The step summary", () => StepSummary.Append(summary, Report));
        }

        if (_surroundings.OutputFile is { } outputs && Report.Version is not null)
        {
            Try("The outputs of the step", () => StepOutputs.Append(outputs, Report, _context.ArtifactsFolder));
        }
    }

    /// <summary>A path as it is typed where the command was typed, when it lies there; anything else as it is.</summary>
    public string Shown(string address)
    {
        var folder = _context.Environment.WorkingDirectory.FullPath;
        var relative = Path.IsPathFullyQualified(address) ? Path.GetRelativePath(folder, address) : address;
        return relative.StartsWith("..", StringComparison.Ordinal) ? address : relative;
    }

    private void WritePage()
    {
        var path = Path.Combine(_context.ArtifactsFolder, "report.html");
        var changed = Report.Failure is not null
            || Report.Artifacts.Any(artifact => artifact.Outcome != ItemOutcome.UpToDate)
            || Report.Effects.Any(effect => effect.Outcome == EffectWork.Done);

        // A run that changed nothing leaves the page of the run that did.
        if (changed || !File.Exists(path))
        {
            ReportPage.Write(path, Report);
        }

        Page = Shown(path);
    }

    private void Try(string what, Action write)
    {
        try
        {
            write();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            _context.Log.Warning("{0} could not be written: {1}", what, exception.Message);
        }
    }
}
