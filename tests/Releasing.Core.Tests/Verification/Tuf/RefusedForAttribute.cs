using Releasing.Verification.Tuf;

namespace Releasing.Core.Tests.Verification.Tuf;

/// <summary>Says that a test shows a refusal for one reason alone.</summary>
/// <param name="reason">The reason.</param>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class RefusedForAttribute(TufReason reason) : Attribute
{
    public TufReason Reason => reason;
}
