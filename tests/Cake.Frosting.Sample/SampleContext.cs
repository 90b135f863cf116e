using Cake.Core;
using Cake.Core.Diagnostics;

namespace Cake.Frosting.Sample;

public sealed class SampleContext(ICakeContext context) : FrostingContext(context)
{
    public void Say(string text) => Log.Information("{0}", text);
}
