using Cake.Core;

namespace Releasing.Cake.Tools.SignTool;

/// <summary>Runs <c>signtool</c> of the Windows SDK (https://learn.microsoft.com/windows/win32/seccrypto/signtool).</summary>
public sealed class SignToolRunner : LoggedTool<SignToolSettings>
{
    /// <summary>Creates the runner.</summary>
    /// <param name="context">Cake's context.</param>
    public SignToolRunner(ICakeContext context)
        : base(context)
    {
    }

    /// <inheritdoc/>
    protected override string GetToolName() => "signtool";

    /// <inheritdoc/>
    protected override IEnumerable<string> GetToolExecutableNames() => ["signtool.exe", "signtool"];
}
