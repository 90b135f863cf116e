using System.Globalization;
using Cake.Frosting;
using Releasing.Artifacts;
using Releasing.Cake;
using Releasing.Effects;
using Releasing.KillHost;
using Releasing.Services;

// The whole pipeline of a repository, for which the environment names the moment: Releasing.KillHost pipeline ARGUMENTS…
if (args is ["pipeline", ..])
{
    return new CakeHost().UseReleasing<KillContext>().Run(args[1..]);
}

// Makes one release of five files, and has the operating system kill this process at a given moment:
// Releasing.KillHost ARTIFACTS STORE LOG (never | after-record N | before-outcome N) [parallelism] [bytes per file]
var (artifacts, storeFolder, log) = (args[0], args[1], args[2]);
var moment = new Moment(args[3], int.Parse(args.ElementAtOrDefault(4) ?? "0", CultureInfo.InvariantCulture));
var parallelism = int.Parse(args.ElementAtOrDefault(5) ?? "1", CultureInfo.InvariantCulture);
var size = int.Parse(args.ElementAtOrDefault(6) ?? "1000", CultureInfo.InvariantCulture);

var catalogue = Catalogue.Open(artifacts);
await SampleFiles.BuildAsync(catalogue, size);

var options = new EffectRunnerOptions
{
    Parallelism = parallelism,
    VerificationPassed = true,
    AfterRecord = _ => moment.Reached("after-record"),
    BeforeOutcome = _ => moment.Reached("before-outcome"),
};
using var ledger = Ledger.Open(Path.Combine(artifacts, "ledger.jsonl"));
var runner = new EffectRunner(ledger, options);
var store = new LoggingStore(new LocalStore(storeFolder), log);
var draft = new ReleaseDraft("cli/v1.0.0", new string('a', 40), "Tool 1.0.0", "Notes\n", Prerelease: false);
var effects = ReleaseEffects.Of(store, draft, catalogue.Released.Select(artifact => ReleaseEffects.UploadOf(catalogue, artifact)));

await runner.RunAsync(effects.BeforeVerification);
(await ReleaseVerification.RunAsync(store, draft.Tag, catalogue.Released)).ThrowIfFailed("Verify.Draft");
await runner.RunAsync([effects.Publish]);
return 0;
