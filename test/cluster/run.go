// SPDX-License-Identifier: Apache-2.0

package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"sort"
	"strings"
	"sync"
	"time"

	wfv1 "github.com/argoproj/argo-workflows/v3/pkg/apis/workflow/v1alpha1"
	wfclientset "github.com/argoproj/argo-workflows/v3/pkg/client/clientset/versioned"
	"github.com/argoproj/argo-workflows/v3/workflow/common"
	hydrator "github.com/argoproj/argo-workflows/v3/workflow/hydrator/fake"
	"github.com/argoproj/argo-workflows/v3/workflow/packer"
	wfutil "github.com/argoproj/argo-workflows/v3/workflow/util"
	corev1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/runtime/schema"
	"k8s.io/apimachinery/pkg/util/rand"
	utilyaml "k8s.io/apimachinery/pkg/util/yaml"
	"k8s.io/apimachinery/pkg/watch"
	"k8s.io/client-go/discovery"
	"k8s.io/client-go/dynamic"
	"k8s.io/client-go/kubernetes"
	"k8s.io/client-go/rest"
	"k8s.io/client-go/restmapper"
	"k8s.io/client-go/tools/cache"
	watchtools "k8s.io/client-go/tools/watch"
	"sigs.k8s.io/yaml"
)

// Report is what run prints.
type Report struct {
	Workflow  string            `json:"workflow,omitempty"`
	Phase     string            `json:"phase,omitempty"` // Succeeded, Failed, Error; Running when it took too long
	Message   string            `json:"message,omitempty"`
	Rejected  string            `json:"rejected,omitempty"` // why the API server refused a manifest
	Warnings  []string          `json:"warnings,omitempty"` // what the API server warned of
	TimedOut  bool              `json:"timedOut,omitempty"`
	Seconds   float64           `json:"seconds"`
	Outputs   map[string]string `json:"outputs,omitempty"` // global output parameters
	Nodes     []Node            `json:"nodes,omitempty"`   // in the order of their start
	Pods      []PodReport       `json:"pods,omitempty"`    // in the order of their creation
	RigErrors []string          `json:"rigErrors,omitempty"`
}

// Node is one node of the workflow's tree.
type Node struct {
	Started   int               `json:"started"`            // the change of the workflow in which it appeared
	Finished  int               `json:"finished,omitempty"` // and the one in which it ended: B ran after A where B's started is not less than A's finished
	Name      string            `json:"name"`               // without the workflow's name; the root is "."
	Type      string            `json:"type"`
	Phase     string            `json:"phase"`
	Template  string            `json:"template,omitempty"`
	Message   string            `json:"message,omitempty"`
	ExitCode  string            `json:"exitCode,omitempty"`
	Inputs    map[string]string `json:"inputs,omitempty"`
	Outputs   map[string]string `json:"outputs,omitempty"`
	Artifacts []string          `json:"artifacts,omitempty"` // outputs: name=key
	Children  []string          `json:"children,omitempty"`
}

type list []string

func (l *list) String() string     { return strings.Join(*l, ",") }
func (l *list) Set(s string) error { *l = append(*l, s); return nil }

type warnings struct {
	mutex sync.Mutex
	texts []string
}

func (w *warnings) HandleWarningHeader(code int, _ string, text string) {
	w.mutex.Lock()
	defer w.mutex.Unlock()
	w.texts = append(w.texts, text)
}

