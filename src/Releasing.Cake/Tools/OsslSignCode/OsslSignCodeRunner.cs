using Cake.Core;

namespace Releasing.Cake.Tools.OsslSignCode;

/// <summary>Runs <c>osslsigncode</c> (https://github.com/mtrojnar/osslsigncode).</summary>
public sealed class OsslSignCodeRunner : LoggedTool<OsslSignCodeSettings>
{
    /// <summary>Creates the runner.</summary>
    /// <param name="context">Cake's context.</param>
    public OsslSignCodeRunner(ICakeContext context)
        : base(context)
    {
    }

    /// <inheritdoc/>
    protected override string GetToolName() => "osslsigncode";

    /// <inheritdoc/>
    protected override IEnumerable<string> GetToolExecutableNames() => ["osslsigncode", "osslsigncode.exe"];
}
