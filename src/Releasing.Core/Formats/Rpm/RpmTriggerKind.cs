namespace Releasing.Formats.Rpm;

/// <summary>What another package must do for a trigger to run.</summary>
public enum RpmTriggerKind
{
    /// <summary>Be about to be installed (<c>%triggerprein</c>).</summary>
    BeforeInstall,

    /// <summary>Be installed, or be there when this package is (<c>%triggerin</c>).</summary>
    Install,

    /// <summary>Be about to be removed, or be there when this package is (<c>%triggerun</c>).</summary>
    Remove,

    /// <summary>Be removed (<c>%triggerpostun</c>).</summary>
    AfterRemove,
}
