using System.Text.RegularExpressions;

namespace Releasing.AcceptanceTests.Frosting;

/// <summary>How a run ended, without what must differ between a script and a program: times, stack frames, and what only the script runner tells.</summary>
internal sealed partial record Outcome(int ExitCode, string Output, string Error)
{
    public static Outcome Of(int exitCode, string output, string error) => new(exitCode, Normalise(output), Normalise(error));

    private static string Normalise(string text)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n').Where(line => !OnlyInScripts().IsMatch(line));
        return Time().Replace(string.Join('\n', lines), "TIME");
    }

    [GeneratedRegex(@"\d\d:\d\d:\d\d\.\d{7}")]
    private static partial Regex Time();

    [GeneratedRegex(@"^\s+at |^--- End of stack trace|(Analyzing|Processing|Compiling|Running cached) build script|Looking for modules|No modules found|Module directory does not|Analyzing .*build\.cake|Adding (assembly reference|namespace|line directive)|Importing namespace|Cache (hit|miss)|script cache")]
    private static partial Regex OnlyInScripts();
}
