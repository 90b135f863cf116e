namespace Releasing.Cake.Tools.DotNet;

/// <summary>One run of <c>dotnet restore</c>.</summary>
public sealed class DotNetRestoreSettings : DotNetSettingsBase
{
    /// <inheritdoc/>
    public override IReadOnlyList<string> Arguments() => ["restore", Project, "-nodeReuse:false", .. PropertyArguments()];
}
