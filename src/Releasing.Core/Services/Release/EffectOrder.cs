namespace Releasing.Services;

/// <summary>
/// The orders of the effects of a release, with room between them: what can be taken back comes first, what cannot comes after
/// verification.
/// </summary>
public static class EffectOrder
{
    /// <summary>What is there of an earlier publication has made room.</summary>
    public const int Replace = 50;

    /// <summary>The draft is there.</summary>
    public const int Draft = 100;

    /// <summary>The assets are in it.</summary>
    public const int Upload = 200;

    /// <summary>What follows another asset is in it: the provenance follows the bundle that holds it, from which another run can take it.</summary>
    public const int FollowingUpload = 210;

    /// <summary>The report of the draft's verification is in it.</summary>
    public const int Report = 300;

    /// <summary>The release is public; verification lies before this.</summary>
    public const int Publish = 400;

    /// <summary>The forge keeps the provenance of what is public.</summary>
    public const int Attestation = 410;

    /// <summary>The formula names what is public, in a tap.</summary>
    public const int Tap = 600;
}
