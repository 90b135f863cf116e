using System.Globalization;
using System.Text;

namespace Releasing.Cake.Tools.Gpg;

/// <summary>One run of <c>gpg</c> that asks nobody anything.</summary>
public sealed class GpgSettings : LoggedToolSettings
{
    private bool _isUnlocked;

    /// <summary>The folder of the keyring. Default: null, that of whoever runs it.</summary>
    public string? HomeFolder { get; set; }

    /// <summary>What unlocks the key; reaches gpg by standard input alone. Default: null, the key has none or a running agent holds it open.</summary>
    public string? Passphrase
    {
        set
        {
            _isUnlocked = value is not null;
            StandardInput = _isUnlocked ? Encoding.UTF8.GetBytes(value + "\n") : ReadOnlyMemory<byte>.Empty;
        }
    }

    /// <summary>The time that a signature bears, whole seconds. Default: null, now.</summary>
    public DateTimeOffset? Time { get; set; }

    /// <summary>The command with its arguments.</summary>
    public IList<string> Command { get; } = new List<string>();

    /// <inheritdoc/>
    public override IReadOnlyList<string> Arguments() =>
    [
        // Status lines (doc/DETAILS of GnuPG) are the same in every language.
        "--batch", "--no-tty", "--yes", "--status-fd", "1",
        .. HomeFolder is { } folder ? new[] { "--homedir", folder } : [],

        // Without a passphrase no window may open and wait for a person.
        .. _isUnlocked ? ["--pinentry-mode", "loopback", "--passphrase-fd", "0"] : new[] { "--pinentry-mode", "error" },

        // The exclamation mark stops the clock, otherwise it would go on from there.
        .. Time is { } time ? new[] { "--faked-system-time", time.ToUniversalTime().ToString("yyyyMMdd'T'HHmmss'!'", CultureInfo.InvariantCulture) } : [],
        .. Command,
    ];
}
