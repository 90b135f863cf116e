using Releasing.Text;

namespace Releasing.Verification.Tuf;

/// <summary>The targets: which files there are (TUF specification 1.0.34, section 4.5).</summary>
internal sealed class TargetsMetadata : SignedMetadata
{
    private readonly TufObject _targets;

    public TargetsMetadata(ReadOnlyMemory<byte> bytes)
        : base(bytes, TufRole.Targets) => _targets = Signed.Object("targets");

    /// <summary>Whether there is such a file.</summary>
    public bool Has(string name) => _targets.ObjectOrNull(name) is not null;

    /// <summary>The facts of a file.</summary>
    public FileFacts Target(string name) => _targets.ObjectOrNull(name) is { } target
        ? FileFacts.OfTarget(target)
        : throw Refused(TufReason.TargetMissing, $"It has no file '{PlainText.Line(name)}'; roles that it delegates to are not asked.");
}
