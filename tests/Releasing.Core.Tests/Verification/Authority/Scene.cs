using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Releasing.Signing;
using Releasing.Signing.Bundles;
using Releasing.Signing.Dsse;
using Releasing.Verification;

namespace Releasing.Core.Tests.Verification.Authority;

/// <summary>
/// A bundle with all that belongs to it: right in every respect, unless one of its hooks changes something. What is signed later is signed over the change, so that a scene is wrong
/// in one respect alone.
/// </summary>
internal sealed class Scene
{
    public const string V01 = "application/vnd.dev.sigstore.bundle+json;version=0.1";
    public const string V02 = "application/vnd.dev.sigstore.bundle+json;version=0.2";

    public TestAuthority Authority { get; init; } = TestAuthority.Shared;

    public string MediaType { get; init; } = SigstoreBundle.V03;

    /// <summary>1 or 2.</summary>
    public int Rekor { get; init; } = 1;

    /// <summary>Whether a statement is signed and not the file.</summary>
    public bool IsStatement { get; init; }

    /// <summary>The kind of the log entry: <c>hashedrekord</c>, <c>dsse</c>, <c>intoto</c>.</summary>
    public string Kind { get; init; } = "";

    /// <summary>Whether a key signs and not a certificate.</summary>
    public bool IsKeyed { get; init; }

    public bool IsLogged { get; init; } = true;

    /// <summary>Whether a time stamp is there; always with Rekor v2.</summary>
    public bool IsStamped { get; init; }

    public byte[] File { get; set; } = Encoding.UTF8.GetBytes("the bytes of a release\n");

    public CertificateShape Certificate { get; } = new();

    public DateTimeOffset LogTime { get; init; } = TestClock.Now;

    public List<DateTimeOffset> StampTimes { get; init; } = [TestClock.Now];

    public Func<ECDsa> Key { get; init; } = () => ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public string PayloadType { get; init; } = DsseEnvelope.InToto;

    public Action<JsonObject> Statement { get; init; } = _ => { };

    public Func<byte[], byte[]> Signature { get; init; } = signature => signature;

    public Action<JsonObject> Body { get; init; } = _ => { };

    public Func<byte[], byte[]> Stamped { get; init; } = signature => signature;

    public TestTimestamper? Timestamper { get; init; }

    /// <summary>Changes the text of the checkpoint before it is signed.</summary>
    public Func<string, string> Note { get; init; } = note => note;

    public Action<JsonObject> Entry { get; init; } = _ => { };

    public Action<JsonObject> Bundle { get; init; } = _ => { };

    public Action<JsonObject> Root { get; init; } = _ => { };

    public Func<KeyPolicy?, SignerPolicy> Policy { get; init; } = key => key ?? (SignerPolicy)CertificatePolicy.Exactly(CertificateShape.Workflow, CertificateShape.GitHub);

    public Staged Make() => new SceneMaker(this).Make();
}
