package words

import "testing"

func TestGreeting(t *testing.T) {
	if got := Greeting("Ada"); got != "hello Ada" {
		t.Fatalf("got %q", got)
	}
}
