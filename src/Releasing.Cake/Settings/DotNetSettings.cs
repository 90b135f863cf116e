namespace Releasing.Cake.Settings;

/// <summary>How .NET programs are built.</summary>
public sealed class DotNetSettings
{
    /// <summary>Builds .NET programs. Default: null, which means when there is a solution or project file.</summary>
    public bool? Enabled { get; set; }

    /// <summary>Project files to publish. Default: empty, which means every project with <c>OutputType</c> <c>Exe</c> that is neither a test nor the build.</summary>
    public IList<string> Projects { get; } = new List<string>();

    /// <summary>Publishes with the runtime inside. Default: yes.</summary>
    public bool SelfContained { get; set; } = true;

    /// <summary>Publishes one file. Default: yes.</summary>
    public bool SingleFile { get; set; } = true;

    /// <summary>Leaves unused code out. Default: no, because reflection may need it.</summary>
    public bool Trimmed { get; set; }

    /// <summary>Compiles to native code ahead of time where the machine can link for the target. Default: no.</summary>
    public bool Aot { get; set; }

    /// <summary>More MSBuild properties, <c>Name</c> to value. Default: none.</summary>
    public IDictionary<string, string> Properties { get; } = new Dictionary<string, string>(StringComparer.Ordinal);
}