func run(args []string) error {
	flags := flag.NewFlagSet("run", flag.ExitOnError)
	dir := flags.String("dir", defaultDir(), "state folder given to up")
	timeout := flags.Duration("timeout", time.Minute, "how long the workflow may take")
	pause := flags.Duration("pod-time", 50*time.Millisecond, "how long a pod runs when no rule says")
	validation := flags.String("validation", "Strict", "the API server's field validation: Strict, Warn or Ignore")
	withPods := flags.Bool("pods", false, "print each pod's image, command and arguments too")
	keep := flags.Bool("keep", false, "leave the objects in the cluster")
	var stubs, params list
	flags.Var(&stubs, "stub", "file with stub rules (repeatable: the first match of all holds)")
	flags.Var(&params, "p", "name=value: a workflow argument (repeatable)")
	flags.Parse(args)
	if flags.NArg() == 0 {
		return errors.New("run: no manifest given")
	}
	table, err := loadTable(stubs)
	if err != nil {
		return err
	}
	cfg, err := loadConfig(*dir)
	if err != nil {
		return err
	}
	warned := &warnings{}
	cfg.WarningHandler = warned
	r, err := newRunner(cfg, table, *pause)
	if err != nil {
		return err
	}
	ctx, cancel := context.WithTimeout(context.Background(), *timeout)
	defer cancel()
	var report Report
	start, err := r.submit(ctx, flags.Args(), params, *validation)
	for tries := 0; err == nil && (tries == 0 || r.unseenTemplate(&report)); tries++ {
		var workflow *unstructured.Unstructured
		if workflow, err = start(ctx); err != nil {
			break
		}
		if report, err = r.follow(ctx, workflow); err != nil {
			return err
		}
	}
	if err != nil {
		report.Rejected = err.Error()
	}
	report.Warnings = warned.texts
	if !*withPods {
		report.Pods = nil
	}
	if !*keep {
		r.clean()
	}
	out := json.NewEncoder(os.Stdout)
	out.SetIndent("", " ")
	out.SetEscapeHTML(false)
	if err := out.Encode(report); err != nil {
		return err
	}
	if report.Rejected != "" || report.TimedOut || len(report.RigErrors) > 0 {
		os.Exit(2)
	}
	return nil
}

type runner struct {
	kube      kubernetes.Interface
	wf        wfclientset.Interface
	dyn       dynamic.Interface
	disco     discovery.DiscoveryInterface
	namespace string
	kubelet   *kubelet
	since     string   // the resource version before the first object
	templates []string // of the files
	global    []func() // how to delete what is in no namespace
}

func newRunner(cfg *rest.Config, table *Table, pause time.Duration) (*runner, error) {
	r := &runner{namespace: "run-" + rand.String(8)}
	var err error
	if r.kube, err = kubernetes.NewForConfig(cfg); err != nil {
		return nil, err
	}
	if r.wf, err = wfclientset.NewForConfig(cfg); err != nil {
		return nil, err
	}
	if r.dyn, err = dynamic.NewForConfig(cfg); err != nil {
		return nil, err
	}
	r.disco = r.kube.Discovery()
	r.kubelet = &kubelet{kube: r.kube, wf: r.wf, namespace: r.namespace, table: table, pause: pause}
	return r, nil
}

func readManifests(file string, strict bool) (objects []*unstructured.Unstructured, err error) {
	data, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	reader := utilyaml.NewYAMLReader(bufio.NewReader(bytes.NewReader(data)))
	for {
		doc, err := reader.Read()
		if errors.Is(err, io.EOF) {
			return objects, nil
		}
		if err != nil {
			return nil, err
		}
		unmarshal := yaml.Unmarshal
		if strict { // no key twice
			unmarshal = yaml.UnmarshalStrict
		}
		var object map[string]interface{}
		if err := unmarshal(doc, &object); err != nil {
			return nil, err
		}
		if len(object) > 0 {
			objects = append(objects, &unstructured.Unstructured{Object: object})
		}
	}
}

// unseenTemplate tells whether the workflow ended at once because the controller had not yet seen a template of ours.
func (r *runner) unseenTemplate(report *Report) bool {
	for _, name := range r.templates {
		if report.Phase == string(wfv1.WorkflowError) && len(report.Nodes) == 0 && strings.Contains(report.Message, fmt.Sprintf("%q not found", name)) {
			return true
		}
	}
	return false
}

