using Releasing.Files;

namespace Releasing.Formats.Msi.Database;

/// <summary>An installer database: tables, streams and the summary.</summary>
public sealed class MsiDatabase
{
    /// <summary>The summary information.</summary>
    public MsiSummary Summary { get; set; } = new();

    /// <summary>Code page of the tables' texts: 65001 for UTF-8 (default), 0 for ASCII alone, or one that Windows has.</summary>
    public int Codepage { get; set; } = 65001;

    /// <summary>The tables; <c>_Tables</c>, <c>_Columns</c> and the string pool are made of them. Their order changes nothing.</summary>
    public IList<MsiTable> Tables { get; } = [];

    /// <summary>Streams by name, such as an embedded cabinet; those of <see cref="MsiColumnKind.Stream"/> columns are not among them.</summary>
    public IDictionary<string, ContentSource> Streams { get; } = new Dictionary<string, ContentSource>(StringComparer.Ordinal);
}
