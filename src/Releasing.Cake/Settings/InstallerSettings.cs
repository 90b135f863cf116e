namespace Releasing.Cake.Settings;

/// <summary>What the settings of every desktop installer have.</summary>
public abstract class InstallerSettings
{
    private readonly string _setting;

    private protected InstallerSettings(string setting) => _setting = setting;

    /// <summary>
    /// The file name without ending. Known words: <c>{name}</c>, <c>{version}</c>, <c>{tag}</c>, <c>{os}</c>, <c>{arch}</c>, <c>{target}</c>, <c>{triple}</c>. Default: null,
    /// <c>{name}-{version}-{os}-{arch}</c> or what is the custom of the format.
    /// </summary>
    public string? NameTemplate { get; set; }

    /// <summary>Why none are made; null when some are.</summary>
    /// <param name="isAskedFor">Whether the command names their task as its target.</param>
    internal abstract string? WhyNot(bool isAskedFor);

    /// <summary>Every mistake that can be seen without building anything.</summary>
    /// <returns>One full sentence each.</returns>
    public virtual IEnumerable<string> Validate() =>
        NameTemplate is null ? [] : NameTemplateRules.Check($"{_setting}.NameTemplate", NameTemplate, NameTemplateRules.TargetWords);
}
