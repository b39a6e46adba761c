// SPDX-License-Identifier: Apache-2.0

package main

import (
	"context"
	"crypto/rand"
	"crypto/rsa"
	"crypto/x509"
	"encoding/hex"
	"encoding/json"
	"encoding/pem"
	"errors"
	"flag"
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"time"

	corev1 "k8s.io/api/core/v1"
	apierrors "k8s.io/apimachinery/pkg/api/errors"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
	"k8s.io/apimachinery/pkg/runtime/schema"
	"k8s.io/client-go/dynamic"
	"k8s.io/client-go/kubernetes"
	"k8s.io/client-go/rest"
	"k8s.io/client-go/tools/clientcmd"
	"sigs.k8s.io/yaml"
)

const (
	systemNamespace = "argo"                          // where the controller's config map is
	configMapName   = "workflow-controller-configmap" // the controller's own name for it
)

// process is one background process: its start time tells it from a later one with the same id.
type process struct {
	Name    string `json:"name"`
	PID     int    `json:"pid"`
	Started string `json:"started"`
}

func defaultDir() string { return filepath.Join(os.TempDir(), "kfir-cluster") }

func statePath(dir string) string      { return filepath.Join(dir, "processes.json") }
func kubeconfigPath(dir string) string { return filepath.Join(dir, "kubeconfig") }

// The controller reads this once, when it starts. The bucket is never opened: only the location that
// the controller derives from it (the key of each artifact) matters.
const controllerConfig = `
metricsConfig: {enabled: false}
telemetryConfig: {enabled: false}
artifactRepository:
  s3:
    bucket: stub
    endpoint: 127.0.0.1:1
    insecure: true
    accessKeySecret: {name: stub, key: accesskey}
    secretKeySecret: {name: stub, key: secretkey}
`

