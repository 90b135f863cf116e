using Releasing.Benchmarks;
using Releasing.Benchmarks.Scenarios;
using Releasing.Benchmarks.Workers;

Scenario[] scenarios = [new HostStart(), new Archives(), new GoRelease(), new SecondRelease(), new Memory(), new DebPackages(), new RpmPackages(), new MsiPackages(), new DiskImages(), new AllFormats(), new LargePayloads(), new SquashFsImages(), new Signatures(), new Sboms(), new ReleaseNotesPages(), new GitHubReleases()];
return args switch
{
    ["archive", var folder, var archive] => await ArchiveWorker.RunAsync(folder, archive),
    ["package", .. var arguments] => await PackageWorker.RunAsync(arguments),
    ["installer", "msi", var source, var output] => await InstallerWorker.MsiAsync(source, output),
    ["squashfs", var folder, var image] => await ImageWorker.SquashFsAsync(folder, image),
    ["dmg", var system, var folder, var image] => await DmgWorker.RunAsync(system, folder, image),
    ["sign", var config, var root, var folder] => await SignatureWorker.SignAsync(config, root, folder),
    ["verify", var root, var folder, var identity, var issuer] => await SignatureWorker.VerifyAsync(root, folder, identity, issuer),
    ["sbom", var folder, var lockFile, var output] => await SbomWorker.RunAsync(folder, lockFile, output),
    ["notes-all", var folder, var output] => NotesWorker.All(folder, output),
    ["notes-latest", var folder, var rounds] => NotesWorker.Latest(folder, rounds),
    ["notes-memory", var folder] => NotesWorker.Memory(folder),
    ["github-release", .. var arguments] => await GitHubWorker.RunAsync(arguments),
    ["release", .. var arguments] => LargeRelease.Run(arguments),
    _ => new Benchmarks(scenarios).Run(args),
};
