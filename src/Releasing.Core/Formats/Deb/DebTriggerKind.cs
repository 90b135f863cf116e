namespace Releasing.Formats.Deb;

/// <summary>The directives of deb-triggers(5).</summary>
public enum DebTriggerKind
{
    /// <summary><c>interest</c>: the package's postinst is called with <c>triggered</c>.</summary>
    Interest,

    /// <summary><c>interest-await</c>: the same, said in full.</summary>
    InterestAwait,

    /// <summary><c>interest-noawait</c>: the package that triggers it is configured without waiting.</summary>
    InterestNoAwait,

    /// <summary><c>activate</c>: installing or removing the package activates the trigger.</summary>
    Activate,

    /// <summary><c>activate-await</c>: the same, said in full.</summary>
    ActivateAwait,

    /// <summary><c>activate-noawait</c>: without waiting for whom it triggers.</summary>
    ActivateNoAwait,
}
