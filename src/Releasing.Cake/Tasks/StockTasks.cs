namespace Releasing.Cake.Tasks;

/// <summary>The stock tasks in pipeline order. Listed, not searched for: start-up time and order are both worth it.</summary>
public static class StockTasks
{
    /// <summary>Their types.</summary>
    public static IReadOnlyList<Type> All { get; } =
    [
        typeof(DefaultTask),
        typeof(VersionTask),
        typeof(BumpTask),
        typeof(ChangelogTask),
        typeof(DoctorTask),
        typeof(PlanTask),
        typeof(PreflightTask),
        typeof(TestTask),
        typeof(CrossCompileTask),
        typeof(UniversalBinaryTask),
        typeof(CodeSignWindowsTask),
        typeof(CodeSignAppleTask),
        typeof(CodeSignStage),
        typeof(ArchiveTask),
        typeof(SourceArchiveTask),
        typeof(PackageDebTask),
        typeof(PackageRpmTask),
        typeof(PackageApkTask),
        typeof(PackageMsiTask),
        typeof(PackageDmgTask),
        typeof(PackageAppImageTask),
        typeof(PackageAptRepositoryTask),
        typeof(PackageYumRepositoryTask),
        typeof(PackageStage),
        typeof(SbomTask),
        typeof(ChecksumTask),
        typeof(ProvenanceTask),
        typeof(SignTask),
        typeof(AttestStage),
        typeof(ReleaseNotesTask),
        typeof(PublishDraftTask),
        typeof(VerifyDraftTask),
        typeof(PublishReportTask),
        typeof(PublishReleaseTask),
        typeof(PublishStage),
        typeof(HomebrewTask),
        typeof(VerifyTask),
        typeof(ReleaseStage),
        typeof(ReproduceTask),
    ];
}
