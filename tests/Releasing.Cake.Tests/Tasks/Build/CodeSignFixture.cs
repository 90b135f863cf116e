using Releasing.Artifacts;
using Releasing.Cake.Running;
using Releasing.Cake.Tests.Builders;

namespace Releasing.Cake.Tests.Tasks.Build;

/// <summary>A release whose programs are compiled already, and signing programs that do nothing but copy and remember.</summary>
internal sealed class CodeSignFixture : IDisposable
{
    public CodeSignFixture() => Fixture.Runner.Play = call => Play(call);

    public BuilderFixture Fixture { get; } = new();

    public ReleaseContext Context => Fixture.Context;

    public RecordingRunner Runner => Fixture.Runner;

    /// <summary>What the signing programs do; the default makes the file that was asked for.</summary>
    public Func<RecordingRunner.Call, RecordingRunner.Outcome> Play { get; set; } = CopyAndEndWell;

    public static RecordingRunner.Outcome CopyAndEndWell(RecordingRunner.Call call)
    {
        if (call.Arguments.Contains("-out"))
        {
            File.Copy(call.After("-in"), call.After("-out"));
        }

        return new RecordingRunner.Outcome { Output = call.Arguments.Contains("submit") ? ["{\"id\":\"2efe2717-52ef-43a5-96dc-0797e4ca1041\",\"status\":\"Accepted\"}"] : [] };
    }

    /// <summary>A compiled program in plan and catalogue.</summary>
    public void Compiled(string target, string name, byte[] bytes)
    {
        var planned = new PlannedArtifact { Kind = ArtifactKind.Binary, Name = name, Path = $"work/bin/{target}/{name}", Target = target };
        Context.Plan.Add(TaskNames.CrossCompile, [planned]);
        var path = Context.FullPath(planned);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, bytes);
        Context.Catalogue.Record(new Artifact
        {
            Kind = ArtifactKind.Binary, Name = name, Path = planned.Path, Target = target, Sha256 = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes)), Size = bytes.Length,
            ProducedBy = TaskNames.CrossCompile, Fingerprint = new string('0', 64),
        });
    }

    /// <summary>Plans and runs a task as the host does.</summary>
    public async Task<IReadOnlyList<PlannedArtifact>> RunAsync(ArtifactTask task)
    {
        Context.Plan.Add(task.Name, task.Plan(Context));
        await task.RunAsync(Context);
        return Context.Plan.By(task.Name);
    }

    /// <summary>The log of an item of a task.</summary>
    public string Log(string task, string item) => File.ReadAllText(Path.Combine(Context.WorkFolder, "logs", task, item + ".log"));

    /// <summary>What is left of the folders in which keys lay.</summary>
    public IReadOnlyList<string> LeftOver => Directory.Exists(Path.Combine(Context.WorkFolder, "sign")) ? Directory.GetFileSystemEntries(Path.Combine(Context.WorkFolder, "sign")) : [];

    public void Dispose() => Fixture.Dispose();
}
