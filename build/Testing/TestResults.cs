using System.Xml;
using System.Xml.Linq;

namespace Build.Testing;

/// <summary>What the tests of one project did.</summary>
/// <param name="Passed">How many passed.</param>
/// <param name="Skipped">How many were skipped.</param>
/// <param name="Failures">Those that failed: name and first lines of the message.</param>
public sealed record TestResults(int Passed, int Skipped, IReadOnlyList<string> Failures)
{
    private const int MessageLines = 12;

    /// <summary>Reads a result file; a test host that died before it wrote one, or that failed with no failed test, counts as one failure.</summary>
    /// <param name="path">A TRX file of <c>dotnet test</c>.</param>
    /// <param name="exitCode">The exit code of the test run.</param>
    public static TestResults Read(string path, int exitCode)
    {
        try
        {
            var results = Parse(XDocument.Load(path));
            return exitCode == 0 || results.Failures.Count > 0 ? results : results with { Failures = [$"the test run ended with exit code {exitCode}"] };
        }
        catch (Exception error) when (error is IOException or XmlException)
        {
            return new TestResults(0, 0, [$"the test run ended with exit code {exitCode} and without results"]);
        }
    }

    private static TestResults Parse(XDocument document)
    {
        // The counters of the file say nothing of skipped tests; the single results do.
        var outcomes = document.Descendants().Where(element => element.Name.LocalName == "UnitTestResult").ToLookup(result => (string?)result.Attribute("outcome"));
        return new TestResults(
            outcomes["Passed"].Count(),
            outcomes["NotExecuted"].Count(),
            [.. outcomes.Where(group => group.Key is not ("Passed" or "NotExecuted")).SelectMany(group => group).Select(Describe)]);
    }

    private static string Describe(XElement result)
    {
        var message = result.Descendants().FirstOrDefault(element => element.Name.LocalName == "Message")?.Value ?? "";
        return string.Join("\n    ", [(string?)result.Attribute("testName"), .. message.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Take(MessageLines)]);
    }
}