// submit creates the files' objects but the workflow, in a namespace of their own, and gives what starts the workflow.
// A CronWorkflow is created, suspended, and its workflow is what starts; so is that of the last template where
// there is neither a Workflow nor a CronWorkflow.
func (r *runner) submit(ctx context.Context, files, params []string, validation string) (func(context.Context) (*unstructured.Unstructured, error), error) {
	var objects []*unstructured.Unstructured
	for _, file := range files {
		docs, err := readManifests(file, validation == "Strict")
		if err != nil {
			return nil, fmt.Errorf("%s: %w", file, err)
		}
		objects = append(objects, docs...)
	}
	ns := &corev1.Namespace{ObjectMeta: metav1.ObjectMeta{Name: r.namespace}}
	if _, err := r.kube.CoreV1().Namespaces().Create(ctx, ns, metav1.CreateOptions{}); err != nil {
		return nil, err
	}
	// The controller reads these for its agent pod (HTTP templates) and for image look-ups.
	accounts := map[string]bool{"default": true}
	for _, u := range objects {
		for _, path := range [][]string{{"spec"}, {"spec", "workflowSpec"}} {
			if name, _, _ := unstructured.NestedString(u.Object, append(path, "serviceAccountName")...); name != "" {
				accounts[name] = true
			}
		}
	}
	for name := range accounts {
		sa := &corev1.ServiceAccount{ObjectMeta: metav1.ObjectMeta{Name: name}, Secrets: []corev1.ObjectReference{{Name: name + ".service-account-token"}}}
		if _, err := r.kube.CoreV1().ServiceAccounts(r.namespace).Create(ctx, sa, metav1.CreateOptions{}); err != nil {
			return nil, err
		}
	}
	// A watch goes back no further than the API server's cache of that kind, so it starts at a list of it.
	none, err := r.wf.ArgoprojV1alpha1().Workflows(r.namespace).List(ctx, metav1.ListOptions{})
	if err != nil {
		return nil, err
	}
	r.since = none.ResourceVersion
	groups, err := restmapper.GetAPIGroupResources(r.disco)
	if err != nil {
		return nil, err
	}
	mapper := restmapper.NewDiscoveryRESTMapper(groups)
	var workflow, startable *unstructured.Unstructured
	create := func(u *unstructured.Unstructured) (*unstructured.Unstructured, error) {
		gvk := u.GroupVersionKind()
		mapping, err := mapper.RESTMapping(gvk.GroupKind(), gvk.Version)
		if err != nil {
			return nil, err
		}
		var client dynamic.ResourceInterface = r.dyn.Resource(mapping.Resource)
		if mapping.Scope.Name() == "namespace" {
			u.SetNamespace(r.namespace)
			if u.GetKind() == "ServiceAccount" && accounts[u.GetName()] {
				return u, nil
			}
			client = r.dyn.Resource(mapping.Resource).Namespace(r.namespace)
		}
		created, err := client.Create(ctx, u, metav1.CreateOptions{FieldValidation: validation})
		if err == nil && mapping.Scope.Name() != "namespace" {
			r.global = append(r.global, func() {
				client.Delete(context.Background(), created.GetName(), metav1.DeleteOptions{})
			})
		}
		return created, err
	}
	for _, u := range objects {
		switch u.GetKind() {
		case "Workflow":
			if workflow != nil {
				return nil, errors.New("more than one Workflow given")
			}
			workflow = u
			continue
		case "CronWorkflow":
			unstructured.SetNestedField(u.Object, true, "spec", "suspend")
			startable = u
		case "WorkflowTemplate", "ClusterWorkflowTemplate":
			if startable == nil || startable.GetKind() != "CronWorkflow" {
				startable = u
			}
		}
		created, err := create(u)
		if err != nil {
			return nil, err
		}
		if strings.HasSuffix(u.GetKind(), "WorkflowTemplate") {
			r.templates = append(r.templates, created.GetName())
		}
		if startable == u { // with the name that the API server gave it
			startable = created
		}
	}
	if workflow == nil && startable != nil {
		if workflow, err = started(startable); err != nil {
			return nil, err
		}
	}
	if workflow == nil {
		return nil, errors.New("no Workflow given")
	}
	for _, p := range params {
		name, value, _ := strings.Cut(p, "=")
		setArgument(workflow, name, value)
	}
	var last *unstructured.Unstructured
	return func(ctx context.Context) (*unstructured.Unstructured, error) {
		if last != nil { // its name may be the next one's
			if err := r.wf.ArgoprojV1alpha1().Workflows(r.namespace).Delete(ctx, last.GetName(), metav1.DeleteOptions{}); err != nil {
				return nil, err
			}
		}
		last, err = create(workflow.DeepCopy())
		return last, err
	}, nil
}

