import FeatureFlags
import Testing

@Suite(.timeLimit(.minutes(1))) struct `Details in JSON` {
    @Test(arguments: [
        (
            EvaluationDetails<FlagValue>(flagKey: "a", value: true, variant: "true", reason: .static),
            #"{"key":"a","value":true,"variant":"true","reason":"STATIC","errorCode":null,"metadata":{}}"#
        ),
        (
            EvaluationDetails<FlagValue>(
                flagKey: "b\"", value: ["limit": 10, "list": [1.5, nil]], variant: "on", reason: .targetingMatch,
                metadata: ["source": "kill", "version": 7]),
            #"{"key":"b\"","value":{"limit":10,"list":[1.5,null]},"variant":"on","reason":"TARGETING_MATCH","errorCode":null,"metadata":{"source":"kill","version":7}}"#
        ),
        (
            EvaluationDetails<FlagValue>(
                flagKey: "c", value: .null, reason: .error, errorCode: .flagNotFound, errorMessage: "not shown"),
            #"{"key":"c","value":null,"variant":null,"reason":"ERROR","errorCode":"FLAG_NOT_FOUND","metadata":{}}"#
        ),
    ])
    func `have all six members in one order, nulls written`(details: EvaluationDetails<FlagValue>, json: String) {
        #expect(details.json == json)
    }
}
