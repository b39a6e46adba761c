// SPDX-License-Identifier: Apache-2.0

package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"path"
	"strings"
	"sync"
	"time"

	"github.com/argoproj/argo-workflows/v3/pkg/apis/workflow"
	wfv1 "github.com/argoproj/argo-workflows/v3/pkg/apis/workflow/v1alpha1"
	wfclientset "github.com/argoproj/argo-workflows/v3/pkg/client/clientset/versioned"
	"github.com/argoproj/argo-workflows/v3/workflow/common"
	corev1 "k8s.io/api/core/v1"
	apierrors "k8s.io/apimachinery/pkg/api/errors"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/types"
	"k8s.io/apimachinery/pkg/watch"
	"k8s.io/client-go/kubernetes"
	"k8s.io/client-go/tools/cache"
	watchtools "k8s.io/client-go/tools/watch"
	"k8s.io/utils/ptr"
)

// kubelet plays the pods of one namespace: it moves them through the phases that a kubelet would, and
// reports outputs as Argo's executor would (in a WorkflowTaskResult), but runs nothing.
type kubelet struct {
	kube      kubernetes.Interface
	wf        wfclientset.Interface
	namespace string
	table     *Table
	pause     time.Duration // how long a pod runs when its step does not say

	mutex   sync.Mutex
	report  []PodReport
	errors  []string
	daemons []*corev1.Pod
}

// PodReport is what one pod was asked to do, in the order of the pods' creation.
type PodReport struct {
	Node        string            `json:"node"`
	Template    string            `json:"template,omitempty"`
	Image       string            `json:"image,omitempty"`
	Command     []string          `json:"command,omitempty"`
	Args        []string          `json:"args,omitempty"`
	Labels      map[string]string `json:"labels,omitempty"` // without Argo's own, and so the annotations
	Annotations map[string]string `json:"annotations,omitempty"`
	ExitCode    int32             `json:"exitCode"`
	Outputs     map[string]string `json:"outputs,omitempty"`   // output parameters as reported
	Unstubbed   []string          `json:"unstubbed,omitempty"` // outputs that no rule gave: a default was reported
}

// watchPods follows the namespace's pods until ctx ends.
func (k *kubelet) watchPods(ctx context.Context, since string) error {
	w, err := watchtools.NewRetryWatcher(since, &cache.ListWatch{WatchFunc: func(o metav1.ListOptions) (watch.Interface, error) {
		return k.kube.CoreV1().Pods(k.namespace).Watch(ctx, o)
	}})
	if err != nil {
		return err
	}
	defer w.Stop()
	for {
		select {
		case <-ctx.Done():
			return nil
		case event, open := <-w.ResultChan():
			if !open {
				return nil
			}
			if pod, ok := event.Object.(*corev1.Pod); ok && event.Type == watch.Added {
				k.play(ctx, pod)
			}
		}
	}
}

// play decides at once what a pod does (so that rules count pods in order), and does it in its own time.
func (k *kubelet) play(ctx context.Context, pod *corev1.Pod) {
	switch pod.Labels[common.LabelKeyComponent] {
	case "agent":
		go func() { k.note(k.playAgent(ctx, pod)) }()
		return
	case "":
	default: // artifact garbage collection: nothing was stored
		go func() { k.note(k.finish(ctx, pod, Step{})) }()
		return
	}
	tmpl, env, err := templateOf(pod)
	if err != nil {
		k.note(fmt.Errorf("pod %s: %w", pod.Name, err))
		return
	}
	node := shortName(pod.Labels[common.LabelKeyWorkflow], pod.Annotations[common.AnnotationKeyNodeName])
	step, _ := k.table.step(tmpl.Name, node, displayName(node))
	outputs, unstubbed := outputsOf(tmpl, step, env[common.EnvVarIncludeScriptOutput] == "true")
	report := PodReport{Node: node, Template: tmpl.Name, ExitCode: step.ExitCode, Unstubbed: unstubbed}
	report.Labels, report.Annotations = withoutArgos(pod.Labels), withoutArgos(pod.Annotations)
	for _, c := range pod.Spec.Containers {
		if c.Name == common.MainContainerName {
			report.Image, report.Command, report.Args = c.Image, withoutEmissary(c.Command), c.Args
		}
	}
	if outputs != nil {
		report.Outputs = map[string]string{}
		for _, p := range outputs.Parameters {
			report.Outputs[p.Name] = p.Value.String()
		}
		if outputs.Result != nil {
			report.Outputs["result"] = *outputs.Result
		}
	}
	k.mutex.Lock()
	k.report = append(k.report, report)
	k.mutex.Unlock()
	go func() {
		if err := k.playNode(ctx, pod, tmpl, step, outputs); err != nil {
			k.note(fmt.Errorf("pod %s: %w", pod.Name, err))
		}
	}()
}