func started(u *unstructured.Unstructured) (*unstructured.Unstructured, error) {
	var wf *wfv1.Workflow
	if u.GetKind() == "CronWorkflow" {
		var cron wfv1.CronWorkflow
		if err := runtime.DefaultUnstructuredConverter.FromUnstructured(u.Object, &cron); err != nil {
			return nil, err
		}
		wf = common.ConvertCronWorkflowToWorkflow(&cron)
	} else {
		wf = common.NewWorkflowFromWorkflowTemplate(u.GetName(), u.GetKind() == "ClusterWorkflowTemplate")
	}
	object, err := runtime.DefaultUnstructuredConverter.ToUnstructured(wf)
	if err != nil {
		return nil, err
	}
	delete(object, "status")
	out := &unstructured.Unstructured{Object: object}
	out.SetGroupVersionKind(schema.GroupVersionKind{Group: "argoproj.io", Version: "v1alpha1", Kind: "Workflow"})
	out.SetOwnerReferences(nil)
	return out, nil
}

func setArgument(u *unstructured.Unstructured, name, value string) {
	list, _, _ := unstructured.NestedSlice(u.Object, "spec", "arguments", "parameters")
	for _, p := range list {
		if m, ok := p.(map[string]interface{}); ok && m["name"] == name {
			m["value"] = value
			unstructured.SetNestedSlice(u.Object, list, "spec", "arguments", "parameters")
			return
		}
	}
	list = append(list, map[string]interface{}{"name": name, "value": value})
	unstructured.SetNestedSlice(u.Object, list, "spec", "arguments", "parameters")
}

// follow plays the workflow's pods until it is complete.
func (r *runner) follow(ctx context.Context, workflow *unstructured.Unstructured) (Report, error) {
	begin := time.Now()
	playing, stop := context.WithCancel(ctx)
	defer stop()
	go func() {
		if err := r.kubelet.watchPods(playing, r.since); err != nil {
			r.kubelet.note(err)
		}
	}()
	workflows := r.wf.ArgoprojV1alpha1().Workflows(r.namespace)
	w, err := watchtools.NewRetryWatcher(r.since, &cache.ListWatch{WatchFunc: func(o metav1.ListOptions) (watch.Interface, error) {
		return workflows.Watch(ctx, o)
	}})
	if err != nil {
		return Report{}, err
	}
	defer w.Stop()
	started, finished, resumed, change := map[string]int{}, map[string]int{}, map[string]bool{}, 0
	var wf *wfv1.Workflow
	for done := false; !done; {
		select {
		case <-ctx.Done():
			done = true
		case event, open := <-w.ResultChan():
			seen, ok := event.Object.(*wfv1.Workflow)
			if !open || !ok || seen.UID != workflow.GetUID() {
				done = !open
				continue
			}
			wf = seen
			if err := packer.DecompressWorkflow(wf); err != nil {
				return Report{}, err
			}
			changed := false // number only the changes in which a node appeared or ended
			for id, node := range wf.Status.Nodes {
				if started[id] == 0 {
					started[id], changed = change+1, true
				}
				if finished[id] == 0 && node.Fulfilled() {
					finished[id], changed = change+1, true
				}
			}
			if changed {
				change++
			}
			for _, node := range wf.Status.Nodes {
				if node.IsActiveSuspendNode() && !resumed[node.ID] {
					resumed[node.ID] = true
					go r.resume(ctx, wf.DeepCopy(), node)
				}
			}
			if root, err := wf.Status.Nodes.Get(wf.NodeID(wf.Name)); err == nil && root.Fulfilled() {
				r.kubelet.endDaemons(ctx)
			}
			done = wf.Labels[common.LabelKeyCompleted] == "true"
		}
	}
	report := Report{Workflow: workflow.GetName(), Seconds: float64(time.Since(begin).Milliseconds()) / 1000}
	if wf == nil {
		report.TimedOut = true
		return report, nil
	}
	report.TimedOut = wf.Labels[common.LabelKeyCompleted] != "true"
	report.Phase, report.Message = string(wf.Status.Phase), wf.Status.Message
	report.Outputs = values(wf.Status.Outputs)
	for _, node := range wf.Status.Nodes {
		out := describe(wf, node)
		out.Started, out.Finished = started[node.ID], finished[node.ID]
		report.Nodes = append(report.Nodes, out)
	}
	sort.Slice(report.Nodes, func(i, j int) bool {
		a, b := report.Nodes[i], report.Nodes[j]
		if a.Started != b.Started {
			return a.Started < b.Started
		}
		return a.Name < b.Name
	})
	r.kubelet.mutex.Lock()
	defer r.kubelet.mutex.Unlock()
	report.Pods, report.RigErrors = r.kubelet.report, r.kubelet.errors
	return report, nil
}

