using System.Security.Cryptography;
using Releasing.Failures;
using Releasing.Signing.Keys;

namespace Releasing.Core.Tests.Signing.Keys;

public sealed class UserKeyTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Is_made_once_and_stays()
    {
        var first = UserKey.OpenOrCreate(Home);
        var again = UserKey.OpenOrCreate(Home);
        first.Created.ShouldBeTrue();
        again.Created.ShouldBeFalse();
        again.ToSigner().PublicKeyPem.ShouldBe(first.ToSigner().PublicKeyPem);
        File.ReadAllText(first.PublicKeyPath).ShouldBe(first.ToSigner().PublicKeyPem);
        Directory.GetFiles(Home).Length.ShouldBe(2);
    }

    [Fact]
    public void Says_that_it_identifies_nobody() => UserKey.OpenOrCreate(Home).ToSigner().Description.ShouldEndWith("of this user (unidentified)");

    [Fact]
    public void Only_the_user_can_read_it()
    {
        UserKey.OpenOrCreate(Home);
        if (!OperatingSystem.IsWindows())
        {
            File.GetUnixFileMode(Path.Combine(Home, UserKey.FileName)).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
    }

    [Fact]
    public async Task Runs_that_start_at_once_get_the_same_key()
    {
        using var start = new ManualResetEventSlim();
        var runs = Enumerable.Range(0, 8).Select(_ => Task.Factory.StartNew(
            () =>
            {
                start.Wait();
                return UserKey.OpenOrCreate(Home);
            },
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default)).ToArray();
        start.Set();
        var keys = await Task.WhenAll(runs);
        keys.Select(key => key.ToSigner().PublicKeyPem).Distinct().Count().ShouldBe(1);
        keys.Count(key => key.Created).ShouldBe(1);
        Directory.GetFiles(Home).Length.ShouldBe(2);
    }

    [Fact]
    public void A_lost_public_key_is_written_again()
    {
        var key = UserKey.OpenOrCreate(Home);
        File.Delete(key.PublicKeyPath);
        UserKey.OpenOrCreate(Home);
        File.Exists(key.PublicKeyPath).ShouldBeTrue();
    }

    [Fact]
    public void A_file_that_is_no_key_is_refused_and_stays()
    {
        Directory.CreateDirectory(Home);
        File.WriteAllText(Path.Combine(Home, UserKey.FileName), "mine");
        Should.Throw<InvalidInputException>(() => UserKey.OpenOrCreate(Home));
        File.ReadAllText(Path.Combine(Home, UserKey.FileName)).ShouldBe("mine");
    }

    [Fact]
    public void The_private_key_is_a_PEM_that_others_read()
    {
        UserKey.OpenOrCreate(Home);
        using var ecdsa = ECDsa.Create();
        ecdsa.ImportFromPem(File.ReadAllText(Path.Combine(Home, UserKey.FileName)));
        ecdsa.KeySize.ShouldBe(256);
    }

    private string Home => Path.Combine(_folder.Path, "config");
}
