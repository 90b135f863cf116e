using System.Reflection;
using Releasing.Core.Tests.Verification.Vectors;
using Releasing.Verification;

namespace Releasing.Core.Tests.Verification;

public sealed class RefusalTests
{
    private static readonly Vector[] s_all = [.. BundleVectors.All, .. SignatureVectors.All, .. CertificateVectors.All, .. LogVectors.All, .. TimestampVectors.All];

    public static TheoryData<RefusalReason, string> Vectors
    {
        get
        {
            var data = new TheoryData<RefusalReason, string>();
            foreach (var vector in s_all)
            {
                data.Add(vector.Reason, vector.Name);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Vectors))]
    public async Task Refuses_for_one_reason(RefusalReason reason, string name)
    {
        var staged = s_all.Single(vector => vector.Reason == reason && vector.Name == name).Scene().Make();

        var refusal = await Should.ThrowAsync<RefusedException>(staged.VerifyAsync);

        refusal.Reason.ShouldBe(reason, refusal.Message);
        refusal.Message.ShouldEndWith($"[{reason}]");
        refusal.Message.ShouldNotContain('\n');
    }

    [Fact]
    public void Every_reason_has_a_vector()
    {
        var tests = typeof(RefusalTests).Assembly.GetTypes().SelectMany(type => type.GetMethods()).SelectMany(method => method.GetCustomAttributes<VectorOfAttribute>());

        var covered = s_all.Select(vector => vector.Reason).Concat(tests.Select(test => test.Reason));

        Enum.GetValues<RefusalReason>().Except(covered).ShouldBeEmpty();
    }
}
