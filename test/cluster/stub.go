// SPDX-License-Identifier: Apache-2.0

package main

import (
	"fmt"
	"os"
	"regexp"
	"strings"
	"sync"

	"sigs.k8s.io/yaml"
)

// A Step is what one pod does.
type Step struct {
	Seconds    float64           `json:"seconds,omitempty"`    // how long it runs
	ExitCode   int32             `json:"exitCode,omitempty"`   // of its main container
	Message    string            `json:"message,omitempty"`    // of that container's end
	Result     *string           `json:"result,omitempty"`     // its standard output (outputs.result)
	Parameters map[string]string `json:"parameters,omitempty"` // its output parameters, by name
	NoOutputs  bool              `json:"noOutputs,omitempty"`  // report no declared output that is not given above
}

// A Rule says what the pods that match it do: the n-th of them takes the n-th of its attempts (the last
// one when there are fewer), or the step that stands in the rule itself.
type Rule struct {
	Template string `json:"template,omitempty"` // a template's name, "*" for any text; none: every template
	Node     string `json:"node,omitempty"`     // a node's name or display name, as above
	Step     `json:",inline"`
	Attempts []Step `json:"attempts,omitempty"`

	seen int
}

// A Table is a list of rules: the first that matches a pod holds.
type Table struct {
	Rules []*Rule `json:"rules"`

	mutex sync.Mutex
}

func loadTable(files []string) (*Table, error) {
	table := &Table{}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			return nil, err
		}
		var t Table
		if err := yaml.UnmarshalStrict(data, &t); err != nil {
			return nil, fmt.Errorf("%s: %w", file, err)
		}
		table.Rules = append(table.Rules, t.Rules...)
	}
	return table, nil
}

func globMatches(glob string, texts ...string) bool {
	if glob == "" {
		return true
	}
	re := regexp.MustCompile("(?s)^" + strings.ReplaceAll(regexp.QuoteMeta(glob), `\*`, ".*") + "$")
	for _, text := range texts {
		if re.MatchString(text) {
			return true
		}
	}
	return false
}

// step picks what a node's pod does; ok is false where no rule matched.
func (t *Table) step(template, nodeName, displayName string) (step Step, ok bool) {
	t.mutex.Lock()
	defer t.mutex.Unlock()
	for _, rule := range t.Rules {
		if !globMatches(rule.Template, template) || !globMatches(rule.Node, nodeName, displayName) {
			continue
		}
		step = rule.Step
		if len(rule.Attempts) > 0 {
			step = rule.Attempts[min(rule.seen, len(rule.Attempts)-1)]
		}
		rule.seen++
		return step, true
	}
	return Step{}, false
}
