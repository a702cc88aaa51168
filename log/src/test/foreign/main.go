// Foreignreader judges a Parcha log with code that knows nothing of Parcha: golang.org/x/mod/sumdb, the reader of Go's own
// checksum database. It checks the signature of the checkpoint, derives the root from the entries and from the tiles,
// proves every entry, and, with -heads, follows the log as it grows and proves that it only grew.
//
//	foreignreader [-key VERIFIER_KEY] [-heads N] [-wait 60s] URL|FOLDER
//
// URL or FOLDER is what ends in /log: checkpoint and tile/ lie below it. Without -key the key is read from there too,
// which shows that the log fits its own key and nothing more. Prints a JSON line for each head, exits 0 if all hold.
package main

import (
	"encoding/binary"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

const height = 8

func main() {
	key := flag.String("key", "", "the log's verifier key")
	heads := flag.Int("heads", 1, "how many heads of different size to see")
	wait := flag.Duration("wait", time.Minute, "how long to wait for the next head")
	flag.Parse()
	if flag.NArg() != 1 {
		flag.Usage()
		os.Exit(2)
	}
	if err := run(open(flag.Arg(0)), *key, *heads, *wait); err != nil {
		fmt.Fprintln(os.Stderr, "foreignreader:", err)
		os.Exit(1)
	}
}

func open(place string) *log {
	return &log{strings.TrimRight(place, "/"), &storedHashes{}, map[string][]byte{}}
}

func run(l *log, key string, heads int, wait time.Duration) error {
	if key == "" {
		text, err := l.get("key")
		if err != nil {
			return err
		}
		key = strings.TrimSpace(string(text))
	}
	verifier, err := note.NewVerifier(key)
	if err != nil {
		return err
	}
	var former tlog.Tree
	for seen := 0; seen < heads; seen++ {
		tree, err := l.next(verifier, former, wait)
		if err != nil {
			return err
		}
		if err := l.judge(tree, former); err != nil {
			return fmt.Errorf("size %d: %w", tree.N, err)
		}
		line, _ := json.Marshal(map[string]any{"ok": true, "origin": verifier.Name(), "size": tree.N, "root": tree.Hash})
		fmt.Println(string(line))
		former = tree
	}
	return nil
}

// next waits for a head other than the former one.
func (l *log) next(verifier note.Verifier, former tlog.Tree, wait time.Duration) (tlog.Tree, error) {
	end := time.Now().Add(wait)
	for {
		tree, err := l.head(verifier)
		if err != nil || tree.N != former.N || former.Hash == (tlog.Hash{}) {
			return tree, err
		}
		if tree.Hash != former.Hash {
			return tree, fmt.Errorf("two roots of size %d: %v and %v", tree.N, former.Hash, tree.Hash)
		}
		if time.Now().After(end) {
			return tree, fmt.Errorf("the log did not grow beyond %d entries in %v", tree.N, wait)
		}
		time.Sleep(20 * time.Millisecond)
	}
}

func (l *log) head(verifier note.Verifier) (tlog.Tree, error) {
	msg, err := l.get("checkpoint")
	if err != nil {
		return tlog.Tree{}, err
	}
	opened, err := note.Open(msg, note.VerifierList(verifier))
	if err != nil {
		return tlog.Tree{}, err
	}
	lines := strings.Split(opened.Text, "\n")
	if len(lines) < 4 || lines[0] != verifier.Name() {
		return tlog.Tree{}, fmt.Errorf("no checkpoint of %s: %q", verifier.Name(), opened.Text)
	}
	size, err := strconv.ParseInt(lines[1], 10, 64)
	if err != nil {
		return tlog.Tree{}, err
	}
	root, err := tlog.ParseHash(lines[2])
	return tlog.Tree{N: size, Hash: root}, err
}

// judge derives the root of a tree anew and holds entries, tiles and the former tree against it.
func (l *log) judge(tree, former tlog.Tree) error {
	if err := l.readEntries(former.N, tree.N); err != nil {
		return err
	}
	derived, err := tlog.TreeHash(tree.N, l.stored)
	if err != nil {
		return err
	}
	if derived != tree.Hash {
		return fmt.Errorf("the entries lead to root %v, the checkpoint signs %v", derived, tree.Hash)
	}
	if tree.N == 0 {
		return nil
	}
	// Authenticates every tile it reads against the root.
	hashes := tlog.TileHashReader(tree, l)
	if err := l.proveEntries(tree, hashes); err != nil {
		return err
	}
	if err := l.compareTiles(tree, former); err != nil {
		return err
	}
	return l.grew(tree, former, hashes)
}

// proveEntries proves some 64 entries over the whole log, and the last.
func (l *log) proveEntries(tree tlog.Tree, hashes tlog.HashReader) error {
	for n := int64(0); n < tree.N; n = max(n+1, min(n+tree.N/64, tree.N-1)) {
		proof, err := tlog.ProveRecord(tree.N, n, hashes)
		if err != nil {
			return err
		}
		leaf := l.stored.hashes[tlog.StoredHashIndex(0, n)]
		if err := tlog.CheckRecord(proof, tree.N, tree.Hash, n, leaf); err != nil {
			return fmt.Errorf("entry %d: %w", n, err)
		}
	}
	return nil
}

// grew proves that the tree begins with the former one, whose own tiles must still be served.
func (l *log) grew(tree, former tlog.Tree, hashes tlog.HashReader) error {
	if former.N == 0 {
		return nil
	}
	if former.N > tree.N {
		return fmt.Errorf("the log shrank from %d entries", former.N)
	}
	proof, err := tlog.ProveTree(tree.N, former.N, hashes)
	if err != nil {
		return err
	}
	if err := tlog.CheckTree(proof, tree.N, tree.Hash, former.N, former.Hash); err != nil {
		return err
	}
	for _, tile := range tlog.NewTiles(height, 0, former.N) {
		if _, err := l.get(path(tile)); err != nil {
			return fmt.Errorf("a tile of former size %d is gone: %w", former.N, err)
		}
	}
	if w := int(former.N % 256); w > 0 {
		_, err = l.get(path(tlog.Tile{H: height, L: -1, N: former.N / 256, W: w}))
	}
	return err
}

// compareTiles holds every tile that is new against what follows from the entries.
func (l *log) compareTiles(tree, former tlog.Tree) error {
	for _, tile := range tlog.NewTiles(height, former.N, tree.N) {
		want, err := tlog.ReadTileData(tile, l.stored)
		if err != nil {
			return err
		}
		got, err := l.get(path(tile))
		if err != nil {
			return err
		}
		if string(got) != string(want) {
			return fmt.Errorf("%s does not follow from the entries", path(tile))
		}
	}
	return nil
}

// readEntries takes in the entries that are new.
func (l *log) readEntries(former, size int64) error {
	for n := former / 256; n*256 < size; n++ {
		width := min(256, size-n*256)
		bundle, err := l.get(path(tlog.Tile{H: height, L: -1, N: n, W: int(width)}))
		if err != nil {
			return err
		}
		for i := n * 256; i < n*256+width; i++ {
			if len(bundle) < 2 || len(bundle) < 2+int(binary.BigEndian.Uint16(bundle)) {
				return fmt.Errorf("entry bundle %d is cut off", n)
			}
			end := 2 + int(binary.BigEndian.Uint16(bundle))
			if err := l.stored.add(i, bundle[2:end]); err != nil {
				return err
			}
			bundle = bundle[end:]
		}
		if len(bundle) > 0 {
			return fmt.Errorf("entry bundle %d has more than its %d entries", n, width)
		}
	}
	return nil
}

// storedHashes are the hashes of a whole tree in the order of sumdb.
type storedHashes struct{ hashes []tlog.Hash }

func (s *storedHashes) ReadHashes(indexes []int64) ([]tlog.Hash, error) {
	read := make([]tlog.Hash, len(indexes))
	for i, index := range indexes {
		read[i] = s.hashes[index]
	}
	return read, nil
}

// add takes an entry in, or compares it with what was taken in before.
func (s *storedHashes) add(n int64, entry []byte) error {
	index := tlog.StoredHashIndex(0, n)
	if index < int64(len(s.hashes)) {
		if s.hashes[index] != tlog.RecordHash(entry) {
			return fmt.Errorf("entry %d is another than before", n)
		}
		return nil
	}
	more, err := tlog.StoredHashes(n, entry, s)
	s.hashes = append(s.hashes, more...)
	return err
}

// A log is where checkpoint and tiles lie, a URL or a folder, and what was read of it.
type log struct {
	place  string
	stored *storedHashes
	tiles  map[string][]byte
}

var client = &http.Client{Timeout: 20 * time.Second}

func (l *log) get(name string) ([]byte, error) {
	if !strings.HasPrefix(l.place, "http://") && !strings.HasPrefix(l.place, "https://") {
		return os.ReadFile(filepath.Join(l.place, filepath.FromSlash(name)))
	}
	response, err := client.Get(l.place + "/" + name)
	if err != nil {
		return nil, err
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		return nil, err
	}
	if response.StatusCode != http.StatusOK {
		return nil, fmt.Errorf("GET %s: %s", name, response.Status)
	}
	return body, nil
}

// path turns the path of Go's checksum database, tile/8/0/001, into that of C2SP tlog-tiles, tile/0/001.
func path(tile tlog.Tile) string {
	return strings.Replace(strings.Replace(tile.Path(), "tile/8/", "tile/", 1), "tile/data/", "tile/entries/", 1)
}

// The three methods of tlog.TileReader.

func (l *log) Height() int { return height }

func (l *log) ReadTiles(tiles []tlog.Tile) ([][]byte, error) {
	var data [][]byte
	for _, tile := range tiles {
		got, known := l.tiles[path(tile)]
		if !known {
			var err error
			if got, err = l.get(path(tile)); err != nil {
				return nil, err
			}
		}
		if len(got) != tile.W*tlog.HashSize {
			return nil, errors.New(path(tile) + " has another length")
		}
		data = append(data, got)
	}
	return data, nil
}

// SaveTiles is called with tiles that are authenticated.
func (l *log) SaveTiles(tiles []tlog.Tile, data [][]byte) {
	for i, tile := range tiles {
		l.tiles[path(tile)] = data[i]
	}
}
