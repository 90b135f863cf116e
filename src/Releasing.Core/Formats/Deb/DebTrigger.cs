namespace Releasing.Formats.Deb;

/// <summary>One line of the <c>triggers</c> control file, deb-triggers(5).</summary>
/// <param name="Kind">The directive.</param>
/// <param name="Name">The trigger: a name of visible ASCII characters, or an absolute path for a file trigger.</param>
public sealed record DebTrigger(DebTriggerKind Kind, string Name)
{
    internal string Directive => Kind switch
    {
        DebTriggerKind.Interest => "interest",
        DebTriggerKind.InterestAwait => "interest-await",
        DebTriggerKind.InterestNoAwait => "interest-noawait",
        DebTriggerKind.Activate => "activate",
        DebTriggerKind.ActivateAwait => "activate-await",
        _ => "activate-noawait",
    };

    /// <summary>The line, without its end.</summary>
    public override string ToString() => $"{Directive} {Name}";
}
