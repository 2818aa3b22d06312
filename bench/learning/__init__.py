"""Does our way of scheduling teach more than others'? Simulated learners answer: docs/learning.md."""
