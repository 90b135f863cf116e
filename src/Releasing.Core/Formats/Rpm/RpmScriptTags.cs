namespace Releasing.Formats.Rpm;

/// <summary>Writes scripts and triggers.</summary>
internal static class RpmScriptTags
{
    public static void Write(RpmHeader header, RpmPackage package)
    {
        foreach (var scriptlet in RpmScriptlet.Of(package))
        {
            if (RpmScriptlet.TextOf(scriptlet.Script) is { Length: > 0 } text)
            {
                header.Text(scriptlet.ScriptTag, text);
            }

            if (scriptlet.Program is [var program])
            {
                header.Text(scriptlet.ProgramTag, program);
            }
            else
            {
                header.Texts(scriptlet.ProgramTag, scriptlet.Program);
            }
        }

        WriteTriggers(header, package);
    }

    private static void WriteTriggers(RpmHeader header, RpmPackage package)
    {
        header.Texts(RpmTag.TriggerScripts, [.. package.Triggers.Select(trigger => RpmScriptlet.TextOf(trigger.Script))]);
        header.Texts(RpmTag.TriggerScriptPrograms, [.. package.Triggers.Select(trigger => RpmScriptlet.ProgramOf(trigger.Script)[0])]);
        var conditions = package.Triggers
            .SelectMany((trigger, index) => trigger.Packages.Select(relation => (Index: (uint)index, Dependency: RpmDependency.Of(relation, Sense(trigger.Kind)))))
            .OrderBy(condition => condition.Dependency)
            .ToList();
        header.Texts(RpmTag.TriggerNames, [.. conditions.Select(condition => condition.Dependency.Name)]);
        header.Texts(RpmTag.TriggerVersions, [.. conditions.Select(condition => condition.Dependency.Version)]);
        header.Numbers(RpmTag.TriggerFlags, [.. conditions.Select(condition => (uint)condition.Dependency.Sense)]);
        header.Numbers(RpmTag.TriggerIndexes, [.. conditions.Select(condition => condition.Index)]);
    }

    private static RpmSense Sense(RpmTriggerKind kind) => kind switch
    {
        RpmTriggerKind.BeforeInstall => RpmSense.TriggerBeforeInstall,
        RpmTriggerKind.Install => RpmSense.TriggerInstall,
        RpmTriggerKind.Remove => RpmSense.TriggerRemove,
        _ => RpmSense.TriggerAfterRemove,
    };
}
