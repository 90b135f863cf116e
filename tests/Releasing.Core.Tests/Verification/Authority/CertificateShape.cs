using System.Security.Cryptography.X509Certificates;

namespace Releasing.Core.Tests.Verification.Authority;

/// <summary>What the certificate of a signer looks like; as Fulcio makes it unless something is changed.</summary>
internal sealed class CertificateShape
{
    public const string Workflow = "https://github.com/ada/engine/.github/workflows/release.yml@refs/tags/v1.2.3";
    public const string GitHub = "https://token.actions.githubusercontent.com";

    public DateTimeOffset NotBefore { get; set; } = TestClock.Now.AddMinutes(-2);

    public DateTimeOffset NotAfter { get; set; } = TestClock.Now.AddMinutes(8);

    public bool IsAuthority { get; set; }

    public X509KeyUsageFlags Usage { get; set; } = X509KeyUsageFlags.DigitalSignature;

    public string ExtendedUsage { get; set; } = "1.3.6.1.5.5.7.3.3";

    public string Identity { get; set; } = Workflow;

    public bool IsMail { get; set; }

    public string Issuer { get; set; } = GitHub;

    /// <summary>Extensions of Fulcio from number 9 on, UTF8String each.</summary>
    public Dictionary<int, string> Claims { get; } = new()
    {
        [11] = "github-hosted",
        [12] = "https://github.com/ada/engine",
        [13] = "0123456789abcdef0123456789abcdef01234567",
        [14] = "refs/tags/v1.2.3",
        [18] = Workflow,
        [20] = "push",
        [22] = "public",
    };

    /// <summary>Extensions that are added as they are.</summary>
    public List<X509Extension> More { get; } = [];

    /// <summary>Whether a certificate log has seen it.</summary>
    public bool IsLogged { get; set; } = true;

    public bool HasTimestampExtensions { get; set; }

    /// <summary>Changes the list of timestamps before it is put in.</summary>
    public Func<byte[], byte[]> Timestamps { get; set; } = list => list;

    /// <summary>Whether somebody else than the test instance issues it, under the same name.</summary>
    public bool IsByStranger { get; set; }
}
