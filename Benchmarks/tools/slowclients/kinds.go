package main

import (
	"net"
	"time"
)

// A kind is one way to waste a server's connection. It returns when the server has closed it.
type kind struct {
	name string
	run  func(net.Conn)
}

var kinds = []kind{
	{"silent", func(c net.Conn) { untilClosed(c) }},
	{"half a head", func(c net.Conn) {
		c.Write([]byte("GET /health HTTP/1.1\r\nHost: a\r\nX-Half: "))
		untilClosed(c)
	}},
	{"a byte a second", func(c net.Conn) { drip(c, []byte("GET /health HTTP/1.1\r\nHost: a\r\nX: "), time.Second) }},
	{"a slow body", func(c net.Conn) {
		c.Write([]byte("POST /health HTTP/1.1\r\nHost: a\r\nContent-Length: 60000\r\n\r\n"))
		drip(c, []byte("x"), time.Second)
	}},
	{"never reads", neverReads},
}

// untilClosed reads until the server closes.
func untilClosed(c net.Conn) {
	buffer := make([]byte, 4096)
	for {
		if _, err := c.Read(buffer); err != nil {
			return
		}
	}
}

// drip sends the bytes one by one, the last one for ever.
func drip(c net.Conn, bytes []byte, pause time.Duration) {
	closed := make(chan struct{})
	go func() {
		untilClosed(c)
		close(closed)
	}()
	for index := 0; ; index++ {
		if index >= len(bytes) {
			index = len(bytes) - 1
		}
		if _, err := c.Write(bytes[index : index+1]); err != nil {
			return
		}
		select {
		case <-closed:
			return
		case <-time.After(pause):
		}
	}
}

// neverReads asks again and again through the smallest window and reads nothing.
func neverReads(c net.Conn) {
	c.(*net.TCPConn).SetReadBuffer(1)
	request := []byte("GET /health HTTP/1.1\r\nHost: a\r\n\r\n")
	for {
		c.SetWriteDeadline(time.Now().Add(time.Second))
		if _, err := c.Write(request); err != nil {
			if timeout, ok := err.(net.Error); ok && timeout.Timeout() {
				continue
			}
			return
		}
	}
}
