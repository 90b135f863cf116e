namespace Releasing.Failures;

/// <summary>Every problem that a check before the work found, all at once, so that one run is enough to mend them.</summary>
public sealed class PreflightException : ReleaseException
{
    /// <summary>Creates the failure from the problems found.</summary>
    /// <param name="where">The task or step that checked.</param>
    /// <param name="problems">One full sentence each; at least one.</param>
    public PreflightException(string where, IReadOnlyList<string> problems)
        : base(Describe(where, problems))
    {
        Problems = problems;
    }

    /// <summary>The problems, one full sentence each.</summary>
    public IReadOnlyList<string> Problems { get; }

    private static string Describe(string where, IReadOnlyList<string> problems) => problems.Count == 1
        ? $"{where}: {problems[0]}"
        : $"{where}: {problems.Count} problems must be mended first.\n" + string.Join('\n', problems.Select(problem => $"  - {problem}"));
}
