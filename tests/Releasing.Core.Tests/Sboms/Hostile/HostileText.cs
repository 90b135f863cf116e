using System.Text;

namespace Releasing.Core.Tests.Sboms.Hostile;

/// <summary>A lock file that nobody would write: a start, a row again and again, an end.</summary>
/// <param name="Name">What is wrong with it.</param>
/// <param name="Start">What comes first.</param>
/// <param name="Row">A row by its number, from 0.</param>
/// <param name="End">What comes last.</param>
internal sealed record HostileText(string Name, string Start, Func<int, string> Row, string End = "")
{
    /// <summary>The same row each time.</summary>
    public HostileText(string name, string start, string row, string end = "")
        : this(name, start, _ => row, end)
    {
    }

    /// <summary>The file with so many rows.</summary>
    public byte[] Of(int rows)
    {
        using var bytes = new MemoryStream();
        using (var text = new StreamWriter(bytes, new UTF8Encoding(false)))
        {
            text.Write(Start);
            for (var number = 0; number < rows; number++)
            {
                text.Write(Row(number));
            }

            text.Write(End);
        }

        return bytes.ToArray();
    }
}