// resume ends a suspend node as a person would; one with a duration ends by itself unless a rule names it.
func (r *runner) resume(ctx context.Context, wf *wfv1.Workflow, node wfv1.NodeStatus) {
	step, ok := r.kubelet.table.step(wfutil.GetTemplateFromNode(node), shortName(wf.Name, node.Name), node.DisplayName)
	tmpl := wf.GetTemplateByName(wfutil.GetTemplateFromNode(node))
	if !ok && tmpl != nil && tmpl.Suspend != nil && tmpl.Suspend.Duration != "" {
		return
	}
	sleep(ctx, time.Duration(step.Seconds*float64(time.Second)))
	set := wfutil.SetOperationValues{Phase: wfv1.NodeSucceeded, OutputParameters: step.Parameters}
	if step.ExitCode != 0 {
		set.Phase, set.Message = wfv1.NodeFailed, step.Message
	}
	err := wfutil.SetWorkflow(ctx, r.wf.ArgoprojV1alpha1().Workflows(r.namespace), hydrator.Noop, wf.Name, "id="+node.ID, set)
	if err != nil && ctx.Err() == nil {
		r.kubelet.note(fmt.Errorf("resume %s: %w", node.Name, err))
	}
}

func describe(wf *wfv1.Workflow, node wfv1.NodeStatus) Node {
	out := Node{
		Name: shortName(wf.Name, node.Name), Type: string(node.Type), Phase: string(node.Phase),
		Template: wfutil.GetTemplateFromNode(node), Message: node.Message, Outputs: values(node.Outputs),
	}
	if node.Inputs != nil {
		out.Inputs = values(&wfv1.Outputs{Parameters: node.Inputs.Parameters})
	}
	if node.Outputs != nil {
		if node.Outputs.ExitCode != nil {
			out.ExitCode = *node.Outputs.ExitCode
		}
		for _, a := range node.Outputs.Artifacts {
			key, _ := a.GetKey()
			out.Artifacts = append(out.Artifacts, a.Name+"="+strings.ReplaceAll(key, wf.Name, "{workflow}"))
		}
	}
	for _, id := range node.Children {
		if child, err := wf.Status.Nodes.Get(id); err == nil {
			out.Children = append(out.Children, shortName(wf.Name, child.Name))
		}
	}
	return out
}

func values(outputs *wfv1.Outputs) map[string]string {
	if outputs == nil {
		return nil
	}
	out := map[string]string{}
	for _, p := range outputs.Parameters {
		if p.Value != nil {
			out[p.Name] = p.Value.String()
		}
	}
	if outputs.Result != nil {
		out["result"] = *outputs.Result
	}
	return out
}

// clean deletes what the run made. The empty namespace stays: no controller here would end it.
func (r *runner) clean() {
	ctx, cancel := context.WithTimeout(context.Background(), 20*time.Second)
	defer cancel()
	now := metav1.DeleteOptions{GracePeriodSeconds: new(int64)}
	for _, resource := range []schema.GroupVersionResource{
		{Group: "argoproj.io", Version: "v1alpha1", Resource: "workflows"},
		{Group: "argoproj.io", Version: "v1alpha1", Resource: "cronworkflows"},
		{Group: "argoproj.io", Version: "v1alpha1", Resource: "workflowtemplates"},
		{Group: "argoproj.io", Version: "v1alpha1", Resource: "workflowtasksets"},
		{Group: "argoproj.io", Version: "v1alpha1", Resource: "workflowtaskresults"},
		{Version: "v1", Resource: "pods"},
		{Version: "v1", Resource: "persistentvolumeclaims"},
		{Version: "v1", Resource: "configmaps"},
		{Version: "v1", Resource: "secrets"},
		{Version: "v1", Resource: "serviceaccounts"},
		{Version: "v1", Resource: "events"},
	} {
		r.dyn.Resource(resource).Namespace(r.namespace).DeleteCollection(ctx, now, metav1.ListOptions{})
	}
	for _, f := range r.global {
		f()
	}
}
