using System.Globalization;

namespace Build.Testing;

/// <summary>The results of all tests of a run, which are the last line it prints.</summary>
public sealed class TestTotals
{
    private readonly Lock _gate = new();
    private int _passed;
    private int _failed;
    private int _skipped;
    private bool _any;

    /// <summary>Adds the results of one project.</summary>
    /// <param name="results">What its tests did.</param>
    public void Add(TestResults results)
    {
        lock (_gate)
        {
            _any = true;
            _passed += results.Passed;
            _failed += results.Failures.Count;
            _skipped += results.Skipped;
        }
    }

    /// <summary>Writes <c>N passed, N failed, N skipped</c>, or nothing when no tests ran.</summary>
    /// <param name="output">Where the line goes.</param>
    public void WriteTo(TextWriter output)
    {
        if (_any)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{_passed} passed, {_failed} failed, {_skipped} skipped"));
        }
    }
}
