using Cake.Core;

namespace Cake.Frosting;

/// <summary>The default context, and the base class of a build's own: it passes everything on to Cake's.</summary>
public class FrostingContext : CakeContextAdapter, IFrostingContext
{
    /// <summary>Wraps Cake's context.</summary>
    /// <param name="context">Cake's context.</param>
    public FrostingContext(ICakeContext context)
        : base(context)
    {
    }
}
