using Releasing.Verification;

namespace Releasing.Core.Tests.Verification;

/// <summary>Says that a test is the vector of a reason: what it makes is refused for that reason alone.</summary>
/// <param name="reason">The reason.</param>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class VectorOfAttribute(RefusalReason reason) : Attribute
{
    public RefusalReason Reason => reason;
}
