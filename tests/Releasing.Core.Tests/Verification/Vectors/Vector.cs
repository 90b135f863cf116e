using Releasing.Core.Tests.Verification.Authority;
using Releasing.Verification;

namespace Releasing.Core.Tests.Verification.Vectors;

/// <summary>A scene that is wrong in one respect.</summary>
internal sealed record Vector(RefusalReason Reason, string Name, Func<Scene> Scene);
