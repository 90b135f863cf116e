using Releasing.Failures;

namespace Releasing.Toml;

/// <summary>
/// Reads TOML (https://toml.io/en/v1.1.0, which takes every document of 1.0.0) in one pass, in time linear in its length. Strict: what the
/// specification forbids is an error with its line.
/// </summary>
public static class TomlDocument
{
    /// <summary>Reads a file.</summary>
    /// <param name="path">The file, UTF-8.</param>
    /// <exception cref="ReleaseException">It is not TOML.</exception>
    public static TomlTable Read(string path) => Parse(File.ReadAllText(path), path);

    /// <summary>Reads a text.</summary>
    /// <param name="text">The document.</param>
    /// <param name="name">What messages call it, usually the file's path.</param>
    /// <exception cref="ReleaseException">It is not TOML.</exception>
    public static TomlTable Parse(string text, string name) => Parse(text, name, firstLine: 1);

    /// <summary>Reads a part of a longer document.</summary>
    /// <param name="text">Whole lines.</param>
    /// <param name="name">What messages call the document.</param>
    /// <param name="firstLine">The number of the part's first line.</param>
    internal static TomlTable Parse(string text, string name, int firstLine)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(name);
        var cursor = new TomlCursor(text, name, firstLine);
        var builder = new TomlBuilder(cursor);
        var values = new TomlValueReader(cursor);
        while (cursor.SkipToContent())
        {
            if (cursor.Take("[["))
            {
                var path = cursor.ReadKey();
                cursor.Expect("]]");
                builder.OpenArrayElement(path);
            }
            else if (cursor.Take("["))
            {
                var path = cursor.ReadKey();
                cursor.Expect("]");
                builder.OpenTable(path);
            }
            else
            {
                var path = cursor.ReadKey();
                cursor.Expect("=");
                cursor.SkipBlanks();
                builder.Add(path, values.Read());
            }

            cursor.ExpectLineEnd();
        }

        return builder.Root;
    }
}
