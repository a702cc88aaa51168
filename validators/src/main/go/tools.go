//go:build tools

// Package tools names the daemon of the validators, so that go.sum pins everything it is built from.
package tools

import _ "github.com/cosmos/evm/cmd/evmd"
