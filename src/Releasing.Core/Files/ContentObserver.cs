namespace Releasing.Files;

/// <summary>Looks at bytes as they pass.</summary>
/// <param name="bytes">The next piece; valid only during the call.</param>
public delegate void ContentObserver(ReadOnlySpan<byte> bytes);