func up(args []string) (err error) {
	flags := flag.NewFlagSet("up", flag.ExitOnError)
	dir := flags.String("dir", defaultDir(), "state folder: data, logs, kubeconfig (emptied first)")
	crds := flags.String("crds", "", "folder with Argo's CustomResourceDefinition manifests")
	requeue := flags.Duration("requeue", 200*time.Millisecond, "the controller's DEFAULT_REQUEUE_TIME")
	flags.Parse(args)
	if *crds == "" {
		return errors.New("up: -crds is required")
	}
	if _, err := os.Stat(statePath(*dir)); err == nil {
		return fmt.Errorf("up: %s is in use: run down first", *dir)
	}
	os.RemoveAll(*dir)
	if err := os.MkdirAll(*dir, 0o700); err != nil {
		return err
	}
	defer func() {
		if err != nil { // its logs stay
			stop(*dir)
			os.Remove(statePath(*dir))
		}
	}()
	begin := time.Now()

	ports, err := freePorts(3)
	if err != nil {
		return err
	}
	token, err := writeCredentials(*dir)
	if err != nil {
		return err
	}
	etcdURL, peerURL := "http://127.0.0.1:"+ports[0], "http://127.0.0.1:"+ports[1]
	if err := spawn(*dir, "etcd", nil,
		"--data-dir="+filepath.Join(*dir, "etcd"), "--name=one", "--log-level=warn",
		"--listen-client-urls="+etcdURL, "--advertise-client-urls="+etcdURL,
		"--listen-peer-urls="+peerURL, "--initial-advertise-peer-urls="+peerURL,
		"--initial-cluster=one="+peerURL, "--max-request-bytes=8388608", "--unsafe-no-fsync"); err != nil {
		return err
	}
	key := filepath.Join(*dir, "service-account.pem")
	if err := spawn(*dir, "kube-apiserver", nil,
		"--etcd-servers="+etcdURL, "--bind-address=127.0.0.1", "--advertise-address=127.0.0.1",
		"--secure-port="+ports[2], "--endpoint-reconciler-type=none", "--cert-dir="+filepath.Join(*dir, "pki"),
		"--token-auth-file="+filepath.Join(*dir, "tokens.csv"), "--authorization-mode=AlwaysAllow",
		"--service-account-issuer=https://kubernetes.default.svc", "--service-account-key-file="+key,
		"--service-account-signing-key-file="+key, "--service-cluster-ip-range=10.0.0.0/24",
		// No controller-manager makes service accounts here, and no pod ever uses one.
		"--disable-admission-plugins=ServiceAccount", "--allow-privileged=true", "--v=1"); err != nil {
		return err
	}
	if err := writeKubeconfig(*dir, ports[2], token); err != nil {
		return err
	}
	cfg, err := loadConfig(*dir)
	if err != nil {
		return err
	}
	ctx, cancel := context.WithTimeout(context.Background(), 2*time.Minute)
	defer cancel()
	kube, err := kubernetes.NewForConfig(cfg)
	if err != nil {
		return err
	}
	if err := poll(ctx, func() error {
		if err := alive(*dir); err != nil {
			return errFatal{err}
		}
		return kube.Discovery().RESTClient().Get().AbsPath("/readyz").Do(ctx).Error()
	}); err != nil {
		return fmt.Errorf("kube-apiserver: %w", err)
	}
	ready := time.Since(begin)

	if err := installCRDs(ctx, cfg, *crds); err != nil {
		return err
	}
	ns := &corev1.Namespace{ObjectMeta: metav1.ObjectMeta{Name: systemNamespace}}
	if _, err := kube.CoreV1().Namespaces().Create(ctx, ns, metav1.CreateOptions{}); err != nil {
		return err
	}
	cm := &corev1.ConfigMap{ObjectMeta: metav1.ObjectMeta{Name: configMapName}, Data: map[string]string{"config": controllerConfig}}
	if _, err := kube.CoreV1().ConfigMaps(systemNamespace).Create(ctx, cm, metav1.CreateOptions{}); err != nil {
		return err
	}
	env := []string{
		"DEFAULT_REQUEUE_TIME=" + requeue.String(),
		// A belt to the braces in controller.go: were anything to ask for the outside, it fails at once.
		"HTTP_PROXY=http://127.0.0.1:1", "HTTPS_PROXY=http://127.0.0.1:1", "NO_PROXY=127.0.0.1",
		"GOOGLE_APPLICATION_CREDENTIALS=/dev/null", "GCE_METADATA_HOST=127.0.0.1:1", "AWS_EC2_METADATA_DISABLED=true",
	}
	if err := spawn(*dir, "controller", env, "-kubeconfig="+kubeconfigPath(*dir)); err != nil {
		return err
	}
	// The controller has started when it has made its first watch: it says so in a file.
	if err := poll(ctx, func() error {
		if err := alive(*dir); err != nil {
			return errFatal{err}
		}
		_, err := os.Stat(filepath.Join(*dir, "controller.ready"))
		return err
	}); err != nil {
		return fmt.Errorf("controller: %w", err)
	}
	fmt.Printf("up in %.1f s (API after %.1f s); KUBECONFIG=%s\n", time.Since(begin).Seconds(), ready.Seconds(), kubeconfigPath(*dir))
	return nil
}

func down(args []string) error {
	flags := flag.NewFlagSet("down", flag.ExitOnError)
	dir := flags.String("dir", defaultDir(), "state folder given to up")
	keep := flags.Bool("keep", false, "keep the state folder (its logs)")
	flags.Parse(args)
	if err := stop(*dir); err != nil {
		return err
	}
	if *keep {
		return os.Remove(statePath(*dir))
	}
	return os.RemoveAll(*dir)
}

