using Releasing.Sboms.Locks;
using Releasing.Toml;

namespace Releasing.Sboms.Python;

/// <summary>The table <c>[package.source]</c> of a poetry.lock.</summary>
internal static class PoetrySource
{
    /// <summary>The source of a component: null where the file names none, which means the usual index.</summary>
    public static string? Of(TomlTable? source)
    {
        var address = source?.Text("url");
        return address is null ? null : source!.Text("type") switch
        {
            "git" => SourceAddress.Git(address, source.Text("resolved_reference") ?? source.Text("reference")),
            "file" => "file:" + address,
            "url" => SourceAddress.Public(address),
            _ => PythonSource.Index(address),
        };
    }
}
