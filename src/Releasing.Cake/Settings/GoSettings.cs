namespace Releasing.Cake.Settings;

/// <summary>How Go programs are built.</summary>
public sealed class GoSettings
{
    /// <summary>Builds Go programs. Default: null, which means when there is a go.mod at the top and a program in it.</summary>
    public bool? Enabled { get; set; }

    /// <summary>
    /// The packages to build, each a path such as <c>./cmd/tool</c>; the program has the name of its last folder. Default: empty,
    /// which means every <c>package main</c> at the top (named after the module) and under <c>cmd/</c>.
    /// </summary>
    public IList<string> Mains { get; } = new List<string>();

    /// <summary>
    /// Calls C code. Default: no, which is what makes cross-compiling need nothing but Go. With it, the targets are this machine's and those whose C compiler
    /// stands in a variable <c>CC_</c> with the Rust triple: <c>CC_aarch64_unknown_linux_gnu=aarch64-linux-gnu-gcc</c>.
    /// </summary>
    public bool Cgo { get; set; }

    /// <summary>
    /// Arguments of <c>-ldflags</c>. Known words: <c>{version}</c>, <c>{commit}</c>, <c>{date}</c> (RFC 3339, UTC). Default: strips symbols and sets
    /// <c>main.version</c>, <c>main.commit</c> and <c>main.date</c>.
    /// </summary>
    public string LinkerFlags { get; set; } = "-s -w -X main.version={version} -X main.commit={commit} -X main.date={date}";

    /// <summary>Build tags. Default: none.</summary>
    public IList<string> Tags { get; } = new List<string>();

    /// <summary>GOAMD64 level, <c>v1</c> to <c>v4</c>. Default: <c>v1</c>.</summary>
    public string Amd64Level { get; set; } = "v1";

    /// <summary>Every mistake that can be seen without building anything.</summary>
    /// <returns>One full sentence each.</returns>
    public IEnumerable<string> Validate()
    {
        if (Amd64Level is not ("v1" or "v2" or "v3" or "v4"))
        {
            yield return $"Settings.Go.Amd64Level is '{Amd64Level}'. Set v1, v2, v3 or v4.";
        }

        foreach (var tag in Tags.Where(tag => tag.Length == 0 || !tag.All(character => char.IsLetterOrDigit(character) || character is '_' or '.')))
        {
            yield return $"Settings.Go.Tags has '{tag}'. A build tag has letters, digits, dots and underscores.";
        }

        foreach (var problem in NameTemplateRules.Check("Settings.Go.LinkerFlags", LinkerFlags, ["version", "commit", "date"]).Where(_ => LinkerFlags.Length > 0))
        {
            yield return problem;
        }
    }
}
