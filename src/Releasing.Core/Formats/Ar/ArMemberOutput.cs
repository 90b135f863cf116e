using System.Globalization;
using Releasing.Failures;
using Releasing.Files;

namespace Releasing.Formats.Ar;

/// <summary>Takes the bytes of one member and holds the writer to the size that the header promised.</summary>
internal sealed class ArMemberOutput(Stream output, ArMember member) : WriteOnlyStream
{
    private long _written;

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        Account(buffer.Length);
        output.Write(buffer);
    }

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        Account(buffer.Length);
        return output.WriteAsync(buffer, cancellationToken);
    }

    public void CheckComplete()
    {
        if (_written != member.Size)
        {
            throw Wrong();
        }
    }

    public override void Flush() => output.Flush();

    private void Account(int count)
    {
        _written += count;
        if (_written > member.Size)
        {
            throw Wrong();
        }
    }

    private InvalidInputException Wrong() => new(
        $"Archive member '{member.Name}'",
        string.Create(CultureInfo.InvariantCulture, $"the header promises {member.Size} bytes and {_written} came"),
        "Run the step again when nothing else writes to its source");
}
