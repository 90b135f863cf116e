namespace Releasing.Formats.Rpm;

/// <summary>How a dependency's version is compared, and where the dependency comes from (RPM tags, "Dependency flags").</summary>
[Flags]
internal enum RpmSense : uint
{
    Any = 0,
    Less = 1 << 1,
    Greater = 1 << 2,
    Equal = 1 << 3,
    PostTransaction = 1 << 5,
    Earlier = 1 << 6,
    Interpreter = 1 << 8,
    PreInstall = 1 << 9,
    PostInstall = 1 << 10,
    PreRemove = 1 << 11,
    PostRemove = 1 << 12,
    Verify = 1 << 13,
    FoundRequirement = 1 << 14,
    FoundProvision = 1 << 15,
    TriggerInstall = 1 << 16,
    TriggerRemove = 1 << 17,
    TriggerAfterRemove = 1 << 18,
    RpmLibrary = 1 << 24,
    TriggerBeforeInstall = 1 << 25,
    Config = 1 << 28,
}
