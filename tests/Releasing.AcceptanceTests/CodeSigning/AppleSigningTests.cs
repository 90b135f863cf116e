using Releasing.AcceptanceTests.Builders;
using Releasing.Cake.CodeSigning;
using Releasing.Cake.Settings;

namespace Releasing.AcceptanceTests.CodeSigning;

/// <summary>Apple's programs as scripts that write down how they were called: real processes, real arguments and environments.</summary>
public sealed class AppleSigningTests : IDisposable
{
    private const string Script = """
        #!/bin/sh
        { printf '%s\n' "$(basename "$0")"; for argument; do printf '  [%s]\n' "$argument"; done; env | grep -i 'secret' ; } >> "$RECORD"
        [ "$2" = submit ] && { [ -r "$5" ] && cat "$5" > "$RECORD.key"; printf '{"id":"2efe2717-52ef-43a5-96dc-0797e4ca1041","status":"Accepted"}\n'; }
        exit 0

        """;

    private readonly RealRepository _repository = new();

    public void Dispose() => _repository.Dispose();

    [SkippableFact]
    public async Task Programs_see_the_arguments_as_they_are_and_the_key_by_a_file_alone()
    {
        Validator.Require("sh");
        Skip.If(OperatingSystem.IsWindows(), "shell scripts stand for Apple's programs");
        var context = _repository.Context;
        foreach (var name in new[] { "codesign", "xcrun" })
        {
            _repository.Write($"tools/{name}", Script.Replace("\"$RECORD", $"\"{_repository.Root}/record", StringComparison.Ordinal));
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(Path.Combine(_repository.Root, "tools", name), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            }

            context.Tools.RegisterFile(Path.Combine(_repository.Root, "tools", name));
        }

        _repository.Write("a b/tool \"x\".dmg", "image");
        var image = Path.Combine(_repository.Root, "a b", "tool \"x\".dmg");
        var settings = context.Settings.CodeSigning.Apple;
        (settings.Identity, settings.NotaryKeyId, settings.NotaryKey) = ("Developer ID Application: Ada \"A.\" Lovelace (ABCDE12345)", "2X9R4HXF34", Secret.FromText("secret p8"));
        var signer = new AppleSigner(context, "Package.Dmg");

        await signer.SignAsync(image, image, CancellationToken.None);
        await signer.NotariseAsync([image], CancellationToken.None);
        await signer.StapleAsync(image, CancellationToken.None);

        var record = await File.ReadAllTextAsync(Path.Combine(_repository.Root, "record"));
        record.ShouldContain("codesign\n  [--force]\n  [--sign]\n  [Developer ID Application: Ada \"A.\" Lovelace (ABCDE12345)]\n  [--timestamp]\n");
        record.ShouldContain($"xcrun\n  [notarytool]\n  [submit]\n  [{image}]\n  [--key]\n");
        record.ShouldContain($"xcrun\n  [stapler]\n  [staple]\n  [{image}]\n");
        record.ShouldNotContain("secret");
        (await File.ReadAllTextAsync(Path.Combine(_repository.Root, "record.key"))).ShouldBe("secret p8\n");
        Directory.GetFileSystemEntries(Path.Combine(context.WorkFolder, "sign")).ShouldBeEmpty();
    }
}