func (k *kubelet) playNode(ctx context.Context, pod *corev1.Pod, tmpl *wfv1.Template, step Step, outputs *wfv1.Outputs) error {
	if err := k.start(ctx, pod); err != nil {
		return err
	}
	if tmpl.IsDaemon() {
		k.mutex.Lock()
		k.daemons = append(k.daemons, pod)
		k.mutex.Unlock()
		return nil
	}
	// The executor's order: a placeholder at the start, the outputs at the end, then the label that says
	// that there is no more to come.
	results := k.wf.ArgoprojV1alpha1().WorkflowTaskResults(k.namespace)
	result := &wfv1.WorkflowTaskResult{ObjectMeta: metav1.ObjectMeta{
		Name: pod.Annotations[common.AnnotationKeyNodeID],
		Labels: map[string]string{
			common.LabelKeyWorkflow:               pod.Labels[common.LabelKeyWorkflow],
			common.LabelKeyReportOutputsCompleted: "false",
		},
		OwnerReferences: pod.OwnerReferences,
	}}
	for i := range result.OwnerReferences { // the executor's reference is a plain one
		result.OwnerReferences[i].Controller, result.OwnerReferences[i].BlockOwnerDeletion = nil, nil
	}
	result, err := results.Create(ctx, result, metav1.CreateOptions{})
	if err != nil {
		return err
	}
	seconds := time.Duration(step.Seconds * float64(time.Second))
	if seconds == 0 {
		seconds = k.pause
	}
	if limit := pod.Spec.ActiveDeadlineSeconds; limit != nil && seconds > time.Duration(*limit)*time.Second {
		sleep(ctx, time.Duration(*limit)*time.Second)
		step.ExitCode, step.Message, outputs = 143, "DeadlineExceeded", nil
	} else {
		sleep(ctx, seconds)
	}
	if outputs != nil {
		result.Outputs = outputs
	}
	result.Labels[common.LabelKeyReportOutputsCompleted] = "true"
	if _, err := results.Update(ctx, result, metav1.UpdateOptions{}); err != nil {
		return err
	}
	return k.finish(ctx, pod, step)
}

func (k *kubelet) start(ctx context.Context, pod *corev1.Pod) error {
	now := metav1.Now()
	status := corev1.PodStatus{Phase: corev1.PodRunning, PodIP: "127.0.0.1", StartTime: &now}
	for _, c := range pod.Spec.InitContainers {
		status.InitContainerStatuses = append(status.InitContainerStatuses, corev1.ContainerStatus{
			Name: c.Name, Image: c.Image, Ready: true,
			State: corev1.ContainerState{Terminated: &corev1.ContainerStateTerminated{Reason: "Completed", StartedAt: now, FinishedAt: now}},
		})
	}
	for _, c := range pod.Spec.Containers {
		status.ContainerStatuses = append(status.ContainerStatuses, corev1.ContainerStatus{
			Name: c.Name, Image: c.Image, Ready: true, Started: ptr.To(true),
			State: corev1.ContainerState{Running: &corev1.ContainerStateRunning{StartedAt: now}},
		})
	}
	return k.patchStatus(ctx, pod, status)
}

