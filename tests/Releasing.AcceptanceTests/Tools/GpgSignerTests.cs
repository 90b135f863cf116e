using System.Text;
using Releasing.AcceptanceTests.Builders;
using Releasing.Cake.Running;
using Releasing.Cake.Settings;
using Releasing.Cake.Tools.Gpg;
using Releasing.Failures;

namespace Releasing.AcceptanceTests.Tools;

public sealed class GpgSignerTests(GpgSignerTests.Keys keys) : IClassFixture<GpgSignerTests.Keys>, IDisposable
{
    private static readonly byte[] s_content = "what is signed\n"u8.ToArray();

    private readonly RealRepository _repository = new();

    public void Dispose() => _repository.Dispose();

    [SkippableFact]
    public async Task Signs_with_a_locked_key_at_the_date_of_the_contents_and_leaves_nothing_behind()
    {
        Validator.Require("gpg");
        var path = Path.Combine(_repository.Root, "artifacts", "gpg.log");
        byte[] first, second;
        using (var log = new ItemLog(path, _repository.Context.Mask))
        {
            first = await SignAsync(Key(), log);
            second = await SignAsync(Key(), log: null);
        }

        var status = keys.Ring.Verify(first, s_content);
        status.ShouldContain($"VALIDSIG {keys.Ring.Fingerprint}");
        status.ShouldContain(" 1706933106 ");
        second.ShouldBe(first);

        var lines = await File.ReadAllTextAsync(path);
        lines.ShouldNotContain(GpgKeyring.Passphrase);
        var home = lines.Split("--homedir ")[1].Split(' ')[0];
        Directory.Exists(home).ShouldBeFalse();
        Directory.GetDirectories(Path.Combine(_repository.Context.WorkFolder, "sign")).ShouldBeEmpty();
        AgentsOf(home).ShouldBeEmpty();
    }

    [SkippableFact]
    public async Task Signs_a_file_where_it_lies_and_tells_its_signatures_from_others()
    {
        var (file, signature) = (Path.Combine(_repository.Root, "file.bin"), Path.Combine(_repository.Root, "file.bin.asc"));
        await File.WriteAllBytesAsync(file, s_content);
        using var signer = new GpgSigner(_repository.Context, Key(), "Test");

        var armoured = await signer.SignFileAsync(file, CancellationToken.None);

        Encoding.ASCII.GetString(armoured).ShouldStartWith("-----BEGIN PGP SIGNATURE-----");
        keys.Ring.Verify(armoured, s_content).ShouldContain($"VALIDSIG {keys.Ring.Fingerprint}");
        await File.WriteAllBytesAsync(signature, armoured);
        (await signer.VerifiesAsync(signature, file, CancellationToken.None)).ShouldBeTrue();
        await File.AppendAllTextAsync(file, "x");
        (await signer.VerifiesAsync(signature, file, CancellationToken.None)).ShouldBeFalse();
    }

    [SkippableFact]
    public async Task Signs_a_text_that_stays_readable()
    {
        Validator.Require("gpg");
        using var signer = new GpgSigner(_repository.Context, Key(), "Test");

        var text = await signer.ClearSignAsync("Origin: tool\nSuite: stable\n", CancellationToken.None);

        text.ShouldContain("\nOrigin: tool\nSuite: stable\n-----BEGIN PGP SIGNATURE-----\n");
        var file = Path.Combine(_repository.Root, "artifacts", "InRelease");
        await File.WriteAllTextAsync(file, text);
        keys.Ring.Gpg("--verify", file);
        Encoding.ASCII.GetString(await signer.ExportAsync(CancellationToken.None)).ShouldBe(keys.Ring.PublicKey);
    }

    [SkippableFact]
    public async Task A_wrong_passphrase_is_named_with_its_source_and_not_shown()
    {
        var key = Key();
        key.Passphrase = Secret.FromText("wrong passphrase");

        var failure = await Should.ThrowAsync<ReleaseException>(() => SignAsync(key));

        failure.Message.ShouldBe($"Test: nothing was signed with the key {keys.Ring.Fingerprint}: the passphrase is wrong. Correct the settings.");
    }

    [SkippableFact]
    public async Task A_locked_key_without_a_passphrase_asks_nobody()
    {
        var key = Key();
        key.Passphrase = Secret.FromVariable("RELEASING_TEST_UNSET");

        var failure = await Should.ThrowAsync<ReleaseException>(() => SignAsync(key));

        failure.Message.ShouldContain("the key is locked and there is no passphrase. Set variable RELEASING_TEST_UNSET.");
    }

    [SkippableFact]
    public async Task A_key_that_is_not_there_is_named()
    {
        var key = Key();
        key.Key = "bob@example.org";

        var failure = await Should.ThrowAsync<ReleaseException>(() => SignAsync(key));

        failure.Message.ShouldBe("Test: there is no private key of 'bob@example.org' in the settings. Import it, or name another one in Settings.Gpg.Key.");
    }

    [SkippableFact]
    public async Task What_is_no_key_is_refused()
    {
        var key = Key();
        key.PrivateKey = Secret.FromText("hello world");

        var failure = await Should.ThrowAsync<ReleaseException>(() => SignAsync(key));

        failure.Message.ShouldContain("Test: gpg cannot read the private key. Put the whole output of 'gpg --armor --export-secret-keys' into the settings.");
    }

    private GpgKeySettings Key()
    {
        Validator.Require("gpg");
        return new GpgKeySettings { PrivateKey = Secret.FromText(keys.Ring.PrivateKey), Passphrase = Secret.FromText(GpgKeyring.Passphrase) };
    }

    private async Task<byte[]> SignAsync(GpgKeySettings key, ItemLog? log = null)
    {
        using var signer = new GpgSigner(_repository.Context, key, "Test", log);
        return await signer.SignAsync((stream, token) => stream.WriteAsync(s_content, token).AsTask(), CancellationToken.None);
    }

    private static IEnumerable<string> AgentsOf(string home) => !OperatingSystem.IsLinux() ? [] : Directory.GetDirectories("/proc")
        .Select(process => Path.Combine(process, "cmdline")).Where(File.Exists).Select(ReadCommandLine).Where(command => command.Contains(home, StringComparison.Ordinal));

    private static string ReadCommandLine(string file)
    {
        try
        {
            return File.ReadAllText(file);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // It ended in between.
            return "";
        }
    }

    /// <summary>One key for all of them, made by the first that finds gpg.</summary>
    public sealed class Keys : IDisposable
    {
        private readonly Lazy<GpgKeyring> _ring = new(() => new GpgKeyring());

        public GpgKeyring Ring => _ring.Value;

        public void Dispose()
        {
            if (_ring.IsValueCreated)
            {
                _ring.Value.Dispose();
            }
        }
    }
}
