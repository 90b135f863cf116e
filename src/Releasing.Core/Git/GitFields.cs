namespace Releasing.Git;

/// <summary>Fields that each end with NUL, one after the other.</summary>
/// <param name="bytes">They begin here.</param>
internal ref struct GitFields(ReadOnlySpan<byte> bytes)
{
    private ReadOnlySpan<byte> _rest = bytes;

    /// <summary>The next field, without its NUL.</summary>
    public ReadOnlySpan<byte> Next()
    {
        var length = _rest.IndexOf((byte)0);
        var field = _rest[..length];
        _rest = _rest[(length + 1)..];
        return field;
    }
}
