// SPDX-License-Identifier: Apache-2.0
//
// argo-oracle says what Argo's own offline linter thinks of manifests.
//
//	argo-oracle [-repeat N] FILE...
//
// One JSON line per YAML document: {file, kind, name, ok, errors} (and
// skipped:true for kinds that Argo's linter does not look at). Exit status 1
// if a document failed, or if there was nothing to check; 2 for bad usage.
//
// This file is the part that does not depend on Argo's version; api.go has the
// rest.
package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"regexp"
	"syscall"
	"time"

	"sigs.k8s.io/yaml"
)

// result is one line of output.
type result struct {
	File    string   `json:"file"`
	Kind    string   `json:"kind"`
	Name    string   `json:"name"`
	Ok      bool     `json:"ok"`
	Skipped bool     `json:"skipped,omitempty"`
	Errors  []string `json:"errors"`

	check func() error // nil: nothing to validate
	text  []byte
}

// separator is what Argo itself splits a manifest file at.
var separator = regexp.MustCompile(`(?m)^---`)

// load splits a file and decodes each document strictly (unknown and duplicate
// fields are errors). Argo drops a document that is not YAML, or has duplicate
// keys, without a word; an oracle must not, so those are found here.
func load(file string) ([]*result, error) {
	body, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	var out []*result
	for _, text := range separator.Split(string(body), -1) {
		r := &result{File: file, Errors: []string{}, text: []byte(text)}
		js, err := yaml.YAMLToJSONStrict(r.text)
		if err == nil && string(js) == "null" {
			continue // blank, or comments only
		}
		if err != nil {
			r.Errors = append(r.Errors, "yaml: "+err.Error())
		} else if err = parse(r); err != nil {
			r.Errors = append(r.Errors, err.Error())
		}
		out = append(out, r)
	}
	return out, nil
}

// cpu is the user CPU time this process has used so far, all threads.
func cpu() time.Duration {
	var u syscall.Rusage
	_ = syscall.Getrusage(syscall.RUSAGE_SELF, &u)
	return time.Duration(u.Utime.Nano())
}

// bench runs f n times and prints its mean wall and user CPU time.
func bench(r *result, what string, n int, f func()) {
	c, w := cpu(), time.Now()
	for i := 0; i < n; i++ {
		f()
	}
	w2, c2 := time.Since(w), cpu()-c
	fmt.Fprintf(os.Stderr, "%s %s %s: %d runs, mean wall %d ns, mean user CPU %d ns\n",
		r.File, r.Name, what, n, w2.Nanoseconds()/int64(n), c2.Nanoseconds()/int64(n))
}

func main() {
	repeat := flag.Int("repeat", 0, "also time N more parses and validations of each document (to stderr)")
	flag.Parse()
	if flag.NArg() == 0 {
		flag.Usage()
		os.Exit(2)
	}
	// Load everything first: templates may be defined after, or in another file than, their use.
	var all []*result
	for _, file := range flag.Args() {
		rs, err := load(file)
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(2)
		}
		all = append(all, rs...)
	}
	enc := json.NewEncoder(os.Stdout)
	enc.SetEscapeHTML(false)
	linted, failed := 0, 0
	for _, r := range all {
		if r.check != nil {
			linted++
			// As in Argo, a document that did not decode strictly is not validated.
			if len(r.Errors) == 0 {
				if err := r.check(); err != nil {
					r.Errors = append(r.Errors, err.Error())
				}
			}
		}
		if r.Ok = len(r.Errors) == 0; !r.Ok {
			failed++
		}
		_ = enc.Encode(r)
		if *repeat > 0 && r.check != nil {
			bench(r, "parse", *repeat, func() { _ = decode(r.text) })
			bench(r, "validate", *repeat, func() { _ = r.check() })
		}
	}
	if failed > 0 || linted == 0 {
		os.Exit(1)
	}
}

// kindOf is the kind a document claims to be.
func kindOf(text []byte) string {
	var t struct {
		Kind string `json:"kind"`
	}
	_ = yaml.Unmarshal(text, &t)
	return t.Kind
}
