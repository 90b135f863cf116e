using System.Globalization;
using Cake.Core.Diagnostics;

namespace Cake.Frosting.Tests;

/// <summary>Keeps what was logged and not too verbose, in order.</summary>
internal sealed class RecordingLog : ICakeLog
{
    private readonly List<string> _lines = [];

    public Verbosity Verbosity { get; set; } = Verbosity.Normal;

    public IReadOnlyList<string> Lines => _lines;

    public void Write(Verbosity verbosity, LogLevel level, string format, params object[] args)
    {
        if (verbosity <= Verbosity)
        {
            _lines.Add(string.Format(CultureInfo.InvariantCulture, format, args));
        }
    }
}