func (k *kubelet) finish(ctx context.Context, pod *corev1.Pod, step Step) error {
	now := metav1.Now()
	status := corev1.PodStatus{Phase: corev1.PodSucceeded}
	for _, c := range pod.Spec.Containers {
		end := &corev1.ContainerStateTerminated{Reason: "Completed", StartedAt: pod.CreationTimestamp, FinishedAt: now}
		if step.ExitCode != 0 && c.Name != common.WaitContainerName {
			end.ExitCode, end.Reason, end.Message = step.ExitCode, "Error", step.Message
			status.Phase = corev1.PodFailed
		}
		status.ContainerStatuses = append(status.ContainerStatuses, corev1.ContainerStatus{
			Name: c.Name, Image: c.Image, State: corev1.ContainerState{Terminated: end},
		})
	}
	return k.patchStatus(ctx, pod, status)
}

func (k *kubelet) patchStatus(ctx context.Context, pod *corev1.Pod, status corev1.PodStatus) error {
	data, err := json.Marshal(map[string]any{"status": status})
	if err != nil {
		return err
	}
	_, err = k.kube.CoreV1().Pods(k.namespace).Patch(ctx, pod.Name, types.MergePatchType, data, metav1.PatchOptions{}, "status")
	return err
}

// endDaemons ends the pods of daemon templates. The controller does that by a command in the pod, which
// needs a real kubelet; here they end when the workflow's root node has.
func (k *kubelet) endDaemons(ctx context.Context) {
	k.mutex.Lock()
	daemons := k.daemons
	k.daemons = nil
	k.mutex.Unlock()
	for _, pod := range daemons {
		if err := k.finish(ctx, pod, Step{}); err != nil && !apierrors.IsNotFound(err) {
			k.note(err)
		}
	}
}

// playAgent answers the HTTP (and plugin) tasks of a workflow, which one agent pod does for all of them.
func (k *kubelet) playAgent(ctx context.Context, pod *corev1.Pod) error {
	if err := k.start(ctx, pod); err != nil {
		return err
	}
	sets, name := k.wf.ArgoprojV1alpha1().WorkflowTaskSets(k.namespace), pod.Labels[common.LabelKeyWorkflow]
	done := map[string]bool{}
	for ; ctx.Err() == nil; sleep(ctx, 100*time.Millisecond) {
		set, err := sets.Get(ctx, name, metav1.GetOptions{})
		if err != nil {
			continue
		}
		nodes := map[string]wfv1.NodeResult{}
		for id, tmpl := range set.Spec.Tasks {
			if done[id] {
				continue
			}
			done[id] = true
			step, _ := k.table.step(tmpl.Name, id, id)
			outputs, unstubbed := outputsOf(&tmpl, step, true)
			k.mutex.Lock()
			k.report = append(k.report, PodReport{Node: id, Template: tmpl.Name, ExitCode: step.ExitCode, Unstubbed: unstubbed})
			k.mutex.Unlock()
			res := wfv1.NodeResult{Phase: wfv1.NodeSucceeded, Outputs: outputs, Message: step.Message}
			if step.ExitCode != 0 {
				res.Phase = wfv1.NodeFailed
			}
			nodes[id] = res
		}
		if len(nodes) == 0 {
			continue
		}
		data, err := json.Marshal(map[string]any{"status": wfv1.WorkflowTaskSetStatus{Nodes: nodes}})
		if err != nil {
			return err
		}
		if _, err := sets.Patch(ctx, name, types.MergePatchType, data, metav1.PatchOptions{}, "status"); err != nil {
			return err
		}
	}
	return nil
}

