using System.Text;
using Releasing.Cake.Reports;

namespace Releasing.Cake.Running;

/// <summary>
/// The outputs of a step of GitHub Actions, for the steps after it: <c>version</c>, <c>tag</c>, <c>commit</c>, <c>snapshot</c>, <c>artifacts</c> (the folder),
/// <c>store</c> and <c>release</c> (its address, empty while there is none).
/// </summary>
internal static class StepOutputs
{
    public static void Append(string file, RunReport report, string artifactsFolder)
    {
        ArgumentNullException.ThrowIfNull(report);
        if (report.Version is not { } version)
        {
            return;
        }

        File.AppendAllText(file, Format(
            [
                ("version", version.Version.ToString()),
                ("tag", version.Tag),
                ("commit", version.Commit),
                ("snapshot", version.IsSnapshot ? "true" : "false"),
                ("artifacts", artifactsFolder),
                ("store", report.Store),
                ("release", report.Release?.Address ?? ""),
            ],
            Guid.NewGuid().ToString("N")));
    }

    /// <summary>
    /// The file's form for values of several lines, which no value can leave: what ends one cannot be guessed by whoever chose the value.
    /// https://docs.github.com/actions/reference/workflow-commands-for-github-actions#multiline-strings
    /// </summary>
    public static string Format(IEnumerable<(string Name, string Value)> outputs, string end)
    {
        var text = new StringBuilder();
        foreach (var (name, value) in outputs)
        {
            text.Append(name).Append("<<").Append(end).Append('\n').Append(value).Append('\n').Append(end).Append('\n');
        }

        return text.ToString();
    }
}
