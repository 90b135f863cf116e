using Releasing.Signing.Bundles;

namespace Releasing.Signing.Keyless;

/// <summary>A log that signatures are entered into.</summary>
internal interface ITransparencyLog
{
    /// <summary>Enters a signature, once, however often an answer gets lost.</summary>
    Task<LogEntry> EnterAsync(FreshSignature signature, CancellationToken cancellationToken);
}
