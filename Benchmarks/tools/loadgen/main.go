// Command loadgen asks a server at a fixed rate, or as fast as it can, and prints what it saw as JSON.
//
// At a fixed rate a request's latency counts from the moment when it was due, so that a server that stalls does not
// hide its stall by delaying the requests behind it.
package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"net/url"
	"os"
	"runtime"
	"sort"
	"sync"
	"time"

	"bellwether/benchmarks/tools/internal/raw"
)

// A plan says what one run does.
type plan struct {
	address     string
	request     []byte
	rate        float64
	total       int
	connections int
	fresh       bool
	limit       time.Duration
}

// A sample is one request's outcome.
type sample struct {
	latency time.Duration
	status  int
	failed  bool
}

func main() {
	target := flag.String("url", "", "what to ask for")
	rate := flag.Float64("rate", 0, "requests per second; 0: as fast as it can")
	total := flag.Int("total", 1000, "how many requests")
	connections := flag.Int("connections", 4, "over how many connections")
	fresh := flag.Bool("fresh", false, "a new connection for each request, as probers do")
	limit := flag.Duration("limit", 5*time.Second, "after which a request has failed")
	flag.Parse()

	parsed, err := url.Parse(*target)
	if err != nil || parsed.Host == "" {
		fmt.Fprintln(os.Stderr, "loadgen: -url is missing or wrong")
		os.Exit(64)
	}
	request := "GET " + parsed.RequestURI() + " HTTP/1.1\r\nHost: " + parsed.Host + "\r\n"
	if *fresh {
		request += "Connection: close\r\n"
	}
	p := plan{parsed.Host, []byte(request + "\r\n"), *rate, *total, *connections, *fresh, *limit}

	begin := time.Now().Add(100 * time.Millisecond)
	results := make([][]sample, p.connections)
	var group sync.WaitGroup
	for worker := 0; worker < p.connections; worker++ {
		group.Add(1)
		go func(worker int) {
			defer group.Done()
			runtime.LockOSThread()
			results[worker] = p.work(worker, begin)
		}(worker)
	}
	group.Wait()
	report(results, time.Since(begin))
}

// work sends every connections-th request of the plan.
func (p plan) work(worker int, begin time.Time) []sample {
	samples := make([]sample, 0, p.total/p.connections+1)
	var connection *raw.Connection
	for number := worker; number < p.total; number += p.connections {
		due := begin
		if p.rate > 0 {
			due = begin.Add(time.Duration(float64(number) / p.rate * float64(time.Second)))
		}
		raw.SleepUntil(due)
		if p.rate == 0 {
			due = time.Now()
		}
		var err error
		if connection == nil {
			connection, err = raw.Dial(p.address, p.limit)
		}
		status := 0
		if err == nil {
			status, err = connection.Ask(p.request)
		}
		samples = append(samples, sample{time.Since(due), status, err != nil})
		if connection != nil && (p.fresh || err != nil) {
			connection.Close()
			connection = nil
		}
	}
	return samples
}

func report(results [][]sample, took time.Duration) {
	var latencies []time.Duration
	statuses := map[string]int{}
	failed := 0
	for _, samples := range results {
		for _, s := range samples {
			if s.failed {
				failed++
				continue
			}
			latencies = append(latencies, s.latency)
			statuses[fmt.Sprint(s.status)]++
		}
	}
	sort.Slice(latencies, func(a, b int) bool { return latencies[a] < latencies[b] })
	at := func(share float64) float64 {
		if len(latencies) == 0 {
			return 0
		}
		index := int(share * float64(len(latencies)-1))
		return float64(latencies[index].Microseconds()) / 1000
	}
	json.NewEncoder(os.Stdout).Encode(map[string]interface{}{
		"answered": len(latencies), "failed": failed, "statuses": statuses, "seconds": took.Seconds(),
		"p50_ms": at(0.5), "p99_ms": at(0.99), "max_ms": at(1),
	})
}
