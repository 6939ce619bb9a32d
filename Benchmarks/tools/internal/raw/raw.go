// Package raw speaks HTTP/1.1 over blocking sockets.
//
// Go's own client costs more processor time than the servers that are measured, and its timers are a millisecond
// coarse; a thread that blocks in read(2) and nanosleep(2) is exact.
package raw

import (
	"bytes"
	"errors"
	"io"
	"net"
	"os"
	"strconv"
	"syscall"
	"time"
)

// Connection is a blocking TCP connection.
type Connection struct {
	file *os.File
	fd   int
	head [16 << 10]byte
}

// Dial connects and sets a limit to every read and write.
func Dial(address string, limit time.Duration) (*Connection, error) {
	connection, err := net.DialTimeout("tcp", address, limit)
	if err != nil {
		return nil, err
	}
	defer connection.Close()
	file, err := connection.(*net.TCPConn).File()
	if err != nil {
		return nil, err
	}
	c := &Connection{file: file, fd: int(file.Fd())} // Fd() makes it blocking.
	timeout := syscall.NsecToTimeval(limit.Nanoseconds())
	syscall.SetsockoptTimeval(c.fd, syscall.SOL_SOCKET, syscall.SO_RCVTIMEO, &timeout)
	syscall.SetsockoptTimeval(c.fd, syscall.SOL_SOCKET, syscall.SO_SNDTIMEO, &timeout)
	syscall.SetsockoptInt(c.fd, syscall.IPPROTO_TCP, syscall.TCP_NODELAY, 1)
	return c, nil
}

// Close closes the connection.
func (c *Connection) Close() { c.file.Close() }

// Ask sends a request and reads the whole answer; it returns the status code.
func (c *Connection) Ask(request []byte) (int, error) {
	if _, err := syscall.Write(c.fd, request); err != nil {
		return 0, err
	}
	filled := 0
	for {
		count, err := syscall.Read(c.fd, c.head[filled:])
		if err == syscall.EINTR {
			continue
		}
		if err != nil {
			return 0, err
		}
		if count == 0 {
			return 0, io.EOF
		}
		filled += count
		end := bytes.Index(c.head[:filled], []byte("\r\n\r\n"))
		if end < 0 {
			if filled == len(c.head) {
				return 0, errors.New("the head is too long")
			}
			continue
		}
		return c.readBody(c.head[:end+2], filled-end-4)
	}
}

func (c *Connection) readBody(head []byte, got int) (int, error) {
	if len(head) < 12 {
		return 0, errors.New("not an HTTP answer")
	}
	status, err := strconv.Atoi(string(head[9:12]))
	if err != nil {
		return 0, err
	}
	length, err := contentLength(head)
	if err != nil {
		return 0, err
	}
	var rest [16 << 10]byte
	for got < length {
		count, err := syscall.Read(c.fd, rest[:])
		if err == syscall.EINTR {
			continue
		}
		if err != nil {
			return 0, err
		}
		if count == 0 {
			return 0, io.EOF
		}
		got += count
	}
	if got != length {
		return 0, errors.New("more bytes than one answer")
	}
	return status, nil
}

func contentLength(head []byte) (int, error) {
	const name = "content-length:"
	lower := bytes.ToLower(head)
	start := bytes.Index(lower, []byte("\r\n"+name))
	if start < 0 {
		return 0, errors.New("no Content-Length")
	}
	value := lower[start+2+len(name):]
	value = value[:bytes.IndexByte(value, '\r')]
	return strconv.Atoi(string(bytes.TrimSpace(value)))
}

// SleepUntil sleeps with the kernel's precision.
func SleepUntil(moment time.Time) {
	for {
		left := time.Until(moment)
		if left <= 0 {
			return
		}
		pause := syscall.NsecToTimespec(left.Nanoseconds())
		syscall.Nanosleep(&pause, nil)
	}
}
