using Cake.Core.Diagnostics;

namespace Releasing.Cake.Running;

/// <summary>
/// Cake's log in a terminal. Cake writes to the console by itself, which would tear bars that are being drawn, so that while there
/// are bars the lines go to whoever draws them.
/// </summary>
internal sealed class LiveLog : ICakeLog
{
    private readonly ICakeLog _log;
    private volatile Action<LogLevel, string>? _above;

    public LiveLog(ICakeLog log) => _log = log;

    public Verbosity Verbosity
    {
        get => _log.Verbosity;
        set => _log.Verbosity = value;
    }

    /// <summary>Prints a line above the bars; null while there are none.</summary>
    public Action<LogLevel, string>? Above
    {
        get => _above;
        set => _above = value;
    }

    public void Write(Verbosity verbosity, LogLevel level, string format, params object[] args)
    {
        if (Above is not { } above)
        {
            _log.Write(verbosity, level, format, args);
        }
        else if (verbosity <= Verbosity)
        {
            above(level, LogText.Of(format, args));
        }
    }
}
