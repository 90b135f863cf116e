using System.Text.Json;

namespace Releasing.Sboms.Locks;

/// <summary>JSON (RFC 8259) from a stream, token by token; memory is one buffer, which grows only for a longer token.</summary>
internal sealed class JsonTokens : LockTokens
{
    private const int LongestToken = 16 * 1024 * 1024;

    private readonly BoundedStream _stream;
    private byte[] _buffer = new byte[64 * 1024];
    private JsonReaderState _state = new(new JsonReaderOptions { MaxDepth = ScanLimits.Depth });
    private int _at;
    private int _filled;
    private int _countedTo;
    private int _lines;
    private bool _isLast;

    public JsonTokens(Stream content, LockFile file)
        : base(file)
    {
        _stream = new BoundedStream(content, file);
        Fill();
        if (_buffer.AsSpan(0, _filled).StartsWith("\uFEFF"u8))
        {
            _at = 3;
        }
    }

    /// <inheritdoc/>
    public override int Line
    {
        get
        {
            // Every byte is counted once, however many tokens ask.
            _lines += _buffer.AsSpan(_countedTo, _at - _countedTo).Count((byte)'\n');
            _countedTo = _at;
            return _lines + 1;
        }
    }

    /// <inheritdoc/>
    public override LockToken Read()
    {
        while (true)
        {
            try
            {
                var reader = new Utf8JsonReader(_buffer.AsSpan(_at, _filled - _at), _isLast, _state);
                var found = reader.Read();
                _at += (int)reader.BytesConsumed;
                _state = reader.CurrentState;
                if (found)
                {
                    return Token(ref reader);
                }
            }
            catch (Exception error) when (error is JsonException or InvalidOperationException)
            {
                // A text that is not UTF-8 is an InvalidOperationException.
                throw File.Error(
                    error is JsonException { LineNumber: { } line } ? (int)line + 1 : Line, $"it is not JSON ({LockFile.Shown(FirstSentence(error.Message))})", inner: error);
            }

            if (_isLast)
            {
                return LockToken.End;
            }

            Fill();
        }
    }

    public override void Dispose() => _stream.Dispose();

    // The rest of the message repeats the place.
    private static string FirstSentence(string message) => message.Split(". ", 2)[0].Split(" LineNumber", 2)[0].TrimEnd('.');

    private LockToken Token(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                return LockToken.Map;
            case JsonTokenType.EndObject:
                return LockToken.MapEnd;
            case JsonTokenType.StartArray:
                return LockToken.List;
            case JsonTokenType.EndArray:
                return LockToken.ListEnd;
            case JsonTokenType.Null:
                Text = "";
                return LockToken.Null;
            case JsonTokenType.True or JsonTokenType.False:
                Text = reader.TokenType == JsonTokenType.True ? "true" : "false";
                return LockToken.Text;
            case JsonTokenType.Number:
                Text = System.Text.Encoding.ASCII.GetString(reader.ValueSpan);
                return LockToken.Text;
            default:
                Text = reader.GetString() ?? "";
                return LockToken.Text;
        }
    }

    private void Fill()
    {
        _lines = Line - 1;
        _buffer.AsSpan(_at, _filled - _at).CopyTo(_buffer);
        _filled -= _at;
        _at = 0;
        _countedTo = 0;
        if (_filled == _buffer.Length)
        {
            if (_buffer.Length >= LongestToken)
            {
                throw Error($"a text is longer than {LongestToken} bytes");
            }

            Array.Resize(ref _buffer, _buffer.Length * 2);
        }

        // Full, whatever pieces the stream gives: a token that is not whole yet is looked at again from its start.
        var free = _buffer.Length - _filled;
        var count = _stream.ReadAtLeast(_buffer.AsSpan(_filled), free, throwOnEndOfStream: false);
        _filled += count;
        _isLast = count < free;
    }
}
