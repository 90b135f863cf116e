namespace Releasing.Cake.Running;

/// <summary>How long work is shown: bars in a terminal, plain lines elsewhere, groups in CI.</summary>
public interface IProgressDisplay
{
    /// <summary>Starts a piece of work with several items.</summary>
    /// <param name="title">The task's name.</param>
    /// <param name="total">How many items there are.</param>
    IProgressScope Begin(string title, int total);
}
