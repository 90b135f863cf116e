namespace Releasing.Cake.Tools.Go;

/// <summary>One run of <c>go build</c>.</summary>
public sealed class GoBuildSettings : LoggedToolSettings
{
    /// <summary>The packages to build, such as <c>./cmd/tool</c>. At least one.</summary>
    public IList<string> Packages { get; } = new List<string>();

    /// <summary>An existing folder that the programs are written to, each under the name Go gives it.</summary>
    public string OutputFolder { get; set; } = "";

    /// <summary>Leaves paths of this machine out of the program (<c>-trimpath</c>). Default: yes.</summary>
    public bool TrimPath { get; set; } = true;

    /// <summary>Stamps the commit that Go itself finds (<c>-buildvcs</c>). Default: no, since its dirty flag depends on the checkout.</summary>
    public bool StampVcs { get; set; }

    /// <summary>Build tags (<c>-tags</c>). Default: none.</summary>
    public IList<string> Tags { get; } = new List<string>();

    /// <summary>The linker's arguments (<c>-ldflags</c>) as one text, which Go takes apart at spaces. Default: none.</summary>
    public string LinkerFlags { get; set; } = "";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Arguments()
    {
        var arguments = new List<string> { "build" };
        if (TrimPath)
        {
            arguments.Add("-trimpath");
        }

        arguments.Add(StampVcs ? "-buildvcs=true" : "-buildvcs=false");
        if (Tags.Count > 0)
        {
            arguments.Add($"-tags={string.Join(',', Tags)}");
        }

        if (LinkerFlags.Length > 0)
        {
            arguments.Add($"-ldflags={LinkerFlags}");
        }

        // With the separator at its end Go takes it for a folder, whether there is one or several packages.
        arguments.Add("-o");
        arguments.Add(OutputFolder.TrimEnd('/', '\\') + Path.DirectorySeparatorChar);
        arguments.Add("--");
        arguments.AddRange(Packages);
        return arguments;
    }
}