// spawn starts this program again as a background process and notes its id.
func spawn(dir, name string, env []string, args ...string) error {
	self, err := os.Executable()
	if err != nil {
		return err
	}
	log, err := os.Create(filepath.Join(dir, name+".log"))
	if err != nil {
		return err
	}
	defer log.Close()
	cmd := exec.Command(self, append([]string{name}, args...)...)
	cmd.Env = append(os.Environ(), env...)
	cmd.Stdout, cmd.Stderr = log, log
	cmd.Dir = dir
	cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true} // outlives the shell that ran up
	if err := cmd.Start(); err != nil {
		return err
	}
	procs := append(processes(dir), process{name, cmd.Process.Pid, startTime(cmd.Process.Pid)})
	go cmd.Wait() // so that one that ends early is not taken for a live one
	data, _ := json.Marshal(procs)
	return os.WriteFile(statePath(dir), data, 0o600)
}

func processes(dir string) (procs []process) {
	data, err := os.ReadFile(statePath(dir))
	if err == nil {
		json.Unmarshal(data, &procs)
	}
	return procs
}

// startTime is when a process started, in the kernel's ticks; "" where there is none (or it is a zombie).
func startTime(pid int) string {
	data, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	if err != nil {
		return ""
	}
	_, rest, _ := strings.Cut(string(data), ") ") // the name before it can hold blanks
	fields := strings.Fields(rest)
	if len(fields) < 20 || fields[0] == "Z" {
		return ""
	}
	return fields[19]
}

func (p process) running() bool { return p.Started != "" && startTime(p.PID) == p.Started }

func alive(dir string) error {
	for _, p := range processes(dir) {
		if !p.running() {
			return fmt.Errorf("%s ended: see %s", p.Name, filepath.Join(dir, p.Name+".log"))
		}
	}
	return nil
}

// stop ends the noted processes, the last started first, and only those that are still the same ones.
func stop(dir string) error {
	procs := processes(dir)
	for i := len(procs) - 1; i >= 0; i-- {
		p := procs[i]
		deadline := time.Now().Add(10 * time.Second)
		for sig := syscall.SIGTERM; p.running(); time.Sleep(50 * time.Millisecond) {
			if time.Now().After(deadline) {
				sig = syscall.SIGKILL
			}
			syscall.Kill(p.PID, sig)
		}
	}
	return nil
}

func freePorts(n int) (ports []string, err error) {
	for i := 0; i < n; i++ {
		l, err := net.Listen("tcp", "127.0.0.1:0")
		if err != nil {
			return nil, err
		}
		defer l.Close() // only at the end: all n are different
		_, port, _ := net.SplitHostPort(l.Addr().String())
		ports = append(ports, port)
	}
	return ports, nil
}

func writeCredentials(dir string) (token string, err error) {
	raw := make([]byte, 16)
	if _, err := rand.Read(raw); err != nil {
		return "", err
	}
	token = hex.EncodeToString(raw)
	if err := os.WriteFile(filepath.Join(dir, "tokens.csv"), []byte(token+",admin,admin,system:masters\n"), 0o600); err != nil {
		return "", err
	}
	key, err := rsa.GenerateKey(rand.Reader, 2048)
	if err != nil {
		return "", err
	}
	block := &pem.Block{Type: "RSA PRIVATE KEY", Bytes: x509.MarshalPKCS1PrivateKey(key)}
	return token, os.WriteFile(filepath.Join(dir, "service-account.pem"), pem.EncodeToMemory(block), 0o600)
}

func writeKubeconfig(dir, port, token string) error {
	return os.WriteFile(kubeconfigPath(dir), []byte(fmt.Sprintf(`apiVersion: v1
kind: Config
current-context: kfir
contexts: [{name: kfir, context: {cluster: kfir, user: admin}}]
clusters: [{name: kfir, cluster: {server: "https://127.0.0.1:%s", insecure-skip-tls-verify: true}}]
users: [{name: admin, user: {token: %s}}]
`, port, token)), 0o600)
}

