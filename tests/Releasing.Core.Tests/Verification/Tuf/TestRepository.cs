using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Releasing.Core.Tests.Verification.Authority;
using Releasing.Verification.Tuf;

namespace Releasing.Core.Tests.Verification.Tuf;

/// <summary>A TUF repository made in memory, which does whatever a test wants wrong.</summary>
internal sealed class TestRepository
{
    private static readonly string[] s_roles = ["root", "timestamp", "snapshot", "targets"];

    public TestRepository()
    {
        foreach (var role in s_roles)
        {
            Keys[role] = role == "root" ? [TestSigner.Curve(), TestSigner.Curve()] : [TestSigner.Curve()];
            Thresholds[role] = Keys[role].Count;
            Versions[role] = 1;
            Expires[role] = TestClock.Now.AddDays(role == "timestamp" ? 7 : 100);
        }

        Contents["trusted_root.json"] = TrustedRoot(1);
        WriteRoot(Keys["root"]);
        FirstRoot = Files["1.root.json"];
        Write();
    }

    /// <summary>What is served, by path.</summary>
    public Dictionary<string, byte[]> Files { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, List<TestSigner>> Keys { get; } = [];

    public Dictionary<string, long> Thresholds { get; } = [];

    public Dictionary<string, long> Versions { get; } = [];

    public Dictionary<string, DateTimeOffset> Expires { get; } = [];

    /// <summary>The targets.</summary>
    public Dictionary<string, byte[]> Contents { get; } = [];

    /// <summary>Changes what is signed, by role.</summary>
    public Action<string, JsonObject>? Edit { get; set; }

    public bool Consistent { get; set; } = true;

    public byte[] FirstRoot { get; private set; }

    /// <summary>A trusted root that is not the same as another of a different number.</summary>
    public static byte[] TrustedRoot(int number) => Encoding.UTF8.GetBytes($$"""{"mediaType":"application/vnd.dev.sigstore.trustedroot+json;version=0.1","number":{{number}}}""");

    /// <summary>A first root with other keys or thresholds, and everything below it.</summary>
    public TestRepository Begin(Action change)
    {
        change();
        WriteRoot(Keys["root"]);
        FirstRoot = Files["1.root.json"];
        Write();
        return this;
    }

    /// <summary>The next root, by the keys before and after the change.</summary>
    public void Renew(Action? change = null)
    {
        var before = Keys["root"].ToList();
        change?.Invoke();
        Versions["root"]++;
        WriteRoot(before.Union(Keys["root"]));
    }

    /// <summary>New versions of everything below the root.</summary>
    public void Publish(int? number = null)
    {
        Contents["trusted_root.json"] = number is { } given ? TrustedRoot(given) : Contents["trusted_root.json"];
        foreach (var role in s_roles.Skip(1))
        {
            Versions[role]++;
        }

        Write();
    }

    /// <summary>Writes everything below the root as it is.</summary>
    public void Write()
    {
        var files = new JsonObject();
        foreach (var (name, content) in Contents)
        {
            files[name] = Facts(content);
            var digest = Convert.ToHexStringLower(SHA256.HashData(content));
            Files[Consistent ? $"targets/{digest}.{name}" : $"targets/{name}"] = content;
        }

        var targets = Put("targets", new JsonObject { ["targets"] = files });
        var snapshot = Put("snapshot", new JsonObject { ["meta"] = new JsonObject { ["targets.json"] = Facts(targets, Versions["targets"]) } });
        var timestamp = Put("timestamp", new JsonObject { ["meta"] = new JsonObject { ["snapshot.json"] = Facts(snapshot, Versions["snapshot"]) } });
        Files["timestamp.json"] = timestamp;
    }

    /// <summary>An envelope around what is signed.</summary>
    public static byte[] Envelope(JsonObject signed, IEnumerable<TestSigner> signers)
    {
        using var document = JsonDocument.Parse(signed.ToJsonString());
        var data = CanonicalJson.Write(document.RootElement, "test");
        return Encoding.UTF8.GetBytes(new JsonObject { ["signatures"] = new JsonArray([.. signers.Select(signer => signer.Sign(data))]), ["signed"] = signed.DeepClone() }.ToJsonString());
    }

    private static JsonObject Facts(byte[] content, long? version = null)
    {
        var facts = new JsonObject { ["length"] = content.Length, ["hashes"] = new JsonObject { ["sha256"] = Convert.ToHexStringLower(SHA256.HashData(content)) } };
        if (version is { } number)
        {
            facts["version"] = number;
        }

        return facts;
    }

    private void WriteRoot(IEnumerable<TestSigner> signers)
    {
        var (keys, roles) = (new JsonObject(), new JsonObject());
        foreach (var role in s_roles)
        {
            Keys[role].ForEach(key => keys[key.Id] = key.ToJson());
            roles[role] = new JsonObject { ["keyids"] = new JsonArray([.. Keys[role].Select(key => JsonValue.Create(key.Id))]), ["threshold"] = Thresholds[role] };
        }

        Put("root", new JsonObject { ["consistent_snapshot"] = Consistent, ["keys"] = keys, ["roles"] = roles }, signers);
    }

    private byte[] Put(string role, JsonObject signed, IEnumerable<TestSigner>? signers = null)
    {
        signed["_type"] = role;
        signed["spec_version"] = "1.0.34";
        signed["version"] = Versions[role];
        signed["expires"] = Expires[role].UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        Edit?.Invoke(role, signed);
        var bytes = Envelope(signed, signers ?? Keys[role]);
        Files[role == "root" || Consistent ? string.Create(CultureInfo.InvariantCulture, $"{Versions[role]}.{role}.json") : $"{role}.json"] = bytes;
        return bytes;
    }
}
