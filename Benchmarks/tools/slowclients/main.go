// Command slowclients opens many connections that waste a server's time, and prints as JSON how long the server
// took to close each kind.
package main

import (
	"encoding/json"
	"flag"
	"net"
	"os"
	"sync"
	"time"
)

// An outcome is what one connection saw.
type outcome struct {
	kind    string
	seconds float64
	opened  bool
	closed  bool
}

func main() {
	address := flag.String("address", "", "the server")
	count := flag.Int("count", 2000, "how many connections")
	patience := flag.Duration("patience", 15*time.Second, "after which a connection counts as never closed")
	flag.Parse()

	outcomes := make([]outcome, *count)
	var group sync.WaitGroup
	for number := range outcomes {
		group.Add(1)
		go func(number int) {
			defer group.Done()
			outcomes[number] = waste(*address, kinds[number%len(kinds)], *patience)
		}(number)
		// The flood is 4,000 connections a second; the backlog of a listener holds it.
		time.Sleep(250 * time.Microsecond)
	}
	group.Wait()

	slowest := map[string]float64{}
	opened, closed, longest := 0, 0, 0.0
	for _, o := range outcomes {
		if !o.opened {
			continue
		}
		opened++
		if o.closed {
			closed++
		}
		if o.seconds > slowest[o.kind] {
			slowest[o.kind] = o.seconds
		}
		if o.seconds > longest {
			longest = o.seconds
		}
	}
	json.NewEncoder(os.Stdout).Encode(map[string]interface{}{
		"opened": opened, "closed": closed, "longest_s": longest, "longest_by_kind_s": slowest,
	})
}

func waste(address string, k kind, patience time.Duration) outcome {
	c, err := net.DialTimeout("tcp", address, 5*time.Second)
	if err != nil {
		return outcome{kind: k.name}
	}
	begin := time.Now()
	done := make(chan struct{})
	go func() {
		k.run(c)
		close(done)
	}()
	result := outcome{kind: k.name, opened: true}
	select {
	case <-done:
		result.closed = true
	case <-time.After(patience):
	}
	result.seconds = time.Since(begin).Seconds()
	c.Close()
	return result
}