// outputsOf makes the outputs that a template declares, from what a step gives or from defaults.
func outputsOf(tmpl *wfv1.Template, step Step, captured bool) (outputs *wfv1.Outputs, unstubbed []string) {
	out := &wfv1.Outputs{}
	defaults := step.ExitCode == 0 && !step.NoOutputs
	for _, p := range tmpl.Outputs.Parameters {
		value, given := step.Parameters[p.Name]
		switch {
		case given:
		case p.ValueFrom == nil || p.ValueFrom.Parameter != "" || p.ValueFrom.Expression != "":
			continue // the controller's to work out
		case p.ValueFrom.Default != nil:
			value = p.ValueFrom.Default.String()
		case !defaults:
			continue
		default:
			value = "stub"
			unstubbed = append(unstubbed, p.Name)
		}
		p.Value = wfv1.AnyStringPtr(value)
		out.Parameters = append(out.Parameters, p)
	}
	if defaults {
		for _, a := range tmpl.Outputs.Artifacts {
			out.Artifacts = append(out.Artifacts, stored(tmpl, a))
		}
	}
	if step.Result != nil {
		out.Result = step.Result
	} else if captured && defaults {
		out.Result = ptr.To("stub")
		unstubbed = append(unstubbed, "result")
	}
	if !out.HasOutputs() {
		return nil, unstubbed
	}
	return out, unstubbed
}

// stored gives an output artifact the place where the executor would have put it.
func stored(tmpl *wfv1.Template, a wfv1.Artifact) wfv1.Artifact {
	if a.HasKey() || !tmpl.ArchiveLocation.HasKey() {
		return a
	}
	name := path.Base(a.Path)
	if a.Archive == nil || a.Archive.None == nil {
		name += ".tgz"
	}
	location, err := tmpl.ArchiveLocation.Get()
	if err != nil || a.SetType(location) != nil {
		return a
	}
	if key, err := tmpl.ArchiveLocation.GetKey(); err == nil {
		a.SetKey(path.Join(key, name))
	}
	return a
}

// templateOf reads a pod's template, its inputs filled in, where the controller leaves it for the executor.
func templateOf(pod *corev1.Pod) (*wfv1.Template, map[string]string, error) {
	env := map[string]string{}
	for _, c := range append(append([]corev1.Container{}, pod.Spec.InitContainers...), pod.Spec.Containers...) {
		for _, e := range c.Env {
			if strings.HasPrefix(e.Name, "ARGO_") && e.Value != "" {
				env[e.Name] = e.Value
			}
		}
	}
	text := env[common.EnvVarTemplate]
	if text == "" || text == common.EnvVarTemplateOffloaded {
		return nil, nil, fmt.Errorf("no template in %s %s", workflow.WorkflowFullName, common.EnvVarTemplate)
	}
	var tmpl wfv1.Template
	return &tmpl, env, json.Unmarshal([]byte(text), &tmpl)
}

// withoutEmissary drops the executor's own wrapper from a container's command.
func withoutEmissary(command []string) []string {
	for i, word := range command {
		if word == "--" && i > 0 && strings.HasSuffix(command[0], "argoexec") {
			return command[i+1:]
		}
	}
	return command
}

// withoutArgos drops the labels or annotations that are Argo's own, and those that say what to look at first.
func withoutArgos(entries map[string]string) map[string]string {
	out := map[string]string{}
	for key, value := range entries {
		if !strings.HasPrefix(key, workflow.WorkflowFullName+"/") && key != "kubectl.kubernetes.io/default-container" {
			out[key] = value
		}
	}
	return out
}

// shortName leaves the workflow's name, which is often a random one, out of a node's: the root is ".".
func shortName(workflowName, name string) string {
	if name == workflowName {
		return "."
	}
	return strings.TrimPrefix(name, workflowName)
}

// displayName is the last part of a node's name: "wf.a.b(0)" gives "b(0)", "wf[0].c" gives "c".
func displayName(name string) string {
	depth := 0
	for i := len(name) - 1; i >= 0; i-- { // a loop's item, in brackets, can hold dots
		switch name[i] {
		case ')':
			depth++
		case '(':
			depth--
		case '.':
			if depth == 0 {
				return name[i+1:]
			}
		}
	}
	return name
}

// note keeps an error of the rig's own for the report; one that comes of the run's end is none.
func (k *kubelet) note(err error) {
	if err != nil && !errors.Is(err, context.Canceled) && !errors.Is(err, context.DeadlineExceeded) {
		k.mutex.Lock()
		k.errors = append(k.errors, err.Error())
		k.mutex.Unlock()
	}
}

func sleep(ctx context.Context, d time.Duration) {
	select {
	case <-ctx.Done():
	case <-time.After(d):
	}
}
