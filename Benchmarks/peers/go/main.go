// Command go answers every request with one body, as a Go service of today would.
package main

import (
	"flag"
	"log"
	"net/http"
	"os"
)

func main() {
	address := flag.String("address", "127.0.0.1:8080", "where to listen")
	file := flag.String("body", "", "the file that holds the body")
	flag.Parse()

	body, err := os.ReadFile(*file)
	if err != nil {
		log.Fatal(err)
	}
	http.HandleFunc("/health", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "application/json")
		w.Header().Set("Cache-Control", "no-store")
		w.Header().Set("X-Content-Type-Options", "nosniff")
		w.Write(body)
	})
	log.Fatal(http.ListenAndServe(*address, nil))
}
