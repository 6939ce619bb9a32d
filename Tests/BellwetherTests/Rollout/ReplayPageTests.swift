import Rollout
import TestServers
import Testing

@testable import bellwether

@Suite(.timeLimit(.minutes(5))) struct `A page about a replay` {
    private static let bad = PageSample.minutes(0...5) + PageSample.minutes(6...12, errors: 0.03)

    @Test func `says in one sentence how it ended and why`() throws {
        let cases: [(lines: [String], sentence: String)] = [
            (
                PageSample.minutes(0...40) + [#"{"at":0,"fact":"ready","value":true}"#],
                "✔ Completed at 21m0s: all steps are done"
            ),
            (Self.bad, "✘ Rolled back at 8m0s: error_rate 3% &gt; 1% on candidate for 2m0s"),
            (
                PageSample.minutes(0...2) + (3...40).map { PageSample.line($0, "error_rate", 0.001) },
                "… Unfinished (paused) at 40m0s: data have been missing for 30m0s: no data of p95 on candidate"
            ),
        ]
        for (lines, sentence) in cases {
            let outcome = try PageSample(lines).document.all("p").first
            #expect(outcome?.text == sentence)
        }
    }

    @Test func `is made of landmarks, and of headings in their order`() throws {
        let document = try PageSample(Self.bad).document
        #expect(["header", "nav", "main"].map { document.all($0).count } == [1, 1, 1])
        let levels = document.elements.compactMap { ["h1": 1, "h2": 2, "h3": 3][$0.name] }
        #expect(levels.filter { $0 == 1 }.count == 1 && levels.first == 1)
        #expect(zip(levels, levels.dropFirst()).allSatisfy { $1 <= $0 + 1 })
        #expect(document.all("section").count == document.all("h2").count)
    }

    @Test func `names each plot, each table and each heading of a table to those who hear it`() throws {
        let document = try PageSample(Self.bad).document
        let images = document.all("svg").filter { $0.attributes["role"] == "img" }
        #expect(images.count == 4)
        #expect(images.allSatisfy { $0.attributes["aria-labelledby"]?.split(separator: " ").count == 2 })
        #expect(document.all("title").count == 5 && document.all("desc").count == 4)
        #expect(document.all("caption").count == document.all("table").count)
        #expect(document.all("th").allSatisfy { $0.attributes["scope"] != nil })
        #expect(document.all("figcaption").count == document.all("figure").count)
    }

    @Test func `asks nothing of anybody`() throws {
        let html = try PageSample(Self.bad).html
        #expect(html.contains("content=\"default-src 'none'; style-src 'unsafe-inline'\""))
        for word in ["http:", "https:", "//", "src=", "<script", "<link", "@import", "<iframe", " onload"] {
            #expect(!html.contains(word), "\(word)")
        }
    }

    @Test func `tells in words what a plot shows`() throws {
        let captions = try PageSample(Self.bad).document.all("figcaption").map(\.text)
        #expect(captions[0].hasSuffix(" 10 % from 0s, 0 % from 8m0s."))
        #expect(captions[2].contains("Lowest 0.1% at 0s, highest 3% at 6m0s, last 3% at "))
        #expect(captions[2].contains("Limit 1% (triggers[0] error_rate &gt; 1% for 2m0s): crossed from 6m0s to "))
        #expect(captions[3].contains("On stable last 90ms at 8m0s."))
        #expect(captions[3].contains("Limit 180ms (analysis.default[0] p95 &lt; 2x stable): never crossed."))
    }

    @Test func `draws the stable version, its limit, weight steps and what was past a limit`() throws {
        let document = try PageSample(Self.bad).document
        let paths = document.all("path").filter { !($0.attributes["d"] ?? "").isEmpty }
        let styles = paths.compactMap { $0.attributes["class"] }
        #expect(styles.filter { $0 == "stable" }.count == 2 && styles.filter { $0 == "limit" }.count == 3)
        let crossed = document.all("rect").filter { $0.attributes["class"] == "crossed" }
        #expect(crossed.contains { $0.attributes["x"] == "50%" })
        #expect(document.all("line").contains { $0.attributes["class"] == "shift" && $0.attributes["x1"] == "66.7%" })
        #expect(document.all("text").contains { $0.attributes["class"] == "label" && $0.text == "10 %" })
        #expect(document.all("rect").contains { $0.attributes["class"] == "incident" && $0.attributes["x"] == "66.7%" })
    }

    @Test func `has every rule in its table, with what would change it, and a star where it decided`() throws {
        let sample = try PageSample(Self.bad)
        let rows = sample.document.all("tr").map(\.text)
        for (name, _) in sample.policy.ruleSentences { #expect(rows.contains { $0.contains(name) }, "\(name)") }
        #expect(
            rows.contains {
                $0.hasPrefix("★ triggers[0]error_rate &gt; 1% for 2m0sfail3%1%-2%rollback6m0s 360")
            })
        #expect(rows.contains { $0.hasPrefix("gate.latenever looked at") })
    }

    @Test func `writes times as the history does`() throws {
        let line = #"{"at":"2026-01-01T23:59:30Z","metric":"error_rate","value":0.03,"samples":9}"#
        let later = line.replacing("01-01T23:59", with: "01-02T00:05")
        let document = try PageSample([line, later]).document
        #expect(document.all("time").map { $0.attributes["datetime"] }.first == "2026-01-01T23:59:30.000Z")
        #expect(document.all("figcaption").contains { $0.text.contains("time in UTC, from 2026-01-01") })
        #expect(
            document.all("figcaption").contains {
                $0.text.contains("highest 3% at 23:59:30, last 3% at 2026-01-02 00:05:30.")
            })
    }

    @Test func `cannot be made to run, to turn or to break what a person says`() throws {
        let words = #"</p><script>alert(\"1\")</script>&amp;'\u202E\u0007\uFFFF."#
        let command = #"{"at":120,"command":"rollback","actor":"\#(words)"}"#
        let sample = try PageSample(PageSample.minutes(0...1) + [command])
        let shown = "&lt;/p&gt;&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&amp;amp;&#39;[U+202E] \u{FFFD}."
        #expect(sample.document.all("p").first?.text == "✘ Being rolled back at 2m0s: rolled back by \(shown)")
        #expect(!sample.html.contains("<script") && !sample.html.unicodeScalars.contains("\u{202E}"))
    }

    @Test func `of nothing at all is a page too`() throws {
        let policy = try PageSample([PageSample.line(0, "p95", 1)]).policy
        let html = ReplayPage(policy: policy, journey: Journey(), trace: ReplayTrace(policy, []), form: .seconds).html
        #expect(try PageDocument(html).all("p").first?.text == "Nothing was decided.")
        #expect(!html.contains("nan") && !html.contains("inf%"))
    }

    @Test func `is the same bytes each time`() throws {
        #expect(try PageSample(Self.bad).html == PageSample(Self.bad).html)
    }

    @Test func `stays small however long the history is and however often all changes`() throws {
        var random = SeededGenerator(seed: 5)
        let lines = (0...min(caseCount(3_000), 350_000)).flatMap { minute -> [String] in
            let p95 = Double.random(in: 50...250, using: &random)
            // Data are missing now and then, and the analysis holds and lets go.
            let found = p95 < 240 ? [PageSample.line(minute, "p95", p95)] : []
            return found + [PageSample.line(minute, "error_rate", 0.001), PageSample.line(minute, "p95", 90, "stable")]
        }
        let sample = try PageSample(lines, of: PageSample.shop.replacing("10m", with: "9000h"))
        #expect(sample.html.utf8.count < 200_000)
        #expect(sample.document.all("tr").count > 80)
    }
}
