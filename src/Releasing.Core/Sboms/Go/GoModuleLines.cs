using System.Globalization;
using Releasing.Failures;
using Releasing.Text;

namespace Releasing.Sboms.Go;

/// <summary>
/// Reads the module lines of build info (package runtime/debug, type BuildInfo): <c>path</c>, <c>mod</c>, <c>dep</c>, <c>=&gt;</c> for the replacement of the module before it, and <c>build</c> settings, each with tabs between its fields.
/// </summary>
internal sealed class GoModuleLines
{
    private const string Undated = "(devel)";

    private readonly List<GoModuleRow> _dependencies = [];

    /// <summary>The main package's import path.</summary>
    public string? MainPackage { get; private set; }

    /// <summary>The main module; null for a program built from single files.</summary>
    public GoModuleRow? Main { get; private set; }

    /// <summary>The modules that are linked into the program, as they were replaced.</summary>
    public IReadOnlyList<GoModuleRow> Dependencies => _dependencies;

    public static GoModuleLines Read(string text, string path)
    {
        var lines = new GoModuleLines();
        var number = 0;
        foreach (var range in text.AsSpan().Split('\n'))
        {
            number++;
            lines.Add(text[range].Split('\t'), () => new InvalidInputException(
                path, string.Create(CultureInfo.InvariantCulture, $"line {number} of its Go build info is damaged: {Shown(text[range])}"), "Build the program again"));
        }

        return lines;
    }

    private void Add(string[] fields, Func<InvalidInputException> damaged)
    {
        switch (fields[0])
        {
            case "path" when fields.Length == 2:
                MainPackage = fields[1];
                break;
            case "mod":
                Main = Row(fields, damaged);
                break;
            case "dep":
                _dependencies.Add(Row(fields, damaged));
                if (_dependencies.Count > ScanLimits.Components)
                {
                    throw damaged();
                }

                break;
            case "=>":
                // go version -m writes it below the module that it stands in for.
                if (_dependencies.Count == 0)
                {
                    throw damaged();
                }

                _dependencies[^1] = _dependencies[^1].ReplacedBy(Row(fields, damaged));
                break;
        }
    }

    private static GoModuleRow Row(string[] fields, Func<InvalidInputException> damaged) =>
        fields.Length is 3 or 4 && fields[1].Length > 0
            ? new GoModuleRow(fields[1], fields[2] is "" or Undated ? null : fields[2], fields.Length == 4 && fields[3].Length > 0 ? fields[3] : null)
            : throw damaged();

    private static string Shown(string line) => PlainText.Line(line.Length > 80 ? line[..80] + "…" : line);
}
