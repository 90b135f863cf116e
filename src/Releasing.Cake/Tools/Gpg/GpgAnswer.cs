using System.Globalization;

namespace Releasing.Cake.Tools.Gpg;

/// <summary>What a run of gpg said: how it ended, its records and its status lines (doc/DETAILS of GnuPG).</summary>
/// <param name="ExitCode">0 when it did what it was told.</param>
/// <param name="Lines">Standard output.</param>
internal sealed record GpgAnswer(int ExitCode, List<string> Lines)
{
    private const string StatusPrefix = "[GNUPG:] ";

    // The lower 16 bits of a libgpg-error value are the code, the upper ones tell which part of GnuPG reports it.
    private const int CodeMask = 0xFFFF;
    private const int BadPassphrase = 11;
    private const int NoSecretKey = 17;
    private const int NoPinentry = 85;

    /// <summary>The records of <c>--with-colons</c>, each split at its colons.</summary>
    public IEnumerable<string[]> Records => Lines.Where(line => !line.StartsWith(StatusPrefix, StringComparison.Ordinal)).Select(line => line.Split(':'));

    /// <summary>Takes a line; lines come one after the other, from any thread.</summary>
    public void Add(string line)
    {
        lock (Lines)
        {
            Lines.Add(line);
        }
    }

    /// <summary>Why it failed, as a clause, with what to do; null for a reason that only gpg's own lines tell.</summary>
    /// <param name="passphrase">Where the passphrase comes from.</param>
    public (string What, string WhatToDo)? Reason(string passphrase) => Code switch
    {
        BadPassphrase => ("the passphrase is wrong", $"Correct {passphrase}"),
        NoPinentry => ("the key is locked and there is no passphrase", $"Set {passphrase}"),
        NoSecretKey => ("the private key is not there", "Name a key that 'gpg --list-secret-keys' shows, or give the private key itself"),
        _ => null,
    };

    private int Code => Lines.Where(line => line.StartsWith(StatusPrefix + "FAILURE ", StringComparison.Ordinal))
        .Select(line => int.TryParse(line.Split(' ')[^1], NumberStyles.None, CultureInfo.InvariantCulture, out var code) ? code & CodeMask : 0).LastOrDefault();
}
