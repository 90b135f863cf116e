namespace Releasing.Cake.Tools.DotNet;

/// <summary>One run of <c>dotnet publish</c>.</summary>
public sealed class DotNetPublishSettings : DotNetSettingsBase
{
    /// <summary>The runtime identifier, such as <c>linux-arm64</c>.</summary>
    public string Runtime { get; set; } = "";

    /// <summary>The target framework, for a project that has several; null for its only one.</summary>
    public string? Framework { get; set; }

    /// <summary>Puts the runtime inside. Default: yes.</summary>
    public bool SelfContained { get; set; } = true;

    /// <summary>The folder the result goes to, full path.</summary>
    public string OutputFolder { get; set; } = "";

    /// <summary>The folder for everything in between, full path; runs at the same time need one each, unless it <see cref="IsPrepared"/>.</summary>
    public string ArtifactsFolder { get; set; } = "";

    /// <summary>
    /// Its packages are restored and what it references is built, in <see cref="ArtifactsFolder"/>: only the project itself is compiled, so that runs at the same time may share the
    /// folder when their runtime identifiers differ. Default: no.
    /// </summary>
    public bool IsPrepared { get; set; }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Arguments() =>
    [
        "publish", Project, "--configuration", "Release", "--runtime", Runtime, "--self-contained", SelfContained ? "true" : "false",
        .. Framework is null ? Array.Empty<string>() : ["--framework", Framework],
        .. IsPrepared ? ["--no-restore", Property("BuildProjectReferences", "false")] : Array.Empty<string>(),

        // Not --output and --artifacts-path: the dotnet program hands those on unescaped, and a comma or semicolon in a folder's name ends them.
        Property("PublishDir", OutputFolder.TrimEnd('/', '\\') + Path.DirectorySeparatorChar), Property("ArtifactsPath", ArtifactsFolder), Property("UseArtifactsOutput", "true"),
        "--nologo", "-nodeReuse:false", .. PropertyArguments(),
    ];
}
