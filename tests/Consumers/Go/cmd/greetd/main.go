package main

import (
	"fmt"
	"os"

	"example.org/greet/internal/words"
)

var version = "unknown"

func main() {
	if len(os.Args) > 1 && os.Args[1] == "--version" {
		fmt.Println("greetd " + version)
		return
	}
	fmt.Println(words.Greeting("from greetd"))
}
