using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Releasing.Artifacts;

/// <summary>
/// Hashes named fields. Every name and value goes in with its length before it, so that no two different lists of fields
/// give the same digest by running into each other.
/// </summary>
public sealed class FingerprintBuilder : IDisposable
{
    // No text has these lengths: they tell null and a list from a text.
    private const int Null = -1;
    private const int List = -2;

    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    /// <summary>Adds a field.</summary>
    /// <param name="name">What it is.</param>
    /// <param name="value">Its value; null differs from the empty text.</param>
    public FingerprintBuilder Add(string name, string? value)
    {
        ArgumentNullException.ThrowIfNull(name);
        Append(name);
        if (value is null)
        {
            AppendNumber(Null);
        }
        else
        {
            Append(value);
        }

        return this;
    }

    /// <summary>Adds a list; its order and length count.</summary>
    /// <param name="name">What it is.</param>
    /// <param name="values">Its values.</param>
    public FingerprintBuilder Add(string name, IReadOnlyCollection<string> values)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(values);
        Append(name);
        AppendNumber(List);
        AppendNumber(values.Count);
        foreach (var value in values)
        {
            Append(value);
        }

        return this;
    }

    /// <summary>The digest of all fields: 64 lower-case hexadecimal digits. The builder is empty afterwards.</summary>
    public string Finish() => Convert.ToHexStringLower(_hash.GetHashAndReset());

    /// <inheritdoc/>
    public void Dispose() => _hash.Dispose();

    private void Append(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        AppendNumber(bytes.Length);
        _hash.AppendData(bytes);
    }

    private void AppendNumber(int number)
    {
        Span<byte> bytes = stackalloc byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, number);
        _hash.AppendData(bytes);
    }
}
