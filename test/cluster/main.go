// SPDX-License-Identifier: Apache-2.0

// Kfir's test cluster: a real Kubernetes API (etcd and kube-apiserver) and the real Argo
// workflow-controller in one program, with pods that are played instead of run.
//
//	kfir-cluster up   start etcd, kube-apiserver and the controller in the background
//	kfir-cluster run  submit manifests, play their pods from a stub table, print the node tree
//	kfir-cluster down stop what up started
//
// The other commands (etcd, kube-apiserver, controller) are the background processes themselves.
package main

import (
	"fmt"
	"os"

	"go.etcd.io/etcd/server/v3/etcdmain"
	"k8s.io/component-base/cli"
	"k8s.io/kubernetes/cmd/kube-apiserver/app"
)

func main() {
	command := ""
	if len(os.Args) > 1 {
		command = os.Args[1]
		os.Args = append([]string{command}, os.Args[2:]...)
	}
	var err error
	switch command {
	case "up":
		err = up(os.Args[1:])
	case "run":
		err = run(os.Args[1:])
	case "down":
		err = down(os.Args[1:])
	case "controller":
		err = controllerMain(os.Args[1:])
	case "etcd":
		etcdmain.Main(os.Args)
	case "kube-apiserver":
		os.Exit(cli.Run(app.NewAPIServerCommand()))
	default:
		err = fmt.Errorf("usage: kfir-cluster up|run|down [flags]")
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "kfir-cluster:", err)
		os.Exit(1)
	}
}
