// SPDX-License-Identifier: Apache-2.0

package main

// The part that depends on Argo's version: strict decoding, the look-up of
// templates named by templateRef, and the call that validates each kind, with
// the options that "argo lint --offline" gives it.

import (
	"context"
	"fmt"
	"io"

	wfv1 "github.com/argoproj/argo-workflows/v3/pkg/apis/workflow/v1alpha1"
	"github.com/argoproj/argo-workflows/v3/workflow/common"
	"github.com/argoproj/argo-workflows/v3/workflow/validate"
	"github.com/sirupsen/logrus"
)

var ctx = context.Background()

// What Argo logs is of no interest here.
func init() { logrus.SetOutput(io.Discard) }

// namespaced holds the WorkflowTemplates of one namespace ("" where a manifest
// names none), cluster the ClusterWorkflowTemplates, each by name.
type (
	namespaced map[string]*wfv1.WorkflowTemplate
	cluster    map[string]*wfv1.ClusterWorkflowTemplate
)

func (m namespaced) Get(name string) (*wfv1.WorkflowTemplate, error) {
	if t := m[name]; t != nil {
		return t, nil
	}
	return nil, fmt.Errorf("no WorkflowTemplate %q among the files given", name)
}

func (m cluster) Get(name string) (*wfv1.ClusterWorkflowTemplate, error) {
	if t := m[name]; t != nil {
		return t, nil
	}
	return nil, fmt.Errorf("no ClusterWorkflowTemplate %q among the files given", name)
}

var (
	byNamespace  = map[string]namespaced{}
	clusterScope = cluster{}
)

// in returns the templates of a namespace, an empty set the first time.
func in(namespace string) namespaced {
	if byNamespace[namespace] == nil {
		byNamespace[namespace] = namespaced{}
	}
	return byNamespace[namespace]
}

func decode(text []byte) []common.ParseResult { return common.ParseObjects(text, true) }

// parse fills in r's kind, name and check, and files templates for look-up.
func parse(r *result) error {
	docs := decode(r.text)
	if len(docs) != 1 {
		return fmt.Errorf("not a Kubernetes object")
	}
	obj, err := docs[0].Object, docs[0].Err
	if obj == nil {
		return err
	}
	if r.Name = obj.GetName(); r.Name == "" {
		r.Name = obj.GetGenerateName()
	}
	lint := validate.ValidateOpts{Lint: true}
	switch v := obj.(type) {
	case *wfv1.Workflow:
		r.Kind = "Workflow"
		r.check = func() error {
			return validate.ValidateWorkflow(in(v.Namespace), clusterScope, v, nil, lint)
		}
	case *wfv1.CronWorkflow:
		r.Kind = "CronWorkflow"
		r.check = func() error {
			return validate.ValidateCronWorkflow(ctx, in(v.Namespace), clusterScope, v, nil)
		}
	case *wfv1.WorkflowTemplate:
		r.Kind = "WorkflowTemplate"
		if in(v.Namespace)[v.Name] != nil {
			return fmt.Errorf("duplicate WorkflowTemplate %q", v.Name)
		}
		in(v.Namespace)[v.Name] = v
		r.check = func() error {
			return validate.ValidateWorkflowTemplate(in(v.Namespace), clusterScope, v, nil, lint)
		}
	case *wfv1.ClusterWorkflowTemplate:
		r.Kind = "ClusterWorkflowTemplate"
		if clusterScope[v.Name] != nil {
			return fmt.Errorf("duplicate ClusterWorkflowTemplate %q", v.Name)
		}
		clusterScope[v.Name] = v
		r.check = func() error {
			// Argo passes no getter for namespaced templates here.
			return validate.ValidateClusterWorkflowTemplate(nil, clusterScope, v, nil, lint)
		}
	default: // Argo's linter ignores other kinds, so their errors are not ours to report
		r.Kind, r.Skipped = kindOf(r.text), true
		if r.Kind == "" {
			return fmt.Errorf("no kind")
		}
		return nil
	}
	return err
}
