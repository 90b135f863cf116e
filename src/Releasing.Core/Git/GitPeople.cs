using System.Text;

namespace Releasing.Git;

/// <summary>One object for each person of a history, however many commits they made.</summary>
internal sealed class GitPeople
{
    // So that a history in which everybody has another name costs no more than the objects themselves.
    private const int Most = 4096;

    private readonly Dictionary<int, Known> _people = [];

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
        var code = Code(key);
        var known = _people.GetValueOrDefault(code);
        if (known?.Find(key) is { } person)
        {
            return person;
        }

        if (_people.Count >= Most)
        {
            _people.Clear();
            known = null;
        }

        person = Create(name, email);
        _people[code] = new Known(key.ToArray(), person, known);
        return person;
    }

    private static int Code(ReadOnlySpan<byte> key)
    {
        var code = default(HashCode);
        code.AddBytes(key);
        return code.ToHashCode();
    }

    private static GitPerson Create(ReadOnlySpan<byte> name, ReadOnlySpan<byte> email) => new(Encoding.UTF8.GetString(name), Encoding.UTF8.GetString(email));

    /// <summary>Somebody who was met, and whoever was met before and has the same code.</summary>
    private sealed class Known(byte[] key, GitPerson person, Known? before)
    {
        public GitPerson? Find(ReadOnlySpan<byte> wanted)
        {
            for (var at = this; at is not null; at = at.Before)
            {
                if (wanted.SequenceEqual(at.Key))
                {
                    return at.Person;
                }
            }

            return null;
        }

        private byte[] Key => key;

        private GitPerson Person => person;

        private Known? Before => before;
    }
}
