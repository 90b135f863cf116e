// Package words knows what to say.
package words

// Greeting says hello to somebody.
func Greeting(name string) string {
	return "hello " + name
}
