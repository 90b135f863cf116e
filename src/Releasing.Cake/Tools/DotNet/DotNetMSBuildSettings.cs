using System.Globalization;

namespace Releasing.Cake.Tools.DotNet;

/// <summary>One run of <c>dotnet msbuild</c> that restores a project and then builds its default targets.</summary>
public sealed class DotNetMSBuildSettings : DotNetSettingsBase
{
    /// <summary>How many projects are built at once. Default: one.</summary>
    public int AtOnce { get; set; } = 1;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Arguments() =>
    [
        "msbuild", Project, "-restore", string.Create(CultureInfo.InvariantCulture, $"-maxCpuCount:{AtOnce}"), "-verbosity:minimal", "-nologo", "-nodeReuse:false",
        .. PropertyArguments(),
    ];
}
