"""One module a question: its SQL, and the rows made of the answer."""
