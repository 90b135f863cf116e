namespace Releasing.Verification;

/// <summary>Who has to have signed: a <see cref="CertificatePolicy"/> or a <see cref="KeyPolicy"/>. There is no policy that accepts everybody.</summary>
public abstract record SignerPolicy
{
    private protected SignerPolicy()
    {
    }
}
