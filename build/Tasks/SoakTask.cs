using Build.Testing;
using Cake.Frosting;

namespace Build.Tasks;

/// <summary>Runs every test with the long, large and random forms.</summary>
[TaskName("Soak")]
[TaskDescription("Runs every test with the long, large and random forms")]
public sealed class SoakTask : FrostingTask<BuildContext>
{
    /// <inheritdoc/>
    public override void Run(BuildContext context) => new TestSuite(context).Run(filter: null);
}
