namespace Releasing.Cake.Settings;

/// <summary>How Go programs are built.</summary>
public sealed class GoSettings
{
    /// <summary>Builds Go programs. Default: null, which means when there is a go.mod at the top.</summary>
    public bool? Enabled { get; set; }

    /// <summary>
    /// The packages to build, each a path such as <c>./cmd/tool</c>; the program has the name of its last folder. Default: empty,
    /// which means every <c>package main</c> at the top (named after the module) and under <c>cmd/</c>.
    /// </summary>
    public IList<string> Mains { get; } = new List<string>();

    /// <summary>Calls C code. Default: no, which is what makes cross-compiling need nothing but Go.</summary>
    public bool Cgo { get; set; }

    /// <summary>
    /// Arguments of <c>-ldflags</c>. Known words: <c>{version}</c>, <c>{commit}</c>, <c>{date}</c>. Default: strips symbols and sets
    /// <c>main.version</c>, <c>main.commit</c> and <c>main.date</c>.
    /// </summary>
    public string LinkerFlags { get; set; } = "-s -w -X main.version={version} -X main.commit={commit} -X main.date={date}";

    /// <summary>Build tags. Default: none.</summary>
    public IList<string> Tags { get; } = new List<string>();

    /// <summary>GOAMD64 level, <c>v1</c> to <c>v4</c>. Default: <c>v1</c>.</summary>
    public string Amd64Level { get; set; } = "v1";
}
