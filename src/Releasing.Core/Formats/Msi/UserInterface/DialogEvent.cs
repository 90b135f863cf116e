namespace Releasing.Formats.Msi.UserInterface;

/// <summary>What a button does (ControlEvent table).</summary>
/// <param name="Action">The event, such as <c>NewDialog</c>.</param>
/// <param name="Argument">What it is about.</param>
/// <param name="Condition">When it is done; 1 for always.</param>
internal readonly record struct DialogEvent(string Action, string Argument, string Condition = "1")
{
    /// <summary>Goes on with the installation.</summary>
    public static DialogEvent Continue { get; } = new("EndDialog", "Return");

    /// <summary>Ends it.</summary>
    public static DialogEvent Leave { get; } = new("EndDialog", "Exit");

    /// <summary>Asks whether to end it.</summary>
    public static DialogEvent AskToLeave { get; } = new("SpawnDialog", "CancelDialog");
}
