"""Results to text and JSON. Every function here returns text or plain data and prints nothing."""