func loadConfig(dir string) (*rest.Config, error) {
	cfg, err := clientcmd.BuildConfigFromFlags("", kubeconfigPath(dir))
	if err != nil {
		return nil, fmt.Errorf("%w (is the cluster up?)", err)
	}
	cfg.QPS, cfg.Burst = 500, 1000
	return cfg, nil
}

func installCRDs(ctx context.Context, cfg *rest.Config, folder string) error {
	dyn, err := dynamic.NewForConfig(cfg)
	if err != nil {
		return err
	}
	crds := dyn.Resource(schema.GroupVersionResource{Group: "apiextensions.k8s.io", Version: "v1", Resource: "customresourcedefinitions"})
	files, err := filepath.Glob(filepath.Join(folder, "argoproj.io_*.yaml"))
	if err != nil || len(files) == 0 {
		return fmt.Errorf("no CRDs in %s (%v)", folder, err)
	}
	var names []string
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		var u unstructured.Unstructured
		if err := yaml.Unmarshal(data, &u.Object); err != nil {
			return fmt.Errorf("%s: %w", file, err)
		}
		repairSchema(u.Object)
		if _, err := crds.Create(ctx, &u, metav1.CreateOptions{}); err != nil && !apierrors.IsAlreadyExists(err) {
			return fmt.Errorf("%s: %w", file, err)
		}
		names = append(names, u.GetName())
	}
	for _, name := range names {
		if err := poll(ctx, func() error {
			u, err := crds.Get(ctx, name, metav1.GetOptions{})
			if err != nil {
				return err
			}
			conditions, _, _ := unstructured.NestedSlice(u.Object, "status", "conditions")
			for _, c := range conditions {
				if m := c.(map[string]interface{}); m["type"] == "Established" && m["status"] == "True" {
					return nil
				}
			}
			return fmt.Errorf("%s is not established", name)
		}); err != nil {
			return err
		}
	}
	return nil
}

// repairSchema mends two faults of Argo's full CRDs of some versions: fields without a type (a template
// within a template), which an API server refuses, and objects without a single property (an item of
// withItems, the metadata of a volume claim), which refuse all values. Both come to take anything.
func repairSchema(value interface{}) {
	switch v := value.(type) {
	case []interface{}:
		for _, item := range v {
			repairSchema(item)
		}
	case map[string]interface{}:
		if root, ok := v["openAPIV3Schema"].(map[string]interface{}); ok {
			if properties, ok := root["properties"].(map[string]interface{}); ok {
				delete(properties, "metadata") // the object's own is the API server's business
			}
		}
		schemas := []interface{}{v["items"], v["openAPIV3Schema"]}
		if properties, ok := v["properties"].(map[string]interface{}); ok {
			for _, p := range properties {
				schemas = append(schemas, p)
			}
		}
		for _, s := range schemas {
			if m, ok := s.(map[string]interface{}); ok {
				_, either := m["x-kubernetes-int-or-string"]
				_, open := m["x-kubernetes-preserve-unknown-fields"]
				if m["type"] == "object" && !open && m["properties"] == nil && m["additionalProperties"] == nil {
					delete(m, "type")
				}
				if m["type"] == nil && !either {
					m["x-kubernetes-preserve-unknown-fields"] = true
				}
				if _, items := m["items"]; m["type"] == "array" && !items {
					m["items"] = map[string]interface{}{"x-kubernetes-preserve-unknown-fields": true}
				}
			}
		}
		for _, item := range v {
			repairSchema(item)
		}
	}
}

type errFatal struct{ error }

// poll repeats f until it gives no error, a fatal one, or ctx ends.
func poll(ctx context.Context, f func() error) error {
	for {
		err := f()
		var fatal errFatal
		if err == nil || errors.As(err, &fatal) {
			return err
		}
		select {
		case <-ctx.Done():
			return fmt.Errorf("%w: %v", ctx.Err(), err)
		case <-time.After(50 * time.Millisecond):
		}
	}
}
