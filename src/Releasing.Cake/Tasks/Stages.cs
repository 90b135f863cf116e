using Cake.Frosting;

namespace Releasing.Cake.Tasks;

// The pipeline, from the first stage to the last. A stage only names what belongs together; the order between single
// tasks stands at the tasks.

/// <summary>Between compiling and packaging: programs are signed, and a repository hangs code signing of its own in here.</summary>
[TaskName(TaskNames.CodeSign)]
[TaskDescription("Signs programs, between compiling and packaging")]
[IsDependentOn(typeof(CrossCompileTask))]
[IsDependentOn(typeof(UniversalBinaryTask))]
[IsDependentOn(typeof(CodeSignWindowsTask))]
[IsDependentOn(typeof(CodeSignAppleTask))]
public class CodeSignStage : StageTask;

/// <summary>Everything that users download and install.</summary>
[TaskName(TaskNames.Package)]
[TaskDescription("Packs everything that users download and install")]
[IsDependentOn(typeof(ArchiveTask))]
[IsDependentOn(typeof(SourceArchiveTask))]
[IsDependentOn(typeof(PackageDebTask))]
[IsDependentOn(typeof(PackageRpmTask))]
[IsDependentOn(typeof(PackageApkTask))]
[IsDependentOn(typeof(PackageMsiTask))]
[IsDependentOn(typeof(PackageDmgTask))]
[IsDependentOn(typeof(PackageAppImageTask))]
[IsDependentOn(typeof(PackageAptRepositoryTask))]
[IsDependentOn(typeof(PackageYumRepositoryTask))]
public class PackageStage : StageTask;

/// <summary>Everything that vouches for what was packed.</summary>
[TaskName(TaskNames.Attest)]
[TaskDescription("Vouches for everything that was packed")]
[IsDependentOn(typeof(PackageStage))]
[IsDependentOn(typeof(SbomTask))]
[IsDependentOn(typeof(ChecksumTask))]
[IsDependentOn(typeof(ProvenanceTask))]
[IsDependentOn(typeof(SignTask))]
public class AttestStage : StageTask;

/// <summary>Draft, verification, its report, publication.</summary>
[TaskName(TaskNames.Publish)]
[TaskDescription("Uploads a draft, verifies it and makes it public")]
[IsDependentOn(typeof(PublishDraftTask))]
[IsDependentOn(typeof(VerifyDraftTask))]
[IsDependentOn(typeof(PublishReportTask))]
[IsDependentOn(typeof(PublishReleaseTask))]
public class PublishStage : StageTask;

/// <summary>The whole release.</summary>
[TaskName(TaskNames.Release)]
[TaskDescription("Makes the whole release: test, build, package, attest, publish, verify")]
[IsDependentOn(typeof(PublishStage))]
[IsDependentOn(typeof(HomebrewTask))]
[IsDependentOn(typeof(VerifyTask))]
public class ReleaseStage : StageTask;
