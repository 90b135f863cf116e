using System.Text;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Releasing.Sboms.Locks;

/// <summary>
/// YAML 1.2 from a stream, event by event. References to anchors are refused: no package manager writes them, and they are how a small file becomes a large one. Several documents follow one another
/// as one sequence of tokens.
/// </summary>
internal sealed class YamlTokens : LockTokens
{
    private const int LongestToken = 16 * 1024 * 1024;

    private readonly MeasuredText _reader;
    private readonly Parser _parser;
    private readonly Stack<LockToken> _open = new();

    public YamlTokens(Stream content, LockFile file)
        : base(file)
    {
        var text = new StreamReader(new BoundedStream(content, file), new UTF8Encoding(false, throwOnInvalidBytes: true), detectEncodingFromByteOrderMarks: true);
        _reader = new MeasuredText(text, () => Error($"a text is longer than {LongestToken} characters"), LongestToken);
        _parser = new Parser(_reader);
    }

    /// <inheritdoc/>
    public override int Line => (int)Math.Max(1, _parser.Current?.Start.Line ?? 1);

    /// <inheritdoc/>
    public override LockToken Read()
    {
        while (Move())
        {
            switch (_parser.Current)
            {
                case MappingStart:
                    return Deeper(LockToken.Map);
                case SequenceStart:
                    return Deeper(LockToken.List);
                case MappingEnd:
                    return Higher(LockToken.Map, LockToken.MapEnd);
                case SequenceEnd:
                    return Higher(LockToken.List, LockToken.ListEnd);
                case Scalar scalar:
                    Text = scalar.Value;
                    return scalar is { Style: ScalarStyle.Plain, Value: "" or "~" or "null" } ? LockToken.Null : LockToken.Text;
                case AnchorAlias:
                    throw Error("it refers to an anchor, which no package manager writes");
                default:
                    continue;
            }
        }

        return LockToken.End;
    }

    public override void Dispose() => _reader.Dispose();

    private LockToken Deeper(LockToken token)
    {
        _open.Push(token);
        return _open.Count <= ScanLimits.Depth ? token : throw Error($"it is nested deeper than {ScanLimits.Depth} levels");
    }

    // For some malformed documents the parser ends what it never began.
    private LockToken Higher(LockToken begun, LockToken token) => _open.TryPop(out var open) && open == begun ? token : throw Error("it is not YAML (something ends that did not begin)");

    private bool Move()
    {
        _reader.Mark();
        try
        {
            return _parser.MoveNext();
        }
        catch (YamlException error)
        {
            throw File.Error((int)Math.Max(1, error.Start.Line), $"it is not YAML ({LockFile.Shown(error.Message.TrimEnd('.'))})", inner: error);
        }
        catch (Exception error) when (error is DecoderFallbackException or ArgumentException or InvalidOperationException or FormatException or OverflowException or IndexOutOfRangeException or NullReferenceException)
        {
            // The parser lets exceptions of its parts through for some malformed documents.
            throw File.Error(Line, "it is not YAML in UTF-8", inner: error);
        }
    }
}
