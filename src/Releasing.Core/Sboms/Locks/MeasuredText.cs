namespace Releasing.Sboms.Locks;

/// <summary>A text that counts what is read of it since the last mark: a parser of tokens holds no more than that in memory.</summary>
/// <param name="inner">The text; disposed with this one.</param>
/// <param name="refuse">What to throw for more than <paramref name="most"/> characters.</param>
/// <param name="most">The most between two marks, in characters.</param>
internal sealed class MeasuredText(TextReader inner, Func<Exception> refuse, int most) : TextReader
{
    private int _read;

    /// <summary>Begins to count again.</summary>
    public void Mark() => _read = 0;

    public override int Peek() => inner.Peek();

    public override int Read() => Count(inner.Read(), 1);

    public override int Read(char[] buffer, int index, int count)
    {
        var read = inner.Read(buffer, index, count);
        return Count(read, read);
    }

    public override int Read(Span<char> buffer)
    {
        var read = inner.Read(buffer);
        return Count(read, read);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
        }

        base.Dispose(disposing);
    }

    private int Count(int result, int characters) => (_read += characters) <= most ? result : throw refuse();
}
