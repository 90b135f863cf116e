using Releasing.Artifacts;

namespace Releasing.Verification.Folders;

/// <summary>What a folder of downloaded files is held against.</summary>
public sealed record FolderOptions
{
    /// <summary>Requires signatures of a key or an identity.</summary>
    /// <param name="signer">Who has to have signed.</param>
    public FolderOptions(SignerPolicy signer)
    {
        ArgumentNullException.ThrowIfNull(signer);
        Signer = signer;
    }

    private FolderOptions(string whyUnsigned) => WhyUnsigned = whyUnsigned;

    /// <summary>Who has to have signed; null only for a release that its own settings leave unsigned.</summary>
    public SignerPolicy? Signer { get; }

    /// <summary>What signatures are traced back to. Default: null, <see cref="TrustedRoot.Production"/>.</summary>
    public TrustedRoot? TrustedRoot { get; init; }

    /// <summary>An armoured OpenPGP public key for <c>.asc</c> files. Default: null, they are skipped.</summary>
    public string? GpgKeyFile { get; init; }

    /// <summary>
    /// Checks that have to have something to look at: with <see cref="FolderCheck.Signature"/> every file needs a signature of its own, otherwise that of a checksum file that
    /// lists it is enough. Default: none; whatever is there is checked in any case.
    /// </summary>
    public IReadOnlySet<FolderCheck> Required { get; init; } = new HashSet<FolderCheck>();

    /// <summary>Programs that fit this machine are started with <c>--version</c>. Default: yes.</summary>
    public bool RunPrograms { get; init; } = true;

    /// <summary>How long a program may run. Default: ten seconds.</summary>
    public TimeSpan ProgramTimeLimit { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>What the release should hold, with digests. Default: null, what its own files say is taken.</summary>
    public IReadOnlyList<Artifact>? Expected { get; init; }

    /// <summary>Beside <see cref="Expected"/>: names of reports of an earlier verification that may lie there too. Default: none.</summary>
    public IReadOnlyList<string> Reports { get; init; } = [];

    /// <summary>How many files are looked at side by side. Default: the number of processors.</summary>
    public int Parallelism { get; init; } = Environment.ProcessorCount;

    /// <summary>Why nothing is signed; null where a signer is required.</summary>
    public string? WhyUnsigned { get; }

    /// <summary>For a release whose own settings leave it unsigned: whoever downloads it has nothing to trust but the way it came.</summary>
    /// <param name="why">Why, as a clause for the report.</param>
    public static FolderOptions Unsigned(string why) => new(why);
}
