using System.Globalization;

namespace Releasing.Benchmarks.Measuring;

/// <summary>The figures of several runs of the same thing.</summary>
internal sealed class Samples
{
    private readonly List<double> _values = [];

    public double Minimum => _values.Min();

    public double Maximum => _values.Max();

    public double Median
    {
        get
        {
            var sorted = _values.Order().ToList();
            return (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
        }
    }

    public void Add(double value) => _values.Add(value);

    /// <summary>Minimum / median / maximum.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Minimum:0.00} / {Median:0.00} / {Maximum:0.00}");
}
