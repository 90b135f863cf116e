using System.Text;

namespace Releasing.Cake.Running;

/// <summary>Writes whole lines that the runner of GitHub Actions does not obey. For tables, whose cells come from outside.</summary>
internal sealed class InertWriter : TextWriter
{
    private readonly TextWriter _output;
    private readonly StringBuilder _line = new();

    public InertWriter(TextWriter output)
        : base(output.FormatProvider)
    {
        _output = output;
    }

    public override Encoding Encoding => _output.Encoding;

    public override void Write(char value)
    {
        _line.Append(value);
        if (value == '\n')
        {
            WriteLineOut();
        }
    }

    // A part of a line is kept: whether it is harmless shows only with the rest.
    public override void Flush() => _output.Flush();

    protected override void Dispose(bool disposing)
    {
        if (disposing && _line.Length > 0)
        {
            WriteLineOut();
        }

        base.Dispose(disposing);
    }

    private void WriteLineOut()
    {
        _output.Write(WorkflowCommand.Inert(_line.ToString()));
        _line.Clear();
    }
}
