using System.Globalization;
using Cake.Core.Diagnostics;

namespace Releasing.Cake.Tests.Running;

/// <summary>A log that keeps its lines.</summary>
internal sealed class RecordingLog : ICakeLog
{
    private readonly Lock _gate = new();
    private readonly List<string> _lines = [];

    public Verbosity Verbosity { get; set; } = Verbosity.Normal;

    public IReadOnlyList<string> Lines
    {
        get
        {
            lock (_gate)
            {
                return [.. _lines];
            }
        }
    }

    public void Write(Verbosity verbosity, LogLevel level, string format, params object[] args)
    {
        if (verbosity <= Verbosity)
        {
            lock (_gate)
            {
                _lines.Add(args.Length == 0 ? format : string.Format(CultureInfo.InvariantCulture, format, args));
            }
        }
    }
}
