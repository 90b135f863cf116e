using Cake.Core.Tooling;
using Releasing.Cake.Running;

namespace Releasing.Cake.Tools;

/// <summary>Settings of a program whose lines go to the log of an item, and which can be cancelled.</summary>
public abstract class LoggedToolSettings : ToolSettings
{
    /// <summary>What is being done, for messages: <c>CrossCompile: linux-x86_64</c>. Default: empty, only the program is named.</summary>
    public string Where { get; set; } = "";

    /// <summary>Where the program's lines go. Default: null, nowhere.</summary>
    public ItemLog? Log { get; set; }

    /// <summary>Takes the lines of standard output instead of <see cref="Log"/>. Default: null.</summary>
    public Action<string>? Output { get; set; }

    /// <summary>What of a line of standard output goes to <see cref="Log"/>; null drops it. Default: all of it.</summary>
    public Func<string, string?> Filter { get; set; } = line => line;

    /// <summary>What the program reads from standard input; it is neither logged nor quoted. Default: nothing, its end comes at once.</summary>
    public ReadOnlyMemory<byte> StandardInput { get; set; }

    /// <summary>Names of variables of <see cref="ToolSettings.EnvironmentVariables"/> whose values no log shows. Default: none.</summary>
    public ISet<string> SecretVariables { get; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>Replaces secrets in the command line that a message quotes. Default: as it is.</summary>
    public Func<string, string> Mask { get; set; } = line => line;

    /// <summary>Ends the program and everything it started.</summary>
    public CancellationToken Cancellation { get; set; }

    /// <summary>The arguments, each as the program shall see it.</summary>
    /// <exception cref="Failures.ReleaseException">A setting is missing.</exception>
    public abstract IReadOnlyList<string> Arguments();
}
