// Command mute listens as a dependency that hangs would, prints its address, and stays until it is killed.
//
// As a black hole it never accepts: the kernel completes the connection and nobody answers. As a drip it accepts,
// reads, and sends one byte of a plausible answer each 100 ms.
package main

import (
	"flag"
	"fmt"
	"net"
	"os"
	"time"
)

func main() {
	drip := flag.String("drip", "", "bytes to send again and again, one each 100 ms; empty: a black hole")
	flag.Parse()

	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		fmt.Fprintln(os.Stderr, "mute:", err)
		os.Exit(69)
	}
	fmt.Println(listener.Addr())
	if *drip == "" {
		select {}
	}
	for {
		connection, err := listener.Accept()
		if err != nil {
			return
		}
		go func() {
			defer connection.Close()
			go discard(connection)
			for index := 0; ; index++ {
				if _, err := connection.Write([]byte{(*drip)[index%len(*drip)]}); err != nil {
					return
				}
				time.Sleep(100 * time.Millisecond)
			}
		}()
	}
}

func discard(connection net.Conn) {
	buffer := make([]byte, 4096)
	for {
		if _, err := connection.Read(buffer); err != nil {
			return
		}
	}
}
