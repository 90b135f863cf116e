using Releasing.AcceptanceTests.Tools;
using Releasing.Formats.Linux;

namespace Releasing.AcceptanceTests.Formats.Deb;

/// <summary>Signs with a key of the real gpg that nothing locks.</summary>
internal sealed class KeyringSigner(GpgKeyring keys) : IPackageSigner, IClearSigner
{
    public Task<byte[]> SignAsync(Func<Stream, CancellationToken, Task> write, CancellationToken cancellationToken) =>
        SignAsync("--detach-sign", write, cancellationToken);

    public async Task<string> ClearSignAsync(string text, CancellationToken cancellationToken) =>
        System.Text.Encoding.UTF8.GetString(await SignAsync("--clear-sign", (stream, token) => stream.WriteAsync(System.Text.Encoding.UTF8.GetBytes(text), token).AsTask(), cancellationToken));

    private async Task<byte[]> SignAsync(string command, Func<Stream, CancellationToken, Task> write, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("releasing-");
        try
        {
            var content = Path.Combine(folder.FullName, "content");
            await using (var file = File.Create(content))
            {
                await write(file, cancellationToken);
            }

            keys.Gpg("--digest-algo", "SHA512", "--output", content + ".sig", command, content);
            return await File.ReadAllBytesAsync(content + ".sig", cancellationToken);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
