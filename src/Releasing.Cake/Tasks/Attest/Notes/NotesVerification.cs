using Releasing.Artifacts;
using Releasing.Cake.Attesting;
using Releasing.Notes.Pages;
using Releasing.Signing.Keys;

namespace Releasing.Cake.Tasks;

/// <summary>Commands that verify a download, with the identity that has to have signed it. A signature of somebody whom nobody can name is left out.</summary>
internal static class NotesVerification
{
    public static IReadOnlyList<NotesCommands> Of(ReleaseContext context)
    {
        return NotesDownloads.Of(context) is [{ Name: var example }, ..] ? [.. Checksums(context), .. Signatures(context, example), .. OpenPgp(context, example)] : [];
    }

    /// <summary>What decides the commands, without opening a key.</summary>
    public static string Fact(ReleaseContext context)
    {
        var settings = context.Settings.Verification;
        var forms = string.Join(',', Forms(context));
        return $"{forms} {(forms.Length > 0 ? context.Signers.Fact : "")} {settings.Identity} {settings.Issuer} {settings.KeyFile} {settings.GpgKeyFile}";
    }

    private static IEnumerable<string> Forms(ReleaseContext context) =>
        context.Plan.Of(ArtifactKind.Signature).Select(planned => SignatureNames.FormOf(planned.Name)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);

    private static IEnumerable<NotesCommands> Checksums(ReleaseContext context)
    {
        var lines = context.Plan.Of(ArtifactKind.Checksum)
            .Select(planned => $"{(planned.Facts.Contains("algorithm=SHA-512") ? "sha512sum" : "sha256sum")} --ignore-missing -c {PosixWord.Quote(planned.Name)}").ToList();
        return lines.Count == 0 ? [] : [new NotesCommands("Checksums of the downloaded files", lines)];
    }

    private static IEnumerable<NotesCommands> Signatures(ReleaseContext context, string example)
    {
        if (!Forms(context).Contains(SignatureNames.Bundle) || SignerOf(context) is not var (title, cosign, own))
        {
            yield break;
        }

        yield return new NotesCommands(
            title,
            [$"releasing verify . {own}", $"cosign verify-blob {cosign} --bundle {PosixWord.Quote(example + SignatureNames.Bundle)} {PosixWord.Quote(example)}"]);
    }

    private static (string Title, string Cosign, string Own)? SignerOf(ReleaseContext context)
    {
        var settings = context.Settings.Verification;
        if (settings.KeyFile is { } file)
        {
            var name = PosixWord.Quote(Path.GetFileName(file));
            return ("Signatures, provenance and bills of materials, by the public key of the project", $"--key {name} --private-infrastructure", $"--key {name}");
        }

        if ((settings.Identity is { } identity && settings.Issuer is { } issuer ? (identity, issuer) : Workflow(context)) is var (who, whom))
        {
            var options = $"--certificate-identity {PosixWord.Quote(who)} --certificate-oidc-issuer {PosixWord.Quote(whom)}";
            return ("Signatures, provenance and bills of materials, by the identity that built the release", options, options);
        }

        if (context.Signers.PublicKey is { } key)
        {
            var options = $"--key {SigningFiles.PublicKey}";
            return ($"Signatures, provenance and bills of materials, by the key with the SHA-256 fingerprint {PublicKeyFacts.Fingerprint(key.Span)}", $"{options} --private-infrastructure", options);
        }

        return null;
    }

    // The certificate names the workflow at the ref that started it (Fulcio, "OIDC usage").
    private static (string Identity, string Issuer)? Workflow(ReleaseContext context) =>
        context.Signers.Route.Kind is SigningKind.Keyless or SigningKind.Cosign && context.Settings.Signing.CosignKey is null
            && GitHubJob.Of(context) is { Workflow: { } workflow, HasIdentity: true } job
            ? ($"{job.Server}/{workflow}", job.Issuer(context.Settings.Provenance.Issuer).ToString().TrimEnd('/'))
            : null;

    private static IEnumerable<NotesCommands> OpenPgp(ReleaseContext context, string example)
    {
        if (Forms(context).Contains(SignatureNames.OpenPgp))
        {
            string[] import = context.Settings.Verification.GpgKeyFile is { } file ? [$"gpg --import {PosixWord.Quote(Path.GetFileName(file))}"] : [];
            yield return new NotesCommands("OpenPGP signatures", [.. import, $"gpg --verify {PosixWord.Quote(example + SignatureNames.OpenPgp)} {PosixWord.Quote(example)}"]);
        }
    }
}
