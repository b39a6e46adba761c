// SPDX-License-Identifier: Apache-2.0

package main

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/signal"
	"path/filepath"
	"strings"
	"syscall"

	wfclientset "github.com/argoproj/argo-workflows/v3/pkg/client/clientset/versioned"
	"github.com/argoproj/argo-workflows/v3/workflow/controller"
	"github.com/google/go-containerregistry/pkg/v1/remote"
	"k8s.io/client-go/kubernetes"
)

// controllerMain runs Argo's own controller, unchanged, on the cluster of a kubeconfig. It stands in for
// upstream's main: no leader election and no listening ports.
func controllerMain(args []string) error {
	flags := flag.NewFlagSet("controller", flag.ExitOnError)
	kubeconfig := flags.String("kubeconfig", "", "kubeconfig file")
	flags.Parse(args)
	dir := filepath.Dir(*kubeconfig)
	cfg, err := loadConfig(dir)
	if err != nil {
		return err
	}
	kube, err := kubernetes.NewForConfig(cfg)
	if err != nil {
		return err
	}
	wf, err := wfclientset.NewForConfig(cfg)
	if err != nil {
		return err
	}
	remote.DefaultTransport = stubRegistry{}
	ctx, cancel := signal.NotifyContext(context.Background(), syscall.SIGTERM, syscall.SIGINT)
	defer cancel()
	wfc, err := controller.NewWorkflowController(ctx, cfg, kube, wf, systemNamespace, "", "argoexec:stub", "", "text", configMapName, false)
	if err != nil {
		return err
	}
	go wfc.Run(ctx, 4, 1, 4, 1, 1)
	if err := os.WriteFile(filepath.Join(dir, "controller.ready"), nil, 0o600); err != nil {
		return err
	}
	<-ctx.Done()
	return nil
}

// stubRegistry answers the controller's look-up of an image's entrypoint, which it makes for a container
// without a command. Every image has the same entrypoint here, and nothing leaves the process.
type stubRegistry struct{}

func (stubRegistry) RoundTrip(req *http.Request) (*http.Response, error) {
	config := []byte(`{"architecture":"amd64","os":"linux","config":{"Entrypoint":["/stub-entrypoint"]},"rootfs":{"type":"layers","diff_ids":[]}}`)
	contentType, body, status := "application/json", []byte("{}"), http.StatusOK
	switch path := req.URL.Path; {
	case path == "/v2/":
	case strings.Contains(path, "/manifests/"):
		contentType = "application/vnd.docker.distribution.manifest.v2+json"
		body, _ = json.Marshal(map[string]any{
			"schemaVersion": 2, "mediaType": contentType, "layers": []any{},
			"config": map[string]any{
				"mediaType": "application/vnd.docker.container.image.v1+json",
				"size":      len(config), "digest": fmt.Sprintf("sha256:%x", sha256.Sum256(config)),
			},
		})
	case strings.Contains(path, "/blobs/"):
		body = config
	default:
		status = http.StatusNotFound
	}
	return &http.Response{
		StatusCode: status, Status: http.StatusText(status), Proto: "HTTP/1.1", ProtoMajor: 1, ProtoMinor: 1,
		Header:        http.Header{"Content-Type": {contentType}},
		ContentLength: int64(len(body)), Body: io.NopCloser(bytes.NewReader(body)), Request: req,
	}, nil
}
