namespace Releasing.Verification;

/// <summary>Who has to have signed. There is no policy that accepts everybody.</summary>
public abstract record SignerPolicy;
