import NIOCore

extension ConnectionHandler {
    /// Sees to it that the timer fires at the deadline or before.
    func arm() {
        guard let deadline = deadlines.deadline, context != nil else { return }
        if let timer {
            guard deadline < timer.due else { return }
            timer.task.cancel()
        }
        let task = loop.assumeIsolated().scheduleTask(deadline: deadline) { self.expire() }
        timer = (deadline, task)
    }

    private func expire() {
        guard context != nil, let due = timer?.due else { return }
        timer = nil
        switch deadlines.expired(at: loop.now, due: due) {
        case .sleep: break
        case .wait: arm()
        case .close: close()
        case .reset: reset()
        case .refuse:
            refuse(.requestTimeout)
            flush(at: loop.now)
        }
    }
}
