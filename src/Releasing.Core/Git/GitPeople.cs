using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Releasing.Git;

/// <summary>One object for each person of a history, however many commits they made.</summary>
internal sealed class GitPeople
{
    // So that a history in which everybody has another name costs no more than the objects themselves.
    private const int Most = 4096;

    private readonly Dictionary<byte[], GitPerson> _people;
    private readonly Dictionary<byte[], GitPerson>.AlternateLookup<ReadOnlySpan<byte>> _lookup;

    public GitPeople()
    {
        _people = new Dictionary<byte[], GitPerson>(new BytesComparer());
        _lookup = _people.GetAlternateLookup<ReadOnlySpan<byte>>();
    }

    /// <summary>The person of two fields that follow each other.</summary>
    /// <param name="name">The name; bytes that are not UTF-8 become U+FFFD.</param>
    /// <param name="email">The address, the same.</param>
    public GitPerson Find(ReadOnlySpan<byte> name, ReadOnlySpan<byte> email)
    {
        const int shortEnough = 256;
        var length = name.Length + 1 + email.Length;
        if (length > shortEnough)
        {
            return Create(name, email);
        }

        // Neither can hold NUL.
        Span<byte> key = stackalloc byte[length];
        name.CopyTo(key);
        key[name.Length] = 0;
        email.CopyTo(key[(name.Length + 1)..]);
        if (_lookup.TryGetValue(key, out var person))
        {
            return person;
        }

        if (_people.Count >= Most)
        {
            _people.Clear();
        }

        person = Create(name, email);
        _people.Add(key.ToArray(), person);
        return person;
    }

    private static GitPerson Create(ReadOnlySpan<byte> name, ReadOnlySpan<byte> email) => new(Encoding.UTF8.GetString(name), Encoding.UTF8.GetString(email));

    private sealed class BytesComparer : IEqualityComparer<byte[]>, IAlternateEqualityComparer<ReadOnlySpan<byte>, byte[]>
    {
        public bool Equals(byte[]? x, byte[]? y) => x.AsSpan().SequenceEqual(y);

        public bool Equals(ReadOnlySpan<byte> alternate, byte[] other) => alternate.SequenceEqual(other);

        public int GetHashCode([DisallowNull] byte[] obj) => GetHashCode(obj.AsSpan());

        public int GetHashCode(ReadOnlySpan<byte> alternate)
        {
            var hash = default(HashCode);
            hash.AddBytes(alternate);
            return hash.ToHashCode();
        }

        public byte[] Create(ReadOnlySpan<byte> alternate) => alternate.ToArray();
    }
}
