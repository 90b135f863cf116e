using System.Text.Json.Nodes;
using Releasing.Core.Tests.Verification.Authority;
using static Releasing.Verification.RefusalReason;

namespace Releasing.Core.Tests.Verification.Vectors;

/// <summary>Time stamps that are missing, over something else, or of somebody else.</summary>
internal static class TimestampVectors
{
    private const string First = "verificationMaterial/timestampVerificationData/rfc3161Timestamps/0/signedTimestamp";
    private static readonly TestTimestamper s_server = new("1.3.6.1.5.5.7.3.1");
    private static readonly TestTimestamper s_uncritical = new(critical: false);

    public static IEnumerable<Vector> All =>
    [
        new(TimeMissing, "neither a promise nor a time stamp", () => new Scene
        {
            Entry = entry =>
            {
                entry.Drop("inclusionPromise");
                entry.Set("logIndex", "4");
            },
        }),
        new(TimeMissing, "Rekor v2 without a time stamp", () => new Scene { Rekor = 2, Bundle = bundle => bundle.Drop("verificationMaterial/timestampVerificationData") }),
        new(TimestampInvalid, "a time stamp over another signature", () => new Scene { Rekor = 2, Stamped = signature => signature[1..] }),
        new(TimestampInvalid, "no response", () => new Scene { Rekor = 2, Bundle = bundle => bundle.Set(First, "MAA=") }),
        new(TimestampInvalid, "a response that was not granted", () => new Scene
        {
            Rekor = 2, Bundle = bundle => bundle.Set(First, Convert.ToBase64String(TestAuthority.Shared.Timestamper.Stamp([1], TestClock.Now, status: 2))),
        }),
        new(TimestampInvalid, "one of two that is no response", () => new Scene
        {
            Rekor = 2, StampTimes = [TestClock.Now, TestClock.Now], Bundle = bundle => bundle.Set(First, "MAA="),
        }),
        new(TimestampUntrusted, "another authority of the same name", () => new Scene { Rekor = 2, Timestamper = new TestTimestamper() }),
        new(TimestampUntrusted, "another signature of the token", () => new Scene { Rekor = 2, Bundle = bundle => bundle.Flip(First) }),
        new(TimestampUntrusted, "no authority", () => new Scene { Rekor = 2, Root = root => root.Set("timestampAuthorities", new JsonArray()) }),
        new(TimestampUntrusted, "an authority that may not tell the time", () => new Scene { Rekor = 2, Timestamper = s_server, Root = root => Trust(root, s_server) }),
        new(TimestampUntrusted, "an authority that may also do other things", () => new Scene { Rekor = 2, Timestamper = s_uncritical, Root = root => Trust(root, s_uncritical) }),
        new(TimestampAuthorityNotValidThen, "an authority whose validity has ended", () => new Scene
        {
            Rekor = 2, Root = root => root.Set("timestampAuthorities/0/validFor/end", "2026-01-02T03:04:04Z"),
        }),
        new(TimestampAuthorityNotValidThen, "an authority whose validity has not begun", () => new Scene
        {
            Rekor = 2, Root = root => root.Set("timestampAuthorities/0/validFor/start", "2026-01-02T03:04:06Z"),
        }),
    ];

    private static void Trust(JsonObject root, TestTimestamper timestamper) => root.Set("timestampAuthorities/0", TestAuthority.Authority(timestamper.Chain));
}
