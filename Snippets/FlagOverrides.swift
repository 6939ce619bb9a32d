// How code behind a flag is tested: on and off, side by side, without any store.
import FeatureFlags
import Logging

extension FeatureFlag<Bool> {
    static let scanCreation = FeatureFlag("scan_creation", default: true)
}

func scan(_ flags: FlagClient) async -> Int {
    flags[.scanCreation] ? 200 : 503
}

func scansAreRefusedWhileTheFlagIsOff(_ log: Logger) async -> Bool {
    let flags = FlagClient(store: .memory(), logger: log)
    return await withFlags(.scanCreation.overridden(false)) {
        await scan(flags) == 503
    }
}

// snippet.hide
let refuses = await scansAreRefusedWhileTheFlagIsOff(Logger(label: "snippet"))
precondition(refuses)
