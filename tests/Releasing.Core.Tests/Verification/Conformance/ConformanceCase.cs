using Releasing.Core.Tests.Verification.Authority;
using Releasing.Verification;

namespace Releasing.Core.Tests.Verification.Conformance;

/// <summary>A case of the public conformance suite of Sigstore clients, by its name there, made anew with the test instance.</summary>
/// <param name="Name">The name; it ends with <c>_fail</c> where the bundle has to be refused.</param>
/// <param name="Reason">Why it has to be refused; null where it has to verify.</param>
/// <param name="Scene">The same situation.</param>
internal sealed record ConformanceCase(string Name, RefusalReason? Reason, Func<Scene> Scene);
